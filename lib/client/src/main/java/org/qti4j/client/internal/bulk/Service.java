// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.QtiApiException;
import org.qti4j.client.StoredEntity;
import org.qti4j.model.diagnostic.Diagnostics;

/** What a push needs of the service. All of it throws {@link QtiApiException} as the client does. Thread-safe. */
interface Service {
    /**
     * Returns what there is to say about the document.
     *
     * @throws org.qti4j.client.PreflightException when it would not be taken
     */
    Diagnostics check(Document document);

    /** Returns what the service holds; null when it has nothing of the kind and identifier. */
    @Nullable
    StoredEntity read(Source source);

    /** Replaces what the service holds. Metadata go with it where the request has a place for them; null when there are none. */
    void put(Document document, @Nullable Map<String, Object> metadata);

    /** Creates it. Metadata go with it where the request has a place for them; null when there are none. */
    void post(Document document, @Nullable Map<String, Object> metadata);

    /** Replaces the metadata of a test. */
    void putMetadata(Source source, Map<String, Object> metadata);

    /**
     * Returns in what the service holds something else than was sent, a line for each difference.
     *
     * @param metadata null when it does not matter what they are
     */
    List<String> differences(Document document, @Nullable Map<String, Object> metadata, StoredEntity held);
}
