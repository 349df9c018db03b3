// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.LossSink;

/** Declarations of responses and outcomes. */
final class Variables {
    static final String OUTCOME = "qti-outcome-declaration";
    static final String RESPONSE = "qti-response-declaration";
    private static final String CORRECT = "qti-correct-response";
    private static final String DEFAULT = "qti-default-value";
    private static final String VALUE = "qti-value";
    private static final Set<String> NUMBERS = Set.of("integer", "float", "duration");

    private Variables() {}

    /** Fills an outcome declaration; only those of tests have bounds and a default. */
    static ElementTree outcome(ApiObject from, ElementTree to, boolean ofTest) {
        Attributes.required(from, to, "identifier");
        Attributes.optional(from, to, "cardinality");
        if (!to.has("cardinality")) {
            // The default that the API documents; QTI has none.
            to.set("cardinality", "single");
        }
        baseType(from, to);
        if (ofTest) {
            Attributes.optional(from, to, "normalMaximum", "normalMinimum");
        }
        // Items have none by the documents; who writes them nevertheless means just that.
        defaultValue(from, to);
        ChoicePart.others(from, to);
        return to;
    }

    private static void baseType(ApiObject from, ElementTree to) {
        // QTI has no base type for a record; the API wants one nevertheless, so that it may be there or not.
        Object cardinality = from.peek("cardinality");
        if (!from.has("baseType") && !"record".equals(cardinality)) {
            from.missing("baseType");
        }
        Attributes.optional(from, to, "baseType");
    }

    private static void defaultValue(ApiObject from, ElementTree to) {
        ApiObject object = from.has("defaultValue") ? from.object("defaultValue") : null;
        if (object == null) {
            from.take("defaultValue");
            return;
        }
        List<String> texts = texts(object, "value");
        if (texts.isEmpty()) {
            if (object.has("value")) {
                object.findings()
                        .info(
                                Findings.BESIDE,
                                "QTI has no such default value; it travels beside",
                                object.pointer("value"));
            }
        } else {
            ElementTree value = to.newChild(DEFAULT).from(object.pointer("value"));
            texts.forEach(text -> value.add(value.newChild(VALUE).setText(text)));
            to.add(value);
        }
    }

    /** Returns the texts of a scalar, or of an array of scalars and pairs; empty when the value is anything else. */
    private static List<String> texts(ApiObject from, String key) {
        Object value = from.take(key);
        List<Object> list = JsonValues.array(value);
        List<String> result = new ArrayList<>();
        for (Object one : list == null ? (value == null ? List.of() : List.of(value)) : list) {
            String text = text(one);
            if (text == null) {
                return List.of();
            }
            result.add(XmlText.clean(text, from.pointer(key), from.findings()));
        }
        return result;
    }

    private static @Nullable String text(@Nullable Object value) {
        if (JsonValues.isScalar(value)) {
            return String.valueOf(value);
        }
        List<Object> pair = JsonValues.array(value);
        boolean isPair = pair != null
                && pair.size() == 2
                && pair.stream().allMatch(half -> half instanceof String s && !s.isEmpty() && s.indexOf(' ') < 0);
        return isPair && pair != null ? pair.get(0) + " " + pair.get(1) : null;
    }

    static void outcome(ElementView from, Map<String, Object> to, boolean ofTest, LossSink losses) {
        Attributes.get(from, to, losses, "identifier", "cardinality", "baseType");
        if (!ofTest) {
            return;
        }
        Attributes.get(from, to, losses, "normalMaximum", "normalMinimum");
        ElementView given = from.takeFirst(DEFAULT);
        if (given != null) {
            List<Object> values = new ArrayList<>();
            for (ElementView value : given.takeAll(VALUE)) {
                values.add(typed(String.valueOf(from.peek("baseType")), value.takeOwnText()));
            }
            Map<String, Object> object = new LinkedHashMap<>();
            boolean single = values.size() == 1 && "single".equals(from.peek("cardinality"));
            object.put("value", single ? values.get(0) : values);
            to.put("defaultValue", object);
        }
    }

    private static Object typed(String baseType, String text) {
        if (NUMBERS.contains(baseType)) {
            return JsonValues.numberOrText(text);
        }
        boolean truth = baseType.equals("boolean") && (text.equals("true") || text.equals("false"));
        return truth ? (Object) Boolean.valueOf(text) : text;
    }

    /** Fills a response declaration. */
    static ElementTree response(ApiObject from, ElementTree to) {
        Attributes.required(from, to, "identifier", "cardinality");
        baseType(from, to);
        ChoicePart.others(from, to);
        ApiObject correct = from.object("correctResponse");
        if (correct != null) {
            if (!correct.has("value")) {
                correct.missing("value");
            } else if (!(correct.peek("value") instanceof List)) {
                correct.findings().warning(Findings.WRONG_KIND, "value must be an array", correct.pointer("value"));
            }
            List<String> texts = texts(correct, "value");
            if (texts.isEmpty()) {
                correct.findings()
                        .warning(
                                Findings.BESIDE,
                                "QTI has no such correct response; it travels beside",
                                correct.pointer("value"));
            } else {
                ElementTree response = to.newChild(CORRECT).from(correct.pointer("value"));
                texts.forEach(text -> response.add(response.newChild(VALUE).setText(text)));
                to.add(response);
            }
        }
        return to;
    }

    /** Gives a response declaration; with {@code nested} pairs are arrays of two. */
    static void response(ElementView from, Map<String, Object> to, boolean nested, LossSink losses) {
        Attributes.get(from, to, losses, "identifier", "cardinality", "baseType");
        ElementView correct = from.takeFirst(CORRECT);
        if (correct != null) {
            List<Object> values = new ArrayList<>();
            for (ElementView value : correct.takeAll(VALUE)) {
                String text = value.takeOwnText();
                String[] halves = text.split(" ", -1);
                boolean pair = nested && isPair(from.peek("baseType")) && isTwo(halves);
                values.add(pair ? new ArrayList<>(List.of(halves[0], halves[1])) : text);
            }
            Map<String, Object> object = new LinkedHashMap<>();
            object.put("value", values);
            to.put("correctResponse", object);
        }
    }

    private static boolean isTwo(String[] halves) {
        return halves.length == 2 && !halves[0].isEmpty() && !halves[1].isEmpty();
    }

    static boolean isPair(@Nullable Object baseType) {
        return "pair".equals(baseType) || "directedPair".equals(baseType);
    }
}
