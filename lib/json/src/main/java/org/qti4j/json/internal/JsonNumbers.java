// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

/** Tells which texts are number literals of JSON (RFC 8259, section 6). */
final class JsonNumbers {
    /** Longer digits than any reader of numbers takes are written as strings. */
    private static final int LONGEST = 500;

    private JsonNumbers() {}

    static boolean isLiteral(String text) {
        int n = text.length();
        int i = 0;
        if (n == 0 || n > LONGEST) {
            return false;
        }
        if (text.charAt(i) == '-') {
            i++;
        }
        int digits = digits(text, i);
        if (digits == 0 || digits > 1 && text.charAt(i) == '0') {
            return false;
        }
        i += digits;
        if (i < n && text.charAt(i) == '.') {
            digits = digits(text, ++i);
            if (digits == 0) {
                return false;
            }
            i += digits;
        }
        if (i < n && (text.charAt(i) == 'e' || text.charAt(i) == 'E')) {
            i++;
            if (i < n && (text.charAt(i) == '+' || text.charAt(i) == '-')) {
                i++;
            }
            digits = digits(text, i);
            // An exponent of many digits is a trap for whoever computes the value.
            if (digits == 0 || digits > 4) {
                return false;
            }
            i += digits;
        }
        return i == n;
    }

    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i - from;
    }
}
