// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads and changes open JSON. Changes nothing it is given: every change returns a copy. */
final class Shapes {
    static final String IDENTIFIER = "identifier";
    /** Members that may hold any JSON, null included. */
    private static final Set<String> FREE = Set.of("metadata", "defaultValue");

    private Shapes() {}

    /** Returns the object with all identifiers without the blanks around them, which XML does not count. */
    static Map<String, Object> withPlainIdentifiers(Map<String, Object> object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            boolean identifier = key.equals(IDENTIFIER) && value instanceof String;
            copy.put(key, identifier ? ((String) value).strip() : FREE.contains(key) ? value : plainIdentifiers(value));
        });
        return copy;
    }

    private static Object plainIdentifiers(Object value) {
        if (value instanceof Map<?, ?> map) {
            return withPlainIdentifiers(copy(map));
        }
        return value instanceof List<?> list
                ? list.stream().map(Shapes::plainIdentifiers).collect(ArrayList::new, ArrayList::add, ArrayList::addAll)
                : value;
    }

    /** Returns a copy of the object, or null when it is none. */
    static @Nullable Map<String, Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? copy(map) : null;
    }

    /** Returns the objects of an array, or none when it is none. */
    static List<Map<String, Object>> objects(@Nullable Object array) {
        List<Map<String, Object>> objects = new ArrayList<>();
        if (array instanceof List<?> list) {
            for (Object member : list) {
                if (member instanceof Map<?, ?> object) {
                    objects.add(copy(object));
                }
            }
        }
        return objects;
    }

    static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put((String) key, value));
        return copy;
    }

    /** Returns the object with another value. */
    static Map<String, Object> with(Map<String, Object> object, String key, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(object);
        copy.put(key, value);
        return copy;
    }

    /** Returns the object with a value, unless it has one. */
    static Map<String, Object> withDefault(Map<String, Object> object, String key, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(object);
        copy.putIfAbsent(key, value);
        return copy;
    }

    /** Returns the object without some members. */
    static Map<String, Object> without(Map<String, Object> object, Iterable<String> keys) {
        Map<String, Object> copy = new LinkedHashMap<>(object);
        keys.forEach(copy::remove);
        return copy;
    }

    /** Returns the member of an array with this identifier, or null. */
    static @Nullable Map<String, Object> member(Map<String, Object> parent, String array, String identifier) {
        for (Map<String, Object> object : objects(parent.get(array))) {
            if (identifier.equals(object.get(IDENTIFIER))) {
                return object;
            }
        }
        return null;
    }

    /** Returns the parent with another member of that identifier in an array; with none when the replacement is null. */
    static Map<String, Object> replaced(
            Map<String, Object> parent, String array, String identifier, @Nullable Map<String, Object> replacement) {
        List<Map<String, Object>> members = new ArrayList<>();
        for (Map<String, Object> member : objects(parent.get(array))) {
            if (!identifier.equals(member.get(IDENTIFIER))) {
                members.add(member);
            } else if (replacement != null) {
                members.add(replacement);
            }
        }
        return with(parent, array, members);
    }

    /** Returns the parent with one more member of an array at an index, at the end when the index is beyond it. */
    static Map<String, Object> added(Map<String, Object> parent, String array, int index, Map<String, Object> member) {
        List<Map<String, Object>> members = objects(parent.get(array));
        members.add(Math.min(index, members.size()), member);
        return with(parent, array, members);
    }

    /** Returns the object without members that are null; those that may hold any JSON may hold null. */
    static Map<String, Object> withoutNulls(Map<String, Object> object) {
        Map<String, Object> copy = new LinkedHashMap<>();
        object.forEach((key, value) -> {
            if (value != null) {
                copy.put(key, FREE.contains(key) ? value : withoutNulls(value));
            }
        });
        return copy;
    }

    private static Object withoutNulls(Object value) {
        if (value instanceof Map<?, ?> map) {
            return withoutNulls(copy(map));
        }
        if (value instanceof List<?> list) {
            return list.stream()
                    .map(member -> member instanceof Map || member instanceof List ? withoutNulls(member) : member)
                    .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        }
        return value;
    }

    /** Returns where in the object something is null, or the empty string. */
    static String nullPointer(Map<String, Object> object) {
        for (Map.Entry<String, Object> member : object.entrySet()) {
            if (member.getValue() == null) {
                return "/" + member.getKey();
            }
            if (!FREE.contains(member.getKey())) {
                String below = nullPointerIn(member.getValue());
                if (!below.isEmpty()) {
                    return "/" + member.getKey() + below;
                }
            }
        }
        return "";
    }

    private static String nullPointerIn(Object value) {
        if (value instanceof Map<?, ?> map) {
            return nullPointer(copy(map));
        }
        if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Object member = list.get(i);
                String below = member == null ? "" : nullPointerIn(member);
                if (member == null || !below.isEmpty()) {
                    return "/" + i + below;
                }
            }
        }
        return "";
    }
}
