// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.internal.JsonFields;
import org.qti4j.json.Json;

/**
 * A section as the service answered it. Immutable.
 *
 * @param json the whole object, unmodifiable to any depth
 */
public record StoredSection(Map<String, Object> json) implements StoredEntity {
    /** Copies the object. */
    public StoredSection {
        json = Json.immutableCopy(json);
    }

    /** Tells whether candidates see the section as such. */
    public @Nullable Boolean visible() {
        return JsonFields.flag(json, "visible");
    }
}
