// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;

/**
 * Finds where two JSON values differ; the order of keys does not count, the digits of a number do. The objects of an array are known by
 * their {@code identifier} where each has another one.
 */
final class JsonDifference {
    private static final int SHOWN = 60;

    /**
     * Where two values differ.
     *
     * @param pointer the JSON Pointer of the place: in the first value, or in the second for what only that has
     * @param message what is different
     */
    record Difference(String pointer, String message) {
        @Override
        public String toString() {
            return (pointer.isEmpty() ? "/" : pointer) + ": " + message;
        }
    }

    private final List<Difference> differences = new ArrayList<>();

    private JsonDifference() {}

    /** Returns a line for each difference, {@code JSON Pointer: what}; empty when the values are the same. */
    static List<String> between(@Nullable Object before, @Nullable Object after) {
        return all(before, after).stream().map(Difference::toString).toList();
    }

    /** Returns the differences; empty when the values are the same. */
    static List<Difference> all(@Nullable Object before, @Nullable Object after) {
        JsonDifference difference = new JsonDifference();
        difference.compare("", before, after);
        return difference.differences;
    }

    private void compare(String pointer, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> a && after instanceof Map<?, ?> b) {
            Set<Object> keys = new LinkedHashSet<>(a.keySet());
            keys.addAll(b.keySet());
            keys.forEach(key -> member(pointer + "/" + escaped((String) key), a, b, key));
        } else if (before instanceof List<?> a && after instanceof List<?> b) {
            list(pointer, a, b);
        } else if (!Objects.equals(before, after)) {
            add(pointer, shown(before) + " became " + shown(after));
        }
    }

    private void member(String pointer, Map<?, ?> before, Map<?, ?> after, Object key) {
        if (!after.containsKey(key)) {
            add(pointer, "is gone: " + shown(before.get(key)));
        } else if (!before.containsKey(key)) {
            add(pointer, "was added: " + shown(after.get(key)));
        } else {
            compare(pointer, before.get(key), after.get(key));
        }
    }

    private void list(String pointer, List<?> before, List<?> after) {
        Map<Object, Integer> a = identified(before);
        Map<Object, Integer> b = identified(after);
        if (a != null && b != null && (a.size() > 1 || b.size() > 1)) {
            identified(pointer, before, a, after, b);
            return;
        }
        int start = 0;
        int shorter = Math.min(before.size(), after.size());
        while (before.size() != after.size()
                && start < shorter
                && Objects.equals(before.get(start), after.get(start))) {
            start++;
        }
        int end = 0;
        while (before.size() != after.size()
                && end < shorter - start
                && Objects.equals(before.get(before.size() - 1 - end), after.get(after.size() - 1 - end))) {
            end++;
        }
        int pairs = shorter - end;
        for (int i = start; i < pairs; i++) {
            compare(pointer + "/" + i, before.get(i), after.get(i));
        }
        for (int i = Math.max(start, pairs); i < before.size() - end; i++) {
            add(pointer + "/" + i, "is gone: " + shown(before.get(i)));
        }
        for (int i = Math.max(start, pairs); i < after.size() - end; i++) {
            add(pointer + "/" + i, "was added: " + shown(after.get(i)));
        }
    }

    private void identified(
            String pointer, List<?> before, Map<Object, Integer> a, List<?> after, Map<Object, Integer> b) {
        a.forEach((identifier, i) -> {
            Integer j = b.get(identifier);
            if (j == null) {
                add(pointer + "/" + i, "is gone: " + shown(before.get(i)));
            } else {
                compare(pointer + "/" + i, before.get(i), after.get(j));
            }
        });
        b.forEach((identifier, j) -> {
            if (!a.containsKey(identifier)) {
                add(pointer + "/" + j, "was added: " + shown(after.get(j)));
            }
        });
        List<Object> order = new ArrayList<>(a.keySet());
        order.retainAll(b.keySet());
        List<Object> newOrder = new ArrayList<>(b.keySet());
        newOrder.retainAll(a.keySet());
        if (!order.equals(newOrder)) {
            add(pointer, "the order " + shown(order) + " became " + shown(newOrder));
        }
    }

    /** Returns the places of the objects by their identifiers, or null when not each is an object with another identifier. */
    private static @Nullable Map<Object, Integer> identified(List<?> list) {
        Map<Object, Integer> places = new LinkedHashMap<>();
        for (int i = 0; i < list.size(); i++) {
            Object identifier = list.get(i) instanceof Map<?, ?> object ? object.get("identifier") : null;
            if (!(identifier instanceof String) || places.put(identifier, i) != null) {
                return null;
            }
        }
        return places;
    }

    private void add(String pointer, String what) {
        differences.add(new Difference(pointer, what));
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static String shown(@Nullable Object value) {
        String text = Json.write(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
