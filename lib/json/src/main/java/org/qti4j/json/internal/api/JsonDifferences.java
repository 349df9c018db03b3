// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.TreeCheck;

/**
 * Walks over the places where two JSON values mean something different. Numbers count by their value; a number or boolean and the text of it
 * are the same.
 */
public final class JsonDifferences {
    /** Takes one difference; a value that is not there is {@link #ABSENT}. */
    @FunctionalInterface
    public interface Sink {
        /** Takes it. */
        void differ(String pointer, @Nullable Object one, @Nullable Object other);
    }

    /** Stands for a value that is not there. */
    public static final Object ABSENT = new Object();

    private static final Set<String> NUMBERS = Set.of("integer", "float", "duration");

    private final Sink sink;

    private JsonDifferences(Sink sink) {
        this.sink = sink;
    }

    /** Walks over two values; an empty array and a member that is not there are the same. */
    public static void between(@Nullable Object one, @Nullable Object other, Sink sink) {
        new JsonDifferences(sink).compare("", "", one, other);
    }

    /**
     * Compares what is below a place.
     *
     * @param baseType that of the declaration around; empty when there is none
     */
    private void compare(String at, String baseType, @Nullable Object one, @Nullable Object other) {
        Map<String, Object> object = JsonValues.object(one);
        Map<String, Object> otherObject = JsonValues.object(other);
        List<Object> array = JsonValues.array(one);
        List<Object> otherArray = JsonValues.array(other);
        if (object != null && otherObject != null) {
            Set<String> keys = new LinkedHashSet<>(object.keySet());
            keys.addAll(otherObject.keySet());
            String type = object.get("baseType") instanceof String own ? own : baseType;
            for (String key : keys) {
                Object mine = object.getOrDefault(key, ABSENT);
                Object theirs = otherObject.getOrDefault(key, ABSENT);
                if (!isNothing(mine) || !isNothing(theirs)) {
                    compare(at + "/" + TreeCheck.escape(key), type, mine, theirs);
                }
            }
        } else if (array != null && otherArray != null && array.size() == otherArray.size()) {
            for (int i = 0; i < array.size(); i++) {
                compare(at + "/" + i, baseType, array.get(i), otherArray.get(i));
            }
        } else if (!isSame(baseType, one, other)) {
            sink.differ(at, one, other);
        }
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == ABSENT || (value instanceof List<?> list && list.isEmpty());
    }

    private static boolean isSame(String baseType, @Nullable Object one, @Nullable Object other) {
        if (one == other || one == ABSENT || other == ABSENT) {
            return one == other;
        }
        if (!JsonValues.isScalar(one) || !JsonValues.isScalar(other)) {
            return JsonValues.same(one, other);
        }
        boolean texts = one instanceof String && other instanceof String;
        // Blanks count in a string alone.
        boolean strict = texts && (baseType.isEmpty() || baseType.equals("string"));
        String text = strict ? String.valueOf(one) : String.valueOf(one).strip();
        String otherText =
                strict ? String.valueOf(other) : String.valueOf(other).strip();
        if (text.equals(otherText)) {
            return true;
        }
        if (texts && !NUMBERS.contains(baseType)) {
            return false;
        }
        Optional<BigDecimal> number = JsonValues.decimal(text);
        Optional<BigDecimal> otherNumber = JsonValues.decimal(otherText);
        return number.isPresent() && otherNumber.isPresent() && number.get().compareTo(otherNumber.get()) == 0;
    }
}
