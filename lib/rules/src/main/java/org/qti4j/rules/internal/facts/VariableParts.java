// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** What declarations of variables hold, found once, however often rules ask. */
public final class VariableParts {
    private static final Parts NONE = new Parts(-1, null, null, null);

    private final Map<SourceElement, Parts> known = new HashMap<>();

    /**
     * What a declaration holds.
     *
     * @param correctValues the number of values of the correct response; -1 when there is none
     * @param mapping its {@code qti-mapping}
     * @param areaMapping its {@code qti-area-mapping}
     * @param table its {@code qti-match-table} or {@code qti-interpolation-table}
     */
    public record Parts(
            int correctValues,
            @Nullable SourceElement mapping,
            @Nullable SourceElement areaMapping,
            @Nullable SourceElement table) {
        /** Tells whether there is a correct response. */
        public boolean hasCorrect() {
            return correctValues >= 0;
        }
    }

    private VariableParts(SourceDocument document) {
        for (Variable variable : Variables.of(document).declared()) {
            SourceElement declaration = variable.element();
            if (declaration != null) {
                known.put(declaration, parts(declaration));
            }
        }
    }

    /** Returns what the declaration of a variable holds; nothing when it is built in. */
    public static Parts of(SourceDocument document, Variable variable) {
        SourceElement declaration = variable.element();
        return declaration == null
                ? NONE
                : document.derived(VariableParts.class, VariableParts::new)
                        .known
                        .getOrDefault(declaration, NONE);
    }

    private static Parts parts(SourceElement declaration) {
        SourceElement correct = null;
        SourceElement mapping = null;
        SourceElement areaMapping = null;
        SourceElement table = null;
        for (SourceElement child : declaration.children()) {
            if (child.is("qti-correct-response")) {
                correct = child;
            } else if (child.is("qti-mapping")) {
                mapping = child;
            } else if (child.is("qti-area-mapping")) {
                areaMapping = child;
            } else if (child.is("qti-match-table") || child.is("qti-interpolation-table")) {
                table = child;
            }
        }
        int values = correct == null ? -1 : correct.children("qti-value").size();
        return new Parts(values, mapping, areaMapping, table);
    }
}
