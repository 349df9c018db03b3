// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import org.jspecify.annotations.Nullable;

/** What values of a base type look like. */
public final class ValueSpace {
    private ValueSpace() {}

    /**
     * Returns what a value of the base type looks like when the text is none, or null when it is one. The empty text is NULL, and a value of
     * every base type. Of base types that are unknown, and of those that any text may be, nothing is said.
     */
    public static @Nullable String expected(String baseType, String text) {
        String value = text.strip();
        if (value.isEmpty()) {
            return null;
        }
        return switch (baseType) {
            case "identifier" ->
                isName(value)
                        ? null
                        : "an identifier: a letter or underscore, then letters, digits, hyphens, periods and underscores";
            case "boolean" ->
                value.equals("true") || value.equals("false") || value.equals("1") || value.equals("0")
                        ? null
                        : "true or false";
            case "integer" -> Numbers.isInteger(value) ? null : "a whole number";
            case "float" -> Numbers.isDouble(value) ? null : "a number with a point, such as 2.5";
            case "duration" -> Numbers.isDouble(value) && !value.startsWith("-") ? null : "a number of seconds";
            case "pair", "directedPair" -> isPair(value) ? null : "two identifiers with a blank between them";
            case "point" -> isPoint(value) ? null : "two whole numbers with a blank between them";
            default -> null;
        };
    }

    /** Returns the two identifiers of a pair, or null when the text is not a pair. */
    public static String @Nullable [] pair(String text) {
        String value = text.strip();
        return isPair(value) ? value.split("\\s+", 3) : null;
    }

    /** Returns the coordinates of a point, or null when the text is not a point that can be reckoned with. */
    public static long @Nullable [] point(String text) {
        String value = text.strip();
        if (!isPoint(value)) {
            return null;
        }
        String[] parts = value.split("\\s+", 3);
        long x = Numbers.count(parts[0], -1);
        long y = Numbers.count(parts[1], -1);
        return x < 0 || y < 0 ? null : new long[] {x, y};
    }

    private static boolean isPair(String value) {
        String[] parts = value.split("\\s+", 3);
        return parts.length == 2 && isName(parts[0]) && isName(parts[1]);
    }

    private static boolean isPoint(String value) {
        String[] parts = value.split("\\s+", 3);
        return parts.length == 2 && Numbers.isInteger(parts[0]) && Numbers.isInteger(parts[1]);
    }

    /** Tells whether the text is an identifier. Rare characters of other scripts are let pass. */
    public static boolean isName(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int first = text.codePointAt(0);
        return (Character.isLetter(first) || first == '_')
                && text.codePoints()
                        .allMatch(c ->
                                Character.isUnicodeIdentifierPart(c) || c == '-' || c == '.' || c == '_' || c == 0xB7);
    }

    /**
     * Returns a form of a value that is the same for values that are equal in the base type: of numbers without their lexical forms, of pairs
     * without their order.
     */
    public static String normal(String baseType, String text) {
        String value = text.strip();
        switch (baseType) {
            case "pair":
                String[] ends = pair(value);
                if (ends != null) {
                    return ends[0].compareTo(ends[1]) <= 0 ? ends[0] + " " + ends[1] : ends[1] + " " + ends[0];
                }
                return value;
            case "directedPair", "point":
                return value.replaceAll("\\s+", " ");
            case "integer", "float", "duration":
                java.math.BigDecimal number = Numbers.decimal(value);
                return number == null ? value : number.stripTrailingZeros().toString();
            default:
                return text;
        }
    }
}
