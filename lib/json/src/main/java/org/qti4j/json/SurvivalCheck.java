// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.qti4j.json.internal.JsonDocument;
import org.qti4j.json.internal.JsonLimits;
import org.qti4j.json.internal.survival.Survival;
import org.qti4j.model.AssessmentItem;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.QtiXml;

/**
 * Says whether an item would survive being sent to the service as JSON. The service answers 200 and keeps an item without half of its content:
 * its converter keeps choice, order, text entry and extended text, and of them only what its JSON has a field for. XML is kept whole.
 *
 * <pre>{@code
 * SurvivalReport report = SurvivalCheck.create().check(xml);
 * if (!report.survives()) {
 *     report.findings().forEach(System.out::println);
 * }
 * }</pre>
 *
 * <p>What is known comes from people who use the service, not from its documents; it may change there at any time. Immutable and thread-safe.
 */
public final class SurvivalCheck {
    private SurvivalCheck() {}

    /** Returns the check. */
    public static SurvivalCheck create() {
        return new SurvivalCheck();
    }

    /**
     * Checks an item given as text: XML, or JSON of form {@link JsonForm#API}, which begins with a brace. An envelope counts as the document in
     * it, an answer of the service as its {@code rawXml}.
     *
     * @throws QtiFormatException when the text is neither, or the document is no item
     */
    public SurvivalReport check(String item) {
        try {
            String start = item.startsWith("\uFEFF") ? item.substring(1) : item;
            return start.stripLeading().startsWith("{")
                    ? Survival.ofJson(JsonDocument.of(start, JsonLimits.CHARACTERS))
                    : Survival.ofXml(item);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Checks an item given as the JSON object of form {@link JsonForm#API}.
     *
     * @throws QtiFormatException when the object is no item
     */
    public SurvivalReport check(Map<String, Object> item) {
        try {
            return Survival.ofJson(Objects.requireNonNull(item, "item"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Checks an item given as a model object; findings have XPaths, and lines and columns of the text that {@code QtiXml} writes. */
    public SurvivalReport check(AssessmentItem item) {
        return check(QtiXml.create().writeToString(item));
    }
}
