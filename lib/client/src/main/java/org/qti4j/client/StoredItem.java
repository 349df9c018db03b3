// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.Map;
import org.qti4j.json.Json;

/**
 * An assessment item as the service answered it. Immutable.
 *
 * @param json the whole object, unmodifiable to any depth
 */
public record StoredItem(Map<String, Object> json) implements StoredEntity {
    /** Copies the object. */
    public StoredItem {
        json = Json.immutableCopy(json);
    }
}
