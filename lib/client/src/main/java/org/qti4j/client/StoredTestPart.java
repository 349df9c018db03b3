// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.internal.JsonFields;
import org.qti4j.json.Json;

/**
 * A part of a test as the service answered it. Immutable.
 *
 * @param json the whole object, unmodifiable to any depth
 */
public record StoredTestPart(Map<String, Object> json) implements StoredEntity {
    /** Copies the object. */
    public StoredTestPart {
        json = Json.immutableCopy(json);
    }

    /** Returns {@code linear} or {@code nonlinear}. */
    public @Nullable String navigationMode() {
        return JsonFields.text(json, "navigationMode");
    }

    /** Returns {@code individual} or {@code simultaneous}. */
    public @Nullable String submissionMode() {
        return JsonFields.text(json, "submissionMode");
    }

    /** Returns the sections in their order. */
    public List<StoredSection> sections() {
        return JsonFields.objectOrObjects(json, "qti-assessment-section").stream()
                .map(StoredSection::new)
                .toList();
    }
}
