// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.internal.JsonFields;
import org.qti4j.json.Json;

/**
 * An assessment item as the service answered it. Immutable.
 *
 * @param json the whole object, unmodifiable to any depth
 */
public record StoredItem(Map<String, Object> json) implements StoredEntity {
    /** Copies the object. */
    public StoredItem {
        json = Json.immutableCopy(json);
    }

    /** Returns the type of its interaction, such as {@code choice}. */
    public @Nullable String type() {
        return JsonFields.text(json, "type");
    }

    /** Returns the JSON fields of its interaction; they may disagree with {@link #rawXml}. */
    public @Nullable Map<String, Object> interaction() {
        return JsonFields.object(json, "interaction");
    }

    /** Returns the stimuli that the JSON fields name, by {@code stimulusRef} or {@code stimulus}, each an object or an array. */
    public List<StimulusRef> stimulusRefs() {
        List<Map<String, Object>> refs = JsonFields.objectOrObjects(json, "stimulusRef");
        return (refs.isEmpty() ? JsonFields.objectOrObjects(json, "stimulus") : refs)
                .stream()
                        .filter(ref -> JsonFields.text(ref, "identifier") != null)
                        .map(ref -> new StimulusRef(
                                String.valueOf(JsonFields.text(ref, "identifier")), JsonFields.text(ref, "href")))
                        .toList();
    }
}
