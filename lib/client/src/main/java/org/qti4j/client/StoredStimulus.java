// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.internal.JsonFields;
import org.qti4j.json.Json;

/**
 * A stimulus as the service answered it. Immutable. In an answer {@code content} is the parsed XML; in a request it is HTML.
 *
 * @param json the whole object, unmodifiable to any depth
 */
public record StoredStimulus(Map<String, Object> json) implements StoredEntity {
    /** Copies the object. */
    public StoredStimulus {
        json = Json.immutableCopy(json);
    }

    /** Returns the language tag. */
    public @Nullable String language() {
        return JsonFields.text(json, "language");
    }

    /** Returns the label. */
    public @Nullable String label() {
        return JsonFields.text(json, "label");
    }
}
