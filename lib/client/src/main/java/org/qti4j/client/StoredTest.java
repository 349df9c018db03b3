// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.internal.JsonFields;
import org.qti4j.json.Json;

/**
 * An assessment test as the service answered it. Immutable.
 *
 * @param json the whole object, unmodifiable to any depth
 */
public record StoredTest(Map<String, Object> json) implements StoredEntity {
    /** Copies the object. */
    public StoredTest {
        json = Json.immutableCopy(json);
    }

    /** Tells whether the service found its XML valid; an invalid test is stored all the same, so look here after an update. */
    public @Nullable Boolean isValidXml() {
        return JsonFields.flag(json, "isValidXml");
    }

    /** Returns the time limit for the whole test in seconds. */
    public @Nullable BigDecimal timeLimit() {
        return JsonFields.number(json, "timeLimit");
    }

    /** Returns how often the test may be taken. */
    public @Nullable BigDecimal maxAttempts() {
        return JsonFields.number(json, "maxAttempts");
    }

    /** Returns which tools candidates have; the values should be booleans. */
    public @Nullable Map<String, Object> toolsEnabled() {
        return JsonFields.object(json, "toolsEnabled");
    }

    /** Returns the parts in their order. */
    public List<StoredTestPart> testParts() {
        return JsonFields.objectOrObjects(json, "qti-test-part").stream()
                .map(StoredTestPart::new)
                .toList();
    }
}
