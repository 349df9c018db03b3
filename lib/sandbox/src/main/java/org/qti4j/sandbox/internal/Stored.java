// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.sandbox.internal.Documents.Written;

/**
 * One stored test or item. Immutable.
 *
 * @param document the XML and what lies beside it, metadata excepted
 * @param metadata the metadata, or null
 * @param created when it was created
 * @param updated when it was last updated
 * @param version how often it was updated
 */
record Stored(Written document, @Nullable Map<String, Object> metadata, Instant created, Instant updated, int version) {
    private static final DateTimeFormatter MILLISECONDS = DateTimeFormatter.ISO_INSTANT;

    /** Returns the successor of an earlier version, or a first one. */
    static Stored next(@Nullable Stored before, Written document, @Nullable Map<String, Object> metadata, Instant now) {
        return new Stored(
                document,
                metadata,
                before == null ? now : before.created(),
                now,
                before == null ? 0 : before.version() + 1);
    }

    /** Adds the fields that every answer ends with. */
    void describe(Map<String, Object> answer, Map<String, Object> content) {
        answer.remove("metadata");
        if (metadata != null) {
            answer.put("metadata", metadata);
        }
        answer.put("rawXml", document.xml());
        answer.put("content", content);
        answer.put("createdAt", text(created));
        answer.put("updatedAt", text(updated));
        answer.put("__v", version);
    }

    private static String text(Instant instant) {
        Instant rounded = instant.truncatedTo(ChronoUnit.MILLIS);
        // Always three digits, as the service's dates have.
        return rounded.getNano() == 0
                ? MILLISECONDS.format(rounded).replace("Z", ".000Z")
                : MILLISECONDS.format(rounded);
    }
}
