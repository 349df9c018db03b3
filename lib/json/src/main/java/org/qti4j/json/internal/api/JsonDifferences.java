// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.TreeCheck;

/** Walks over the places where two JSON values differ. */
public final class JsonDifferences {
    /** Takes one difference; a value that is not there is {@link #ABSENT}. */
    @FunctionalInterface
    public interface Sink {
        /** Takes it. */
        void differ(String pointer, @Nullable Object one, @Nullable Object other);
    }

    /** Stands for a value that is not there. */
    public static final Object ABSENT = new Object();

    private final Sink sink;

    private JsonDifferences(Sink sink) {
        this.sink = sink;
    }

    /** Walks over two values; an empty array and a member that is not there are the same. */
    public static void between(@Nullable Object one, @Nullable Object other, Sink sink) {
        new JsonDifferences(sink).compare("", one, other);
    }

    private void compare(String at, @Nullable Object one, @Nullable Object other) {
        Map<String, Object> object = JsonValues.object(one);
        Map<String, Object> otherObject = JsonValues.object(other);
        List<Object> array = JsonValues.array(one);
        List<Object> otherArray = JsonValues.array(other);
        if (object != null && otherObject != null) {
            Set<String> keys = new LinkedHashSet<>(object.keySet());
            keys.addAll(otherObject.keySet());
            for (String key : keys) {
                Object mine = object.getOrDefault(key, ABSENT);
                Object theirs = otherObject.getOrDefault(key, ABSENT);
                if (!isNothing(mine) || !isNothing(theirs)) {
                    compare(at + "/" + TreeCheck.escape(key), mine, theirs);
                }
            }
        } else if (array != null && otherArray != null && array.size() == otherArray.size()) {
            for (int i = 0; i < array.size(); i++) {
                compare(at + "/" + i, array.get(i), otherArray.get(i));
            }
        } else if (!isSame(one, other)) {
            sink.differ(at, one, other);
        }
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == ABSENT || (value instanceof List<?> list && list.isEmpty());
    }

    private static boolean isSame(@Nullable Object one, @Nullable Object other) {
        return one == other || (one != ABSENT && other != ABSENT && JsonValues.same(one, other));
    }
}
