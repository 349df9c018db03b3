// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.source.SourceElement;

/**
 * What the declaration of a variable holds, found once, however often rules ask. Of parts that there should be only one of, the last.
 *
 * @param correctValues the number of values of the correct response; -1 when there is none
 * @param mapping its {@code qti-mapping}
 * @param areaMapping its {@code qti-area-mapping}
 * @param table its {@code qti-match-table} or {@code qti-interpolation-table}
 * @param correct the values of the first correct response
 * @param defaults the values of the first default value
 */
public record VariableParts(
        int correctValues,
        @Nullable SourceElement mapping,
        @Nullable SourceElement areaMapping,
        @Nullable SourceElement table,
        List<SourceElement> correct,
        List<SourceElement> defaults) {
    private static final VariableParts NONE = new VariableParts(-1, null, null, null, List.of(), List.of());

    /** Returns what a declaration holds; nothing when there is none. */
    static VariableParts of(@Nullable SourceElement declaration) {
        if (declaration == null || declaration.lastIndex() == declaration.index()) {
            return NONE;
        }
        List<SourceElement> correct = null;
        List<SourceElement> defaults = null;
        int correctValues = -1;
        SourceElement mapping = null;
        SourceElement areaMapping = null;
        SourceElement table = null;
        for (SourceElement child : declaration.children()) {
            if (!child.isQti()) {
                continue;
            }
            switch (child.name()) {
                case "qti-correct-response" -> {
                    List<SourceElement> values = child.children("qti-value");
                    correct = correct == null ? values : correct;
                    correctValues = values.size();
                }
                case "qti-default-value" -> defaults = defaults == null ? child.children("qti-value") : defaults;
                case "qti-mapping" -> mapping = child;
                case "qti-area-mapping" -> areaMapping = child;
                case "qti-match-table", "qti-interpolation-table" -> table = child;
                default -> {}
            }
        }
        return new VariableParts(
                correctValues,
                mapping,
                areaMapping,
                table,
                correct == null ? List.of() : correct,
                defaults == null ? List.of() : defaults);
    }

    /** Tells whether there is a correct response. */
    public boolean hasCorrect() {
        return correctValues >= 0;
    }
}
