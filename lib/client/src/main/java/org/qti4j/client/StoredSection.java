// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.internal.JsonFields;
import org.qti4j.json.Json;
import org.qti4j.json.api.ItemRef;

/**
 * A section as the service answered it. Immutable.
 *
 * @param json the whole object, unmodifiable to any depth
 */
public record StoredSection(Map<String, Object> json) implements StoredEntity {
    /** Copies the object. */
    public StoredSection {
        json = Json.immutableCopy(json);
    }

    /** Tells whether candidates see the section as such. */
    public @Nullable Boolean visible() {
        return JsonFields.flag(json, "visible");
    }

    /** Tells whether it must appear in a selection of its parent. */
    public @Nullable Boolean required() {
        return JsonFields.flag(json, "required");
    }

    /** Tells whether it keeps its place when its parent is shuffled. */
    public @Nullable Boolean fixed() {
        return JsonFields.flag(json, "fixed");
    }

    /** Returns its place among its siblings, counted from 1. */
    public @Nullable Long sequence() {
        return JsonFields.whole(json, "sequence");
    }

    /** Returns the references to its items in their order; one without identifier is left out. */
    public List<ItemRef> itemRefs() {
        return JsonFields.objectOrObjects(json, "qti-assessment-item-ref").stream()
                .filter(ref ->
                        !String.valueOf(ref.getOrDefault("identifier", "")).isBlank())
                .filter(ref -> JsonFields.text(ref, "identifier") != null)
                .map(ref ->
                        new ItemRef(String.valueOf(JsonFields.text(ref, "identifier")), JsonFields.text(ref, "href")))
                .toList();
    }
}
