// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.sandbox.internal.Documents.Written;

/**
 * One stored test, item or stimulus. Immutable.
 *
 * @param kind what it is
 * @param identifier its identifier
 * @param title its title, for the order of lists
 * @param document the XML and what lies beside it, metadata excepted
 * @param typed the typed fields that are answered instead of those of the document; null for those of the document
 * @param metadata the metadata, or null
 * @param valid whether the document is valid by the schema
 * @param created when it was created
 * @param updated when it was last updated
 * @param version how often it was updated
 */
record Stored(
        ApiKind kind,
        String identifier,
        String title,
        Written document,
        @Nullable Map<String, Object> typed,
        @Nullable Map<String, Object> metadata,
        boolean valid,
        Instant created,
        Instant updated,
        int version) {

    /** Returns this with other metadata, as the next version. */
    Stored withMetadata(@Nullable Map<String, Object> newMetadata, Instant now) {
        return new Stored(kind, identifier, title, document, typed, newMetadata, valid, created, now, version + 1);
    }
}
