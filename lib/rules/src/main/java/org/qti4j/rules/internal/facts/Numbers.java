// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Numbers as documents write them. What is too long or too great to reckon with is no number here: nothing is said about it. */
public final class Numbers {
    private static final int LONGEST = 60;
    private static final Pattern DOUBLE =
            Pattern.compile("[+-]?(?:[0-9]++(?:\\.[0-9]*+)?|\\.[0-9]++)(?:[eE]([+-]?[0-9]++))?");

    private Numbers() {}

    /** Returns a finite number of the datatype {@code xs:double}, or null when the text is none that can be reckoned with. */
    public static @Nullable BigDecimal decimal(String text) {
        if (text.isEmpty()) {
            return null;
        }
        String number = text.strip();
        if (isSmall(number)) {
            return BigDecimal.valueOf(Integer.parseInt(number));
        }
        if (number.length() > LONGEST) {
            return null;
        }
        Matcher matcher = DOUBLE.matcher(number);
        if (!matcher.matches()) {
            return null;
        }
        String exponent = matcher.group(1);
        // Greater exponents are infinite as a double, and would make sums of a billion digits.
        if (exponent != null && (exponent.length() > 5 || Math.abs(Integer.parseInt(exponent)) > 308)) {
            return null;
        }
        return new BigDecimal(
                number.endsWith(".")
                        ? number + "0"
                        : number.replace(".e", ".0e").replace(".E", ".0E"));
    }

    /** Tells whether the text is a few digits, as most numbers are, so that no pattern is needed. */
    private static boolean isSmall(String number) {
        int length = number.length();
        if (length == 0 || length > 9) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (number.charAt(i) < '0' || number.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** Tells whether the text is a number of the datatype {@code xs:double}, however great, {@code INF} and {@code NaN} too. */
    public static boolean isDouble(String text) {
        if (isSmall(text)) {
            return true;
        }
        return switch (text) {
            case "INF", "+INF", "-INF", "NaN" -> true;
            default -> DOUBLE.matcher(text).matches();
        };
    }

    /** Tells whether the text is a whole number, however great. */
    public static boolean isInteger(String text) {
        int start = text.startsWith("-") || text.startsWith("+") ? 1 : 0;
        for (int i = start; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return text.length() > start;
    }

    /** Returns a whole number that is not negative, at most {@link Long#MAX_VALUE}; the fallback when the text is none. */
    public static long count(String text, long fallback) {
        String number = text.startsWith("+") ? text.substring(1) : text;
        if (number.startsWith("-") || !isInteger(number)) {
            return fallback;
        }
        int zeros = 0;
        while (zeros < number.length() - 1 && number.charAt(zeros) == '0') {
            zeros++;
        }
        return number.length() - zeros > 18 ? Long.MAX_VALUE : Long.parseLong(number, zeros, number.length(), 10);
    }

    /** Tells whether the first number is greater than the second; false when one of them is unknown. */
    public static boolean greater(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one != null && other != null && one.compareTo(other) > 0;
    }
}
