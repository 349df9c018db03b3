// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

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
    /** Returns the root of a document. */
    static JsonChild root(String namespace, String local) {
        return root(namespace, local, JsonNames.typeOfRoot(namespace, local));
    }

    /** Returns the root of a document whose type is known. */
    static JsonChild root(String namespace, String local, @Nullable ElementType type) {
        return new JsonChild(JsonName.ofElement(namespace, local), JsonShape.of(type), -1);
    }
}
