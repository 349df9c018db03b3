// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.JsonText;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.LossSink;
import org.qti4j.json.internal.tree.ValueCheck;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ValueType;

/** Members of form API that are attributes of QTI. */
final class Attributes {
    /** No attribute of QTI that is an integer needs more digits. */
    private static final int MOST_DIGITS = 40;

    private Attributes() {}

    /** Sets the attribute from the member of the same name. */
    static void optional(ApiObject from, ElementTree to, String... keys) {
        for (String key : keys) {
            set(from, key, to, key, false);
        }
    }

    /** Sets the attribute from the member of the same name, which must be there. */
    static void required(ApiObject from, ElementTree to, String... keys) {
        for (String key : keys) {
            set(from, key, to, key, true);
        }
    }

    /** Sets the attribute from the member. A value that QTI cannot hold is an error, and stays out unless the attribute is required. */
    static void set(ApiObject from, String apiKey, ElementTree to, String key, boolean required) {
        Object value = from.take(apiKey);
        to.from(from.pointer());
        if (!from.has(apiKey)) {
            if (required) {
                from.missing(apiKey);
            }
            return;
        }
        AttributeDeclaration attribute = Objects.requireNonNull(to.type().attributeByKey(key), key);
        if (value == null || !JsonValues.isScalar(value)) {
            from.wrongKind(apiKey, expected(attribute.type()), value);
            return;
        }
        if (!fits(attribute.type(), value)) {
            from.findings()
                    .warning(
                            Findings.WRONG_KIND,
                            apiKey + " must be " + expected(attribute.type()) + ", not " + JsonText.kind(value),
                            from.pointer(apiKey));
        }
        Object plain = value instanceof String text
                ? XmlText.clean(text, from.pointer(apiKey), from.findings())
                : plain(attribute.type(), value);
        String problem = ValueCheck.problem(attribute.type(), plain.toString());
        if (problem != null) {
            from.findings().error(Findings.WRONG_VALUE, apiKey + " " + problem, from.pointer(apiKey));
        }
        if (problem == null || attribute.isRequired()) {
            to.set(key, plain, from.pointer(apiKey));
        }
    }

    private static boolean fits(ValueType type, Object value) {
        return type.isNumber()
                ? value instanceof Number
                : type.isBoolean() ? value instanceof Boolean : value instanceof String;
    }

    private static String expected(ValueType type) {
        return type.isNumber() ? "a number" : type.isBoolean() ? "a boolean" : "a string";
    }

    /** JSON knows 1.0 as an integer, XML does not. */
    private static Object plain(ValueType type, Object value) {
        if (value instanceof Number
                && type.isNumber()
                && type.builtin().toLowerCase(Locale.ROOT).contains("int")) {
            BigDecimal number = new BigDecimal(value.toString()).stripTrailingZeros();
            if (number.scale() <= 0 && number.precision() - number.scale() < MOST_DIGITS) {
                return JsonValues.numberOrText(number.toBigIntegerExact().toString());
            }
        }
        return value;
    }

    /** Gives the members of the same names as the attributes. */
    static void get(ElementView from, Map<String, Object> to, LossSink losses, String... keys) {
        for (String key : keys) {
            get(from, key, to, key, losses);
        }
    }

    /** Gives the member the value of the attribute, if there is one. */
    static void get(ElementView from, String key, Map<String, Object> to, String apiKey, LossSink losses) {
        Object value = from.take(key);
        if (value == null || from.type() == null) {
            return;
        }
        AttributeDeclaration attribute = Objects.requireNonNull(from.type().attributeByKey(key), key);
        Object typed = typed(attribute.type(), value);
        if (typed == null) {
            losses.lost(
                    from.path() + "/@" + attribute.name().getLocalPart(),
                    "the value \"" + value + "\" of " + attribute.name().getLocalPart());
            return;
        }
        if (!typed.toString().equals(value.toString())) {
            losses.lost(
                    from.path() + "/@" + attribute.name().getLocalPart(),
                    "that the value is written \"" + value + "\"");
        }
        to.put(apiKey, typed);
    }

    /** Returns the value as the JSON kind that the API wants, or null when it has none. */
    private static @Nullable Object typed(ValueType type, Object value) {
        if (!(value instanceof String text) || (!type.isNumber() && !type.isBoolean())) {
            return value;
        }
        String plain = text.strip();
        if (type.isBoolean()) {
            boolean truth = plain.equals("1") || plain.equals("true");
            return truth || plain.equals("0") || plain.equals("false") ? (Object) truth : null;
        }
        plain = plain.startsWith("+") ? plain.substring(1) : plain;
        boolean decimal =
                plain.length() < MOST_DIGITS && plain.matches("-?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]{1,4})?");
        return decimal ? new BigDecimal(plain) : null;
    }
}
