// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a journal says about the documents, after all its entries. Read by many threads once it is filled. */
final class History {
    /**
     * What is known of one object of the service.
     *
     * @param verified the hash of the document that was verified last and not sent again since; null when there is none
     * @param open whether it was to be created and nothing says what became of that
     * @param kept the metadata that the object had before a document without metadata was sent for it, when nothing says that they came
     *     through; null when there are none
     * @param different what the run that was interrupted found out about it; null when that is nothing
     */
    record Known(
            @Nullable String verified,
            boolean open,
            @Nullable Map<String, Object> kept,
            @Nullable Different different) {
        static final Known NOTHING = new Known(null, false, null, null);
    }

    /** That the service took a document of this hash and holds something else. */
    record Different(String hash, String message, List<String> differences) {}

    private final Map<String, Known> known = new HashMap<>();

    Known of(Source source) {
        return known.getOrDefault(source.key(), Known.NOTHING);
    }

    /** Takes in an entry of the journal. */
    void add(Map<String, Object> entry) {
        if (Entries.COMPLETE.equals(entry.get("entry"))) {
            // Whoever starts another run after this one wants to see whether it is better now.
            known.replaceAll((key, each) -> new Known(each.verified(), each.open(), each.kept(), null));
            return;
        }
        String key = Source.key(String.valueOf(entry.get("kind")), String.valueOf(entry.get("identifier")));
        Known before = known.getOrDefault(key, Known.NOTHING);
        String what = String.valueOf(entry.get("entry"));
        switch (what) {
            case Entries.SENDING -> {
                boolean post = "POST".equals(entry.get("method"));
                known.put(key, new Known(null, before.open() || post, kept(entry, before), null));
            }
            case Entries.SETTLED -> known.put(key, new Known(before.verified(), false, before.kept(), null));
            case Entries.ENDED -> {
                String hash = String.valueOf(entry.get("hash"));
                if ("verified".equals(entry.get("state"))) {
                    known.put(key, new Known(hash, false, null, null));
                } else if ("different".equals(entry.get("state"))) {
                    known.put(key, new Known(null, before.open(), before.kept(), different(hash, entry)));
                }
            }
            default -> {
                // Of a later version that still writes this version's other entries.
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, Object> kept(Map<String, Object> entry, Known before) {
        return entry.get("metadata") instanceof Map<?, ?> metadata ? (Map<String, Object>) metadata : before.kept();
    }

    private static Different different(String hash, Map<String, Object> entry) {
        List<String> differences = entry.get("differences") instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        return new Different(hash, String.valueOf(entry.get("message")), differences);
    }
}
