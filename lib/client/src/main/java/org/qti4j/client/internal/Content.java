// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.StoredEntity;
import org.qti4j.json.ApiKind;

/**
 * What a request says, for the checks before it and the comparison after it.
 *
 * @param kind what it describes; null when it describes no whole object
 * @param identifier the identifier that the path names; null when it names none
 * @param xml the document; null when it is none or in JSON
 * @param json the fields that were sent as JSON, without an envelope; null when there are none
 * @param metadata the metadata that were sent; null when none were
 * @param replacesDocument whether the stored document should be this one afterwards
 * @param replacesMetadata whether the stored metadata should be exactly these afterwards
 * @param stimuli the identifiers of the stimuli that the fields should name afterwards
 * @param readBack the path by which the object is read again; null when the answer does not tell it
 * @param check compares what no field says, such as the order of items
 */
record Content(
        @Nullable ApiKind kind,
        @Nullable String identifier,
        @Nullable String xml,
        @Nullable Map<String, Object> json,
        @Nullable Map<String, Object> metadata,
        boolean replacesDocument,
        boolean replacesMetadata,
        List<String> stimuli,
        Function<StoredEntity, @Nullable String> readBack,
        ItemCheck check) {
    /** What a section should hold afterwards. */
    interface ItemCheck {
        /** Expects nothing in particular. */
        ItemCheck NONE = identifiers -> null;

        /** Returns what is wrong with the identifiers of a section's items; null when nothing is. */
        @Nullable
        String problem(List<String> identifiers);
    }

    /** Returns the content of a request that describes no whole object. */
    static Content part(Function<StoredEntity, @Nullable String> readBack, ItemCheck check) {
        return new Content(null, null, null, null, null, false, false, List.of(), readBack, check);
    }

    /** Returns this content with other metadata. */
    Content withMetadata(@Nullable Map<String, Object> newMetadata, boolean exactly) {
        return new Content(
                kind, identifier, xml, json, newMetadata, replacesDocument, exactly, stimuli, readBack, check);
    }

    /** Returns this content expecting these stimuli. */
    Content withStimuli(List<String> newStimuli) {
        return new Content(
                kind, identifier, xml, json, metadata, replacesDocument, replacesMetadata, newStimuli, readBack, check);
    }
}
