// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.sandbox.UpdateMode;

/** Combines old and new fields. */
final class Metadata {
    private Metadata() {}

    static Map<String, Object> updated(
            @Nullable Map<String, Object> before, Map<String, Object> update, UpdateMode mode) {
        if (before == null || mode == UpdateMode.REPLACE) {
            return update;
        }
        Map<String, Object> merged = new LinkedHashMap<>(before);
        merged.putAll(update);
        return merged;
    }

    /**
     * Returns the metadata of an object that is about to be stored, or null.
     *
     * @throws QtiFormatException when they are no object
     */
    @SuppressWarnings("unchecked")
    static @Nullable Map<String, Object> of(Map<String, Object> object) {
        Object metadata = object.get("metadata");
        if (metadata != null && !(metadata instanceof Map)) {
            throw new QtiFormatException(Diagnostic.error(
                    "json-wrong-type",
                    "\"metadata\" must be an object",
                    Location.unknown().withPointer("/metadata")));
        }
        return (Map<String, Object>) metadata;
    }
}
