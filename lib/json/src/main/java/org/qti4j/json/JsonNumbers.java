// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Makes exact numbers of the texts of JSON numbers. */
final class JsonNumbers {
    private JsonNumbers() {}

    /** Returns the smallest of {@code Integer}, {@code Long}, {@code BigInteger} that holds the number. */
    static Number integer(String text) {
        if (text.length() <= 18) {
            long value = Long.parseLong(text);
            if (value == (int) value) {
                return (int) value;
            }
            return value;
        }
        BigInteger value = new BigInteger(text);
        return value.bitLength() < Long.SIZE ? (Number) value.longValue() : value;
    }

    /** Returns the number, or null when its exponent is too large to be worked with. */
    static @Nullable BigDecimal decimal(String text) {
        int e = Math.max(text.indexOf('e'), text.indexOf('E'));
        if (e >= 0 && tooLarge(text.substring(e + 1))) {
            return null;
        }
        return new BigDecimal(text);
    }

    private static boolean tooLarge(String exponent) {
        // A BigInteger, because the digits may be more than an int holds; their number is limited before.
        return new BigInteger(exponent.startsWith("+") ? exponent.substring(1) : exponent)
                        .abs()
                        .compareTo(BigInteger.valueOf(Json.MAX_EXPONENT))
                > 0;
    }
}
