// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.Map;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;

/** How a recording is played. */
final class MediaPart implements Part {
    private static final String[] KEYS = {"autostart", "minPlays", "maxPlays", "loop"};

    @Override
    public void toQti(ApiObject interaction, ApiObject structure, ElementTree to, ItemContext context) {
        Attributes.optional(interaction, to, KEYS);
        if (!to.has("autostart")) {
            // QTI wants it said; what nobody starts does not start by itself.
            to.set("autostart", false);
        }
    }

    @Override
    public void toApi(
            ElementView from, Map<String, Object> interaction, Map<String, Object> structure, ItemContext context) {
        Attributes.get(from, interaction, context.losses(), KEYS);
    }
}
