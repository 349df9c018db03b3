// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.Map;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;

/** One part of what an interaction consists of, both ways. */
interface Part {
    /**
     * Adds the part to the element.
     *
     * @param interaction the object {@code interaction}
     * @param structure its object {@code questionStructure}
     */
    void toQti(ApiObject interaction, ApiObject structure, ElementTree to, ItemContext context);

    /** Takes the part from the element. */
    void toApi(ElementView from, Map<String, Object> interaction, Map<String, Object> structure, ItemContext context);
}
