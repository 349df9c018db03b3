// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.tree;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ValueType;

/** Checks texts against the datatypes of the schema, as far as an author's mistake is to be explained before XML is written. */
public final class ValueCheck {
    private static final Pattern NCNAME = Pattern.compile("[_\\p{L}][-._\\u00B7\\p{L}\\p{N}\\p{M}]*");
    private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]+");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)");
    private static final Pattern DOUBLE =
            Pattern.compile("[-+]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][-+]?[0-9]+)?|-?INF|NaN");

    private ValueCheck() {}

    /** Returns what is wrong, in words that follow the name of the value, or null. */
    public static @Nullable String problem(ValueType type, String text) {
        String value = type.whiteSpace().equals("collapse") ? String.join(" ", words(text)) : text;
        return switch (type.variety()) {
            case LIST -> listProblem(type, value);
            case UNION -> unionProblem(type, value);
            case ATOMIC -> atomicProblem(type, value);
        };
    }

    private static List<String> words(String text) {
        return Pattern.compile("[ \\t\\r\\n]+")
                .splitAsStream(text)
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static @Nullable String listProblem(ValueType type, String value) {
        for (String word : words(value)) {
            String problem = problem(type.members().get(0), word);
            if (problem != null) {
                return problem;
            }
        }
        return facets(type, value);
    }

    private static @Nullable String unionProblem(ValueType type, String value) {
        boolean fits = type.members().stream().anyMatch(member -> problem(member, value) == null);
        return fits ? facets(type, value) : "is \"" + value + "\", which fits none of its types";
    }

    private static @Nullable String atomicProblem(ValueType type, String value) {
        boolean fits = switch (type.builtin()) {
            case "boolean" -> List.of("true", "false", "1", "0").contains(value);
            case "NCName", "ID", "IDREF" -> NCNAME.matcher(value).matches();
            case "double", "float" -> DOUBLE.matcher(value).matches();
            case "decimal" -> DECIMAL.matcher(value).matches();
            default -> !type.isNumber() || INTEGER.matcher(value).matches();
        };
        if (!fits) {
            String name = type.builtin().equals("ID") || type.builtin().equals("IDREF") ? "NCName" : type.builtin();
            return "is \"" + value + "\", which is no " + name;
        }
        if (type.isNumber() && value.indexOf('N') < 0) {
            String range = rangeProblem(type, new BigDecimal(value));
            if (range != null) {
                return range;
            }
        }
        return facets(type, value);
    }

    private static @Nullable String rangeProblem(ValueType type, BigDecimal value) {
        String least = type.bounds().getOrDefault("minInclusive", least(type.builtin()));
        if (!least.isEmpty() && value.compareTo(new BigDecimal(least)) < 0) {
            return "is " + value + ", less than " + least;
        }
        return null;
    }

    private static String least(String builtin) {
        return Map.of("nonNegativeInteger", "0", "positiveInteger", "1", "unsignedInt", "0")
                .getOrDefault(builtin, "");
    }

    private static @Nullable String facets(ValueType type, String value) {
        if (!type.enumeration().isEmpty() && !type.enumeration().contains(value)) {
            return "is \"" + value + "\", not one of " + String.join(", ", type.enumeration());
        }
        for (List<String> group : type.patterns()) {
            if (group.stream().noneMatch(pattern -> matches(pattern, value))) {
                return "is \"" + value + "\", which does not have the form of " + type.name();
            }
        }
        return null;
    }

    private static boolean matches(String pattern, String value) {
        String java = pattern.replace("\\p{Is", "\\p{In")
                .replace("-[", "&&[^")
                .replace("\\i", "[_:\\p{L}]")
                .replace("\\c", "[-._:\\p{L}\\p{N}\\p{M}]");
        try {
            return Pattern.matches(java, value);
        } catch (PatternSyntaxException e) {
            // Java cannot say it the same way; the schema judges it later.
            return true;
        }
    }
}
