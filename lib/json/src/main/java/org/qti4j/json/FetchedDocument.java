// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.util.Map;
import java.util.Optional;
import org.qti4j.model.diagnostic.Diagnostics;

/**
 * A document out of an answer of the service to a GET request or an update: a test, test part, section, item or stimulus.
 *
 * @param kind what it is
 * @param source which account was read; not the one that was asked for when that is missing or cannot be read, which a warning says
 * @param xml the document
 * @param beside what XML cannot hold of it, such as {@code metadata}; with it {@link QtiJson#xmlToApi} gives the object that can be sent
 * @param responseOnly the members that only answers have: {@code rawXml}, {@code content}, {@code createdAt}, {@code __v} …
 * @param diagnostics what is wrong with the answer, and each difference between {@code rawXml} and the other fields
 *     ({@code json-fetched-difference}), by JSON Pointer
 * @param origins where in the answer the parts of the document come from
 */
public record FetchedDocument(
        ApiKind kind,
        FetchedSource source,
        String xml,
        Map<String, Object> beside,
        Map<String, Object> responseOnly,
        Diagnostics diagnostics,
        JsonOrigins origins) {
    /** Returns the metadata, which an update must carry if it is not to clear them. */
    public Optional<Map<String, Object>> metadata() {
        if (beside.get("metadata") instanceof Map<?, ?> metadata) {
            @SuppressWarnings("unchecked") // a JSON object has strings as keys
            Map<String, Object> object = (Map<String, Object>) metadata;
            return Optional.of(object);
        }
        return Optional.empty();
    }
}
