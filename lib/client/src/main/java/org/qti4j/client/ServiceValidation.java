// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.internal.JsonFields;
import org.qti4j.json.Json;

/**
 * What the service's own validation says about one document. Immutable.
 *
 * @param json the whole object, unmodifiable to any depth
 */
public record ServiceValidation(Map<String, Object> json) {
    /** Copies the object. */
    public ServiceValidation {
        json = Json.immutableCopy(json);
    }

    /** Tells whether the service found the document valid. The documents make {@code success} a string, the error body a boolean: either counts. */
    public boolean isValid() {
        Object success = json.get("success");
        return Boolean.TRUE.equals(success) || "true".equals(success);
    }

    /** Returns what the service found, from {@code validationErrors}. */
    public List<String> errors() {
        return JsonFields.texts(json, "validationErrors");
    }

    /** Returns the identifier of the stored object, or one that the service made up. */
    public @Nullable String entityId() {
        return JsonFields.text(json, "entityId");
    }

    /** Returns the document that was judged. */
    public @Nullable String xmlContent() {
        return JsonFields.text(json, "xmlContent");
    }

    /** Returns the summary in words; it is {@code error} where there is no {@code message}. */
    public @Nullable String message() {
        String message = JsonFields.text(json, "message");
        return message == null ? JsonFields.text(json, "error") : message;
    }
}
