// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;

/** Takes the fields out of a JSON object and collects everything that is wrong with them. Used once, by one thread. */
final class Fields {
    private final Map<String, Object> object;
    private final String pointer;
    private final List<Diagnostic> found;

    private Fields(Map<String, Object> object, String pointer, List<Diagnostic> found) {
        this.object = object;
        this.pointer = pointer;
        this.found = found;
    }

    static Fields of(Map<String, Object> object) {
        return new Fields(object, "", new ArrayList<>());
    }

    /**
     * Returns what a JSON object describes.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException with everything that {@code report} finds
     */
    static <T> T read(Map<String, Object> object, Consumer<Fields> report, Function<Fields, T> read) {
        Fields fields = of(object);
        report.accept(fields);
        fields.check();
        return read.apply(fields);
    }

    /** Reports every key that is none of these. */
    Fields only(Set<String> known) {
        for (String key : object.keySet()) {
            if (!known.contains(key)) {
                String expected = String.join(", ", known.stream().sorted().toList());
                report("json-unknown-key", member(key), "unknown key " + Json.write(key) + "; known are " + expected);
            }
        }
        return this;
    }

    boolean has(String key) {
        return object.containsKey(key);
    }

    /** Returns the text, or null, reported, when there is none or it is empty. */
    @Nullable
    String nonEmptyString(String key) {
        String value = requiredString(key);
        if (value != null && value.isBlank()) {
            wrongValue(key, "\"" + key + "\" is empty");
            return null;
        }
        return value;
    }

    /** Returns the text, or null, reported, when there is none. */
    @Nullable
    String requiredString(String key) {
        if (!object.containsKey(key)) {
            report("json-missing-key", "", "the key \"" + key + "\" is required");
            return null;
        }
        return string(key);
    }

    @Nullable
    String string(String key) {
        return typed(key, String.class, "a string");
    }

    @Nullable
    Boolean bool(String key) {
        return typed(key, Boolean.class, "true or false");
    }

    /** Returns the number when it is whole, positive and no larger than an {@code int}; 3.0 is whole. */
    @Nullable
    Integer positiveInteger(String key) {
        Number number = typed(key, Number.class, "a whole number above 0");
        if (number == null) {
            return null;
        }
        BigDecimal exact = new BigDecimal(number.toString());
        boolean whole = exact.signum() > 0
                && exact.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0
                && exact.stripTrailingZeros().scale() <= 0;
        if (!whole) {
            report(
                    "json-wrong-value",
                    member(key),
                    "\"" + key + "\" is " + number + "; expected a whole number above 0");
            return null;
        }
        return exact.intValueExact();
    }

    @Nullable
    Number number(String key) {
        return typed(key, Number.class, "a number");
    }

    /** Returns an object whose members are all truth values. */
    @Nullable
    Map<String, Boolean> flags(String key) {
        Map<String, Object> given = object(key);
        if (given == null) {
            return null;
        }
        Map<String, Boolean> flags = new LinkedHashMap<>();
        for (Map.Entry<String, Object> entry : given.entrySet()) {
            if (entry.getValue() instanceof Boolean flag) {
                flags.put(entry.getKey(), flag);
            } else {
                String message = "\"" + entry.getKey() + "\" is " + kind(entry.getValue()) + "; expected true or false";
                report("json-wrong-type", member(key) + member(entry.getKey()), message);
            }
        }
        return flags;
    }

    /** Reports a value that is given and is none of these. */
    void oneOf(String key, @Nullable String value, Set<String> allowed) {
        if (value != null && !allowed.contains(value)) {
            String expected = String.join(", ", allowed.stream().sorted().toList());
            wrongValue(key, "\"" + key + "\" is " + Json.write(value) + "; expected one of " + expected);
        }
    }

    @SuppressWarnings("unchecked")
    @Nullable
    Map<String, Object> object(String key) {
        return typed(key, Map.class, "an object");
    }

    /** Returns the fields of an object that is a member. */
    @Nullable
    Fields fields(String key) {
        Map<String, Object> value = object(key);
        return value == null ? null : new Fields(value, pointer + member(key), found);
    }

    /** Returns the fields of each object of an array. */
    @SuppressWarnings("unchecked")
    @Nullable
    List<Fields> objects(String key) {
        List<Object> members = typed(key, List.class, "an array of objects");
        if (members == null) {
            return null;
        }
        List<Fields> fields = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            String at = member(key) + "/" + i;
            if (members.get(i) instanceof Map<?, ?> member) {
                fields.add(new Fields((Map<String, Object>) member, pointer + at, found));
            } else {
                report("json-wrong-type", at, "a member of \"" + key + "\" is not an object");
            }
        }
        return fields;
    }

    /** Returns the fields of each object of an array; none, reported, when there is no array. */
    List<Fields> requiredObjects(String key) {
        if (!object.containsKey(key)) {
            report("json-missing-key", "", "the key \"" + key + "\" is required");
        }
        List<Fields> members = objects(key);
        return members == null ? List.of() : members;
    }

    static @Nullable List<Map<String, Object>> all(@Nullable List<Fields> objects) {
        return objects == null ? null : objects.stream().map(Fields::all).toList();
    }

    static @Nullable List<Map<String, Object>> copies(@Nullable List<Map<String, Object>> objects) {
        return objects == null
                ? null
                : objects.stream().map(Json::immutableCopy).toList();
    }

    static void put(Map<String, Object> json, String key, @Nullable Object value) {
        if (value != null) {
            json.put(key, value);
        }
    }

    Map<String, Object> all() {
        return Collections.unmodifiableMap(object);
    }

    /** Reports that the key's value is not one of those allowed. */
    void wrongValue(String key, String message) {
        report("json-wrong-value", member(key), message);
    }

    /** Reports a key that does not belong here. */
    void misplaced(String key, String message) {
        report("json-unknown-key", member(key), message);
    }

    /** Throws everything that was found. */
    void check() {
        new Diagnostics(found).throwIfErrors();
    }

    private <T> @Nullable T typed(String key, Class<T> type, String expected) {
        Object value = object.get(key);
        if (type.isInstance(value)) {
            return type.cast(value);
        }
        if (object.containsKey(key)) {
            // null too: an absent field is left out, null means nothing to these endpoints.
            report("json-wrong-type", member(key), "\"" + key + "\" is " + kind(value) + "; expected " + expected);
        }
        return null;
    }

    private void report(String code, String at, String message) {
        found.add(Diagnostic.error(code, message, Location.unknown().withPointer(pointer + at)));
    }

    private static String member(String key) {
        return "/" + key.replace("~", "~0").replace("/", "~1");
    }

    private static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "an object";
        }
        return value instanceof List ? "an array" : Json.write(value);
    }
}
