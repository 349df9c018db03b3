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
        String[] parts = two(text.strip());
        return parts != null && isName(parts[0]) && isName(parts[1]) ? parts : null;
    }

    /** Returns the coordinates of a point, or null when the text is not a point that can be reckoned with. */
    public static long @Nullable [] point(String text) {
        String[] parts = two(text.strip());
        if (parts == null || !Numbers.isInteger(parts[0]) || !Numbers.isInteger(parts[1])) {
            return null;
        }
        long x = Numbers.count(parts[0], -1);
        long y = Numbers.count(parts[1], -1);
        return x < 0 || y < 0 ? null : new long[] {x, y};
    }

    private static boolean isPair(String value) {
        return pair(value) != null;
    }

    private static boolean isPoint(String value) {
        String[] parts = two(value);
        return parts != null && Numbers.isInteger(parts[0]) && Numbers.isInteger(parts[1]);
    }

    /** Returns the two words of a text without blanks around it, or null when it has fewer or more. */
    private static String @Nullable [] two(String text) {
        int end = 0;
        while (end < text.length() && !isBlank(text.charAt(end))) {
            end++;
        }
        int start = end;
        while (start < text.length() && isBlank(text.charAt(start))) {
            start++;
        }
        if (end == 0 || start == text.length()) {
            return null;
        }
        for (int i = start; i < text.length(); i++) {
            if (isBlank(text.charAt(i))) {
                return null;
            }
        }
        return new String[] {text.substring(0, end), text.substring(start)};
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** Tells whether the text is an identifier. Rare characters of other scripts are let pass. */
    public static boolean isName(String text) {
        if (text.isEmpty()) {
            return false;
        }
        int first = text.codePointAt(0);
        if (!Character.isLetter(first) && first != '_') {
            return false;
        }
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (!(c >= 'a' && c <= 'z')
                    && c != '-'
                    && c != '.'
                    && c != '_'
                    && c != 0xB7
                    && !Character.isUnicodeIdentifierPart(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
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
