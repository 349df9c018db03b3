// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.qti4j.json.Json;

/** The named parts ({@code $defs}) of a JSON Schema that is being made. Used once, by one thread. */
final class SchemaDefinitions {
    private final Map<String, Object> all = new TreeMap<>();
    private final Map<String, String> nameOf = new HashMap<>();

    /** Returns a reference to an equal part; there is a new one, with this name or one like it, when there is none yet. */
    Map<String, Object> share(String name, Map<String, Object> schema) {
        return reference(nameOf.computeIfAbsent(Json.write(schema), text -> {
            String free = reserve(name);
            all.put(free, schema);
            return free;
        }));
    }

    /** Returns a name that is not yet taken, and takes it. */
    String reserve(String name) {
        String free = name;
        for (int n = 2; all.containsKey(free); n++) {
            free = name + "-" + n;
        }
        all.put(free, true);
        return free;
    }

    /** Defines a part whose name is taken already. */
    void define(String name, Map<String, Object> schema) {
        all.put(name, schema);
    }

    /** Returns a reference to a part. */
    static Map<String, Object> reference(String name) {
        return Map.of("$ref", "#/$defs/" + name);
    }

    /** Returns all parts by their names. */
    Map<String, Object> all() {
        return Collections.unmodifiableMap(all);
    }
}
