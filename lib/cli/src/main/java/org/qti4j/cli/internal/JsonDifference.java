// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;

/** Finds where two JSON values differ; the order of keys does not count, the digits of a number do. */
final class JsonDifference {
    private static final int SHOWN = 60;

    private final List<String> differences = new ArrayList<>();

    private JsonDifference() {}

    /** Returns a line for each difference, {@code JSON Pointer: what}; empty when the values are the same. */
    static List<String> between(@Nullable Object before, @Nullable Object after) {
        JsonDifference difference = new JsonDifference();
        difference.compare("", before, after);
        return difference.differences;
    }

    private void compare(String pointer, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> a && after instanceof Map<?, ?> b) {
            Set<Object> keys = new LinkedHashSet<>(a.keySet());
            keys.addAll(b.keySet());
            keys.forEach(key -> member(pointer + "/" + escaped((String) key), a, b, key));
        } else if (before instanceof List<?> a && after instanceof List<?> b && a.size() == b.size()) {
            for (int i = 0; i < a.size(); i++) {
                compare(pointer + "/" + i, a.get(i), b.get(i));
            }
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

    private void add(String pointer, String what) {
        differences.add((pointer.isEmpty() ? "/" : pointer) + ": " + what);
    }

    private static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static String shown(@Nullable Object value) {
        String text = Json.write(value);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
    }
}
