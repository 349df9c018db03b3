// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.LinkedHashMap;
import java.util.Map;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;

/** The object {@code attributes} of a text entry, whose keys are written with hyphens. */
final class TextEntryPart implements Part {
    private static final Map<String, String> KEYS = keys();

    private static Map<String, String> keys() {
        Map<String, String> keys = new LinkedHashMap<>();
        keys.put("expected-length", "expectedLength");
        keys.put("pattern-mask", "patternMask");
        keys.put("placeholder", "placeholderText");
        return keys;
    }

    @Override
    public void toQti(ApiObject interaction, ApiObject structure, ElementTree to, ItemContext context) {
        if (interaction.has("attributes")) {
            ApiObject attributes = interaction.object("attributes");
            if (attributes != null) {
                KEYS.forEach((api, qti) -> Attributes.set(attributes, api, to, qti, false));
                ChoicePart.others(attributes, to);
            }
        }
    }

    @Override
    public void toApi(
            ElementView from, Map<String, Object> interaction, Map<String, Object> structure, ItemContext context) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        KEYS.forEach((api, qti) -> Attributes.get(from, qti, attributes, api, context.losses()));
        if (!attributes.isEmpty()) {
            interaction.put("attributes", attributes);
        }
    }
}
