// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ElementType;

/**
 * An element in its place.
 *
 * @param name its name
 * @param shape the members that it has
 * @param slot where it stands in its parent, or -1 when it has no place there
 */
record JsonChild(JsonName name, JsonShape shape, int slot) {
    /** Those of the schema. */
    private static final Map<String, JsonChild> ROOTS = new ConcurrentHashMap<>();

    /** Returns the root of a document. */
    static JsonChild root(String namespace, String local) {
        JsonChild known = ROOTS.get(local);
        if (known != null && known.name().is(namespace, local)) {
            return known;
        }
        ElementType type = JsonNames.typeOfRoot(namespace, local);
        JsonChild root = root(namespace, local, type);
        if (type != null) {
            ROOTS.putIfAbsent(local, root);
        }
        return root;
    }

    /** Returns the root of a document whose type is known. */
    static JsonChild root(String namespace, String local, @Nullable ElementType type) {
        return new JsonChild(JsonName.ofRoot(namespace, local), JsonShape.of(type), -1);
    }
}
