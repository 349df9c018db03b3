// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.bulk.BulkResult;

/** The entries of a journal. */
final class Entries {
    /** A request is about to be sent. */
    static final String SENDING = "sending";
    /** It is known what became of a POST. */
    static final String SETTLED = "settled";
    /** A document is done. */
    static final String ENDED = "ended";
    /** A run came to its end, with every document. */
    static final String COMPLETE = "complete";

    private Entries() {}

    /**
     * A request is about to be sent.
     *
     * @param kept the metadata that the service held before and that are sent again; null when they are those of a file
     */
    static Map<String, Object> sending(Document document, String method, @Nullable Map<String, Object> kept) {
        Map<String, Object> entry = entry(SENDING, document.source());
        entry.put("method", method);
        entry.put("hash", document.hash());
        if (kept != null) {
            entry.put("metadata", kept);
        }
        return entry;
    }

    /** It is known what became of a POST: the object was created, or was not and will not be. */
    static Map<String, Object> settled(Source source, boolean created) {
        Map<String, Object> entry = entry(SETTLED, source);
        entry.put("created", created);
        return entry;
    }

    /** A document is done. */
    static Map<String, Object> ended(Source source, @Nullable String hash, BulkResult result) {
        Map<String, Object> entry = entry(ENDED, source);
        if (hash != null) {
            entry.put("hash", hash);
        }
        entry.put("state", result.state().label());
        if (!result.message().isEmpty()) {
            entry.put("message", result.message());
        }
        if (!result.differences().isEmpty()) {
            entry.put("differences", result.differences());
        }
        return entry;
    }

    /** A run came to its end, with every document. */
    static Map<String, Object> complete() {
        return new LinkedHashMap<>(Map.of("entry", COMPLETE));
    }

    private static Map<String, Object> entry(String what, Source source) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("entry", what);
        entry.put("kind", source.kind().label());
        entry.put("identifier", source.identifier());
        entry.put("file", source.file());
        return entry;
    }
}
