// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.TreeCheck;

/**
 * What travels beside a document: the difference between the JSON that a document gives by itself and the JSON that is wanted.
 * {@code apply(base, of(base, wanted))} is {@code wanted} for any two objects.
 *
 * <p>The notation: members that are only in the wanted object stand as they are; of objects, and of arrays of objects with unique
 * identifiers, only the members that differ; everything else says what it replaces: {@code {"$was": old, "$is": new}},
 * {@code {"$was": old}} for a member that is not there, {@code {"$before": " ", "$after": " "}} for blanks around a string.
 * What does not replace what it says it does is stale, since the document was changed in the meantime: then the document stands.
 */
public final class Beside {
    private static final String WAS = "$was";
    private static final String IS = "$is";
    private static final String BEFORE = "$before";
    private static final String AFTER = "$after";
    private static final Set<String> MARKS = Set.of(WAS, IS, BEFORE, AFTER);
    private static final Object REMOVED = new Object();

    private final Consumer<String> stale;

    private Beside(Consumer<String> stale) {
        this.stale = stale;
    }

    /** Returns the difference; empty when there is none. */
    public static Map<String, Object> of(Map<String, Object> base, Map<String, Object> wanted) {
        Map<String, Object> result = new LinkedHashMap<>();
        wanted.forEach((key, value) -> {
            if (!base.containsKey(key)) {
                result.put(key, isMark(value) ? mark(IS, value) : JsonValues.copy(value));
            } else if (!JsonValues.same(base.get(key), value)) {
                result.put(key, difference(base.get(key), value));
            }
        });
        base.forEach((key, value) -> {
            if (!wanted.containsKey(key)) {
                result.put(key, mark(WAS, value));
            }
        });
        return result;
    }

    private static Object difference(@Nullable Object base, @Nullable Object wanted) {
        Map<String, Object> baseObject = objectOf(base, wanted);
        Map<String, Object> wantedObject = objectOf(wanted, base);
        if (baseObject != null && wantedObject != null) {
            Map<String, Object> members = of(baseObject, wantedObject);
            if (!isMark(members)) {
                return members;
            }
        }
        if (base instanceof String b && wanted instanceof String w && !b.isBlank()) {
            int at = w.indexOf(b);
            if (at >= 0
                    && w.substring(0, at).isBlank()
                    && w.substring(at + b.length()).isBlank()) {
                return blanks(w.substring(0, at), w.substring(at + b.length()));
            }
        }
        Map<String, Object> result = mark(WAS, base);
        result.put(IS, JsonValues.copy(wanted));
        return result;
    }

    private static Map<String, Object> blanks(String before, String after) {
        Map<String, Object> result = new LinkedHashMap<>();
        if (!before.isEmpty()) {
            result.put(BEFORE, before);
        }
        if (!after.isEmpty()) {
            result.put(AFTER, after);
        }
        return result;
    }

    /** Returns a value as an object: itself, or an array by identifiers when the other has the same ones in the same order. */
    private static @Nullable Map<String, Object> objectOf(@Nullable Object value, @Nullable Object other) {
        Map<String, Object> byIdentifier = byIdentifier(value);
        if (byIdentifier == null) {
            return other instanceof Map ? JsonValues.object(value) : null;
        }
        Map<String, Object> others = byIdentifier(other);
        boolean same = others != null && List.copyOf(byIdentifier.keySet()).equals(List.copyOf(others.keySet()));
        return same ? byIdentifier : null;
    }

    private static @Nullable Map<String, Object> byIdentifier(@Nullable Object value) {
        List<Object> list = JsonValues.array(value);
        if (list == null || list.isEmpty()) {
            return null;
        }
        Map<String, Object> result = new LinkedHashMap<>();
        for (Object element : list) {
            Map<String, Object> object = JsonValues.object(element);
            if (object == null
                    || !(object.get("identifier") instanceof String identifier)
                    || result.put(identifier, object) != null) {
                return null;
            }
        }
        return result;
    }

    /** Returns a part of what lies beside without the parts that replace something, or null when it is one. */
    public static @Nullable Object addition(@Nullable Object part) {
        Map<String, Object> object = JsonValues.object(part);
        if (object == null || object.isEmpty()) {
            return part;
        }
        if (isMark(object)) {
            return object.size() == 1 && object.containsKey(IS) ? object : null;
        }
        Map<String, Object> result = new LinkedHashMap<>();
        object.forEach((key, member) -> {
            Object addition = addition(member);
            if (addition != null || member == null) {
                result.put(key, addition);
            }
        });
        return result.isEmpty() ? null : result;
    }

    private static boolean isMark(@Nullable Object value) {
        return value instanceof Map<?, ?> map && !map.isEmpty() && MARKS.containsAll(map.keySet());
    }

    private static Map<String, Object> mark(String key, @Nullable Object value) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(key, JsonValues.copy(value));
        return result;
    }

    /**
     * Returns the base with the difference applied.
     *
     * @param stale takes a JSON Pointer for each part that does not fit the base any more and was left out
     */
    public static Map<String, Object> apply(
            Map<String, Object> base, Map<String, Object> beside, Consumer<String> stale) {
        return new Beside(stale).members(base, beside, "");
    }

    private Map<String, Object> members(Map<String, Object> base, Map<String, Object> beside, String at) {
        Map<String, Object> result = new LinkedHashMap<>(base);
        beside.forEach((key, change) -> {
            String pointer = at + "/" + TreeCheck.escape(key);
            Object changed = base.containsKey(key) ? changed(base.get(key), change, pointer) : added(change, pointer);
            if (changed == REMOVED) {
                result.remove(key);
            } else {
                result.put(key, changed);
            }
        });
        return result;
    }

    private Object added(@Nullable Object change, String at) {
        Map<String, Object> marks = isMark(change) ? JsonValues.object(change) : null;
        if (marks == null) {
            return JsonValues.copy(change);
        }
        if (marks.size() == 1 && marks.containsKey(IS)) {
            return JsonValues.copy(marks.get(IS));
        }
        stale.accept(at);
        return REMOVED;
    }

    private @Nullable Object changed(@Nullable Object base, @Nullable Object change, String at) {
        Map<String, Object> marks = JsonValues.object(change);
        if (marks != null && isMark(change)) {
            if (marks.containsKey(WAS)) {
                if (JsonValues.same(base, marks.get(WAS))) {
                    return marks.containsKey(IS) ? JsonValues.copy(marks.get(IS)) : REMOVED;
                }
            } else if (base instanceof String text && !marks.containsKey(IS)) {
                return marks.getOrDefault(BEFORE, "") + text + marks.getOrDefault(AFTER, "");
            }
        } else if (marks != null && base instanceof Map) {
            return members(JsonValues.object(base), marks, at);
        } else if (marks != null && byIdentifier(base) != null) {
            return elements(byIdentifier(base), marks, at);
        } else if (JsonValues.same(base, change)) {
            return base;
        }
        stale.accept(at);
        return base;
    }

    private List<Object> elements(Map<String, Object> base, Map<String, Object> beside, String at) {
        Set<String> missing = new HashSet<>(beside.keySet());
        missing.removeAll(base.keySet());
        missing.forEach(identifier -> stale.accept(at + "/" + TreeCheck.escape(identifier)));
        List<Object> result = new ArrayList<>();
        base.forEach((identifier, element) -> {
            Object change = beside.get(identifier);
            result.add(change == null ? element : changed(element, change, at + "/" + TreeCheck.escape(identifier)));
        });
        return result;
    }
}
