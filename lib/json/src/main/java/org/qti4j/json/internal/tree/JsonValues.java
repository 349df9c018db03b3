// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.tree;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Values of JSON trees: maps with string keys, lists, strings, booleans, numbers and null. */
public final class JsonValues {
    private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");

    /** A text longer than this is no number that somebody meant. */
    private static final int LONGEST_NUMBER = 400;

    private JsonValues() {}

    /** Returns the object that a value is, or null when it is none. */
    @SuppressWarnings("unchecked") // a JSON object has strings as keys, whoever made it
    public static @Nullable Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, Object>) map : null;
    }

    /** Returns the array that a value is, or null when it is none. */
    @SuppressWarnings("unchecked")
    public static @Nullable List<Object> array(@Nullable Object value) {
        return value instanceof List<?> list ? (List<Object>) list : null;
    }

    /** Tells whether a value is a string, a number or a boolean. */
    public static boolean isScalar(@Nullable Object value) {
        return value instanceof String || value instanceof Number || value instanceof Boolean;
    }

    /** Returns the number with exactly this text, or the text itself when there is none. */
    public static Object numberOrText(String text) {
        if (text.length() > LONGEST_NUMBER || !NUMBER.matcher(text).matches()) {
            return text;
        }
        Number number = number(text);
        return number.toString().equals(text) ? number : text;
    }

    /** Tells whether the text is a number of JSON. */
    public static boolean isNumber(String text) {
        return text.length() <= LONGEST_NUMBER && NUMBER.matcher(text).matches();
    }

    /** Returns the decimal number that a text is in XML or JSON, or nothing; not one that is long. */
    public static Optional<BigDecimal> decimal(String text) {
        if (text.length() > LONGEST_NUMBER) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text));
        } catch (NumberFormatException e) {
            // Not a number, or one that is called INF or NaN.
            return Optional.empty();
        }
    }

    private static Number number(String text) {
        if (!text.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'))) {
            return new BigDecimal(text);
        }
        BigInteger integer = new BigInteger(text);
        if (integer.bitLength() < Integer.SIZE) {
            return integer.intValue();
        }
        return integer.bitLength() < Long.SIZE ? (Number) integer.longValue() : integer;
    }

    /** Tells whether two values are the same JSON: the order of members does not count, {@code 1} and {@code 1.0} differ. */
    public static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return x.toString().equals(y.toString()) || decimalsEqual(x.toString(), y.toString());
        }
        Map<String, Object> mapA = object(a);
        Map<String, Object> mapB = object(b);
        if (mapA != null && mapB != null) {
            return mapA.keySet().equals(mapB.keySet())
                    && mapA.entrySet().stream().allMatch(e -> same(e.getValue(), mapB.get(e.getKey())));
        }
        List<Object> listA = array(a);
        List<Object> listB = array(b);
        if (listA != null && listB != null) {
            boolean equal = listA.size() == listB.size();
            for (int i = 0; equal && i < listA.size(); i++) {
                equal = same(listA.get(i), listB.get(i));
            }
            return equal;
        }
        return a == null ? b == null : a.equals(b);
    }

    private static boolean decimalsEqual(String a, String b) {
        return isNumber(a) && isNumber(b) && new BigDecimal(a).equals(new BigDecimal(b));
    }

    /** Returns a copy that shares no map and no list with the value. */
    public static @Nullable Object copy(@Nullable Object value) {
        Map<String, Object> map = object(value);
        if (map != null) {
            Map<String, Object> result = new LinkedHashMap<>();
            map.forEach((key, member) -> result.put(key, copy(member)));
            return result;
        }
        List<Object> list = array(value);
        if (list != null) {
            List<Object> result = new ArrayList<>(list.size());
            list.forEach(member -> result.add(copy(member)));
            return result;
        }
        return value;
    }
}
