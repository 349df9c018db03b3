// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonGeneratorImpl;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** Tells which texts are number literals of JSON (RFC 8259, section 6), and writes them. */
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

    /**
     * Writes a number literal so that the same characters come back. Where numbers are texts it is written as it stands. Elsewhere (a buffer
     * of tokens, a tree, a binary format) it becomes a number only when every reader of such numbers gives these characters, otherwise the
     * string that the form allows in its place.
     */
    static void write(JsonGenerator out, String literal) throws IOException {
        if (writesTexts(out)) {
            out.writeNumber(literal);
        } else if (literal.matches("-?[0-9]+")) {
            BigInteger number = new BigInteger(literal);
            if (!number.toString().equals(literal)) {
                out.writeString(literal);
            } else if (number.bitLength() < Integer.SIZE) {
                out.writeNumber(number.intValue());
            } else if (number.bitLength() < Long.SIZE) {
                out.writeNumber(number.longValue());
            } else {
                out.writeNumber(number);
            }
        } else {
            BigDecimal number = new BigDecimal(literal);
            // Trees drop zeros at the end unless told otherwise, and large exponents are a matter of settings.
            boolean plain = number.stripTrailingZeros().toString().equals(literal)
                    && number.toPlainString().equals(literal);
            if (plain) {
                out.writeNumber(number);
            } else {
                out.writeString(literal);
            }
        }
    }

    private static boolean writesTexts(JsonGenerator out) {
        JsonGenerator writer = out;
        while (writer instanceof JsonGeneratorDelegate around) {
            writer = around.delegate();
        }
        // The generator of bytes does not say so of itself.
        return writer instanceof JsonGeneratorImpl || writer.canWriteFormattedNumbers();
    }

    private static int digits(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) >= '0' && text.charAt(i) <= '9') {
            i++;
        }
        return i - from;
    }
}
