// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks at fields of an answer without insisting on them. */
public final class JsonFields {
    private JsonFields() {}

    /** Returns the text of a field, or null when it is absent or no text. */
    public static @Nullable String text(Map<String, Object> json, String key) {
        return json.get(key) instanceof String text ? text : null;
    }

    /** Returns the truth value of a field, or null when it is absent or none. */
    public static @Nullable Boolean flag(Map<String, Object> json, String key) {
        return json.get(key) instanceof Boolean flag ? flag : null;
    }

    /** Returns the object in a field, or null when it is absent or none. */
    @SuppressWarnings("unchecked")
    public static @Nullable Map<String, Object> object(Map<String, Object> json, String key) {
        return json.get(key) instanceof Map<?, ?> object ? (Map<String, Object>) object : null;
    }

    /** Returns the number in a field, or null when it is absent or none. */
    public static @Nullable BigDecimal number(Map<String, Object> json, String key) {
        return json.get(key) instanceof Number number ? new BigDecimal(number.toString()) : null;
    }

    /** Returns the texts of an array; none when it is absent or no array. */
    public static List<String> texts(Map<String, Object> json, String key) {
        return json.get(key) instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    /** Returns the objects of an array, or the one object that stands in its place; none when there is neither. */
    @SuppressWarnings("unchecked")
    public static List<Map<String, Object>> objectOrObjects(Map<String, Object> json, String key) {
        Object value = json.get(key);
        List<?> members = value instanceof List<?> list ? list : value instanceof Map ? List.of(value) : List.of();
        return members.stream()
                .filter(Map.class::isInstance)
                .map(member -> (Map<String, Object>) member)
                .toList();
    }

    /** Returns the whole number in a field, or null when it is absent or none that a {@code long} holds. */
    public static @Nullable Long whole(Map<String, Object> json, String key) {
        if (json.get(key) instanceof Number number) {
            BigDecimal exact = new BigDecimal(number.toString());
            boolean fits = exact.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) <= 0;
            return fits && exact.stripTrailingZeros().scale() <= 0 ? (Long) exact.longValueExact() : null;
        }
        return null;
    }

    /** Returns the moment in a field, or null when it is absent or no ISO 8601 moment. */
    public static @Nullable Instant instant(Map<String, Object> json, String key) {
        String text = text(json, key);
        if (text == null) {
            return null;
        }
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            // The text itself stays visible in the whole object; an odd date must not hide that the update succeeded.
            return null;
        }
    }
}
