// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model;

/** The texts of XML Schema's simple values. */
final class Lexical {
    private Lexical() {}

    static String collapse(String text) {
        int length = text.length();
        boolean clean = length == 0 || (text.charAt(0) > ' ' && text.charAt(length - 1) > ' ');
        for (int i = 0; clean && i < length; i++) {
            char c = text.charAt(i);
            clean = c > ' ' || (c == ' ' && text.charAt(i - 1) != ' ');
        }
        if (clean) {
            return text;
        }
        StringBuilder result = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                if (!result.isEmpty() && result.charAt(result.length() - 1) != ' ') {
                    result.append(' ');
                }
            } else {
                result.append(c);
            }
        }
        int end = result.length();
        return end > 0 && result.charAt(end - 1) == ' ' ? result.substring(0, end - 1) : result.toString();
    }

    static Boolean booleanOf(String text) {
        return switch (collapse(text)) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("not a boolean");
        };
    }

    static Integer integerOf(String text) {
        String digits = collapse(text);
        int start = digits.startsWith("+") || digits.startsWith("-") ? 1 : 0;
        requireOnly("0123456789", digits, start);
        while (start < digits.length() - 1 && digits.charAt(start) == '0') {
            start++;
        }
        // Not BigInteger, which takes minutes for a text of a million digits.
        long value = digits.length() - start > 10 ? Long.MAX_VALUE : Long.parseLong(digits.substring(start));
        value = digits.startsWith("-") ? -value : value;
        if (value != (int) value) {
            throw new IllegalArgumentException("more than an int can hold; the text has the value");
        }
        return (int) value;
    }

    static Double doubleOf(String text) {
        String number = collapse(text);
        return switch (number) {
            case "INF" -> Double.POSITIVE_INFINITY;
            case "-INF" -> Double.NEGATIVE_INFINITY;
            case "NaN" -> Double.NaN;
            default -> {
                // Java knows more forms (1f, 0x1p3, Infinity) and other digits than these.
                requireOnly("0123456789.eE+-", number, 0);
                yield Double.parseDouble(number);
            }
        };
    }

    private static void requireOnly(String allowed, String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (allowed.indexOf(text.charAt(i)) < 0) {
                throw new IllegalArgumentException("not a number");
            }
        }
    }

    /** Returns the shortest usual text: {@code 1}, not {@code 1.0}. */
    static String text(double value) {
        if (Double.isNaN(value)) {
            return "NaN";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "INF" : "-INF";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(value);
    }
}
