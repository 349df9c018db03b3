// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.qti4j.model.grammar.ValueType;

/** The values of attributes and texts in the JSON Schema of form QTI. */
final class SchemaValues {
    private static final String BLANKS = "[ \\t\\n\\r]*";
    private static final String BOOLEAN = "true|false|0|1";
    private static final String INTEGER = "[+-]?[0-9]+";
    private static final String DECIMAL = "[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)";
    private static final String DOUBLE = DECIMAL + "(?:[eE][+-]?[0-9]+)?|-?INF|NaN";
    private static final Set<String> FLOATING = Set.of("double", "float");

    private final SchemaDefinitions definitions;

    SchemaValues(SchemaDefinitions definitions) {
        this.definitions = definitions;
    }

    /** Returns what any text is: a string without the characters that XML cannot hold. */
    Map<String, Object> text() {
        return definitions.share("text", schema("type", "string", "pattern", SchemaNames.TEXT));
    }

    /** Returns what a value of the type is. */
    Map<String, Object> of(ValueType type) {
        if (type.isBoolean()) {
            return literal("boolean", "boolean", BOOLEAN);
        }
        if (type.isNumber()) {
            return number(type.builtin());
        }
        return type.enumeration().isEmpty() ? text() : enumeration(type);
    }

    /** The number itself, or the text of one that JSON writes differently. Bounds are left to the validator, but for the sign. */
    private Map<String, Object> number(String builtin) {
        if (FLOATING.contains(builtin)) {
            return literal("double", "number", DOUBLE);
        }
        if (builtin.equals("decimal")) {
            return literal("decimal", "number", DECIMAL);
        }
        Map<String, Object> schema = schema("type", List.of("integer", "string"), "pattern", whole(INTEGER));
        switch (builtin) {
            case "positiveInteger" -> schema.put("minimum", 1);
            case "nonNegativeInteger", "unsignedLong", "unsignedInt", "unsignedShort", "unsignedByte" ->
                schema.put("minimum", 0);
            case "nonPositiveInteger" -> schema.put("maximum", 0);
            case "negativeInteger" -> schema.put("maximum", -1);
            default -> {
                return definitions.share("integer", schema);
            }
        }
        return definitions.share(builtin, schema);
    }

    private Map<String, Object> literal(String name, String jsonType, String pattern) {
        // A pattern says nothing about values that are no strings.
        return definitions.share(name, schema("type", List.of(jsonType, "string"), "pattern", whole(pattern)));
    }

    private Map<String, Object> enumeration(ValueType type) {
        Map<String, Object> values = schema("enum", type.enumeration());
        if (!type.whiteSpace().equals("preserve")) {
            // XML takes such a value with blanks around it too, and form QTI keeps them.
            String words = type.enumeration().stream().map(SchemaNames::quote).collect(Collectors.joining("|"));
            values = schema("anyOf", List.of(values, schema("type", "string", "pattern", whole(words))));
        }
        return definitions.share("values." + (type.name().isEmpty() ? "unnamed" : type.name()), values);
    }

    private static String whole(String pattern) {
        return "^" + BLANKS + "(?:" + pattern + ")" + BLANKS + "$";
    }

    /** Returns an object with these members, in this order. */
    static Map<String, Object> schema(Object... namesAndValues) {
        Map<String, Object> result = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            result.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return result;
    }
}
