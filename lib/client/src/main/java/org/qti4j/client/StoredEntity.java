// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.internal.JsonFields;

/**
 * An object as the service answered it. Immutable.
 *
 * <p>The fields that the documents name have a method, which returns null when the answer lacks the field or has another type
 * there; {@link #json()} has the whole answer, also what no document names.
 */
public sealed interface StoredEntity permits StoredTest, StoredTestPart, StoredSection, StoredItem, StoredStimulus {
    /** Returns the whole object as it was answered, unmodifiable to any depth. */
    Map<String, Object> json();

    /** Returns the identifier. */
    default @Nullable String identifier() {
        return JsonFields.text(json(), "identifier");
    }

    /** Returns the title for people. */
    default @Nullable String title() {
        return JsonFields.text(json(), "title");
    }

    /** Returns the free metadata. */
    default @Nullable Map<String, Object> metadata() {
        return JsonFields.object(json(), "metadata");
    }

    /** Returns the XML that the service keeps, the field it calls stable. */
    default @Nullable String rawXml() {
        return JsonFields.text(json(), "rawXml");
    }

    /** Returns the parsed XML; it has lost order and text positions, so {@link #rawXml} is the one to work with. */
    default @Nullable Map<String, Object> content() {
        return JsonFields.object(json(), "content");
    }

    /** Returns when the object was created. */
    default @Nullable Instant createdAt() {
        return JsonFields.instant(json(), "createdAt");
    }

    /** Returns when the object was last updated. */
    default @Nullable Instant updatedAt() {
        return JsonFields.instant(json(), "updatedAt");
    }

    /** Returns the version key {@code __v}. */
    default @Nullable Long version() {
        return JsonFields.whole(json(), "__v");
    }
}
