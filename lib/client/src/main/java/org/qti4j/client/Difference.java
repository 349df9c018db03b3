// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is stored otherwise than it was sent. Immutable. It quotes content; do not log it where content must not go.
 *
 * @param kind what differs
 * @param path where: the XPath of the document for {@link Kind#XML}, otherwise the JSON Pointer in the answer of the service
 * @param expected what was sent, or what the XML says; null when nothing should be there
 * @param actual what is stored; null when nothing is there
 * @param message the difference in one sentence
 */
public record Difference(
        Kind kind,
        String path,
        @Nullable String expected,
        @Nullable String actual,
        String message) {
    /** What differs. */
    public enum Kind {
        /** The stored XML is not the XML that was sent. */
        XML,
        /** A JSON field is not what was sent. */
        FIELD,
        /** A JSON field says something else than the XML of the same object. */
        STALE_FIELD,
        /** The metadata are not those that were sent. */
        METADATA,
        /** The object has lost its stimulus, or has another one. */
        STIMULUS,
        /** The service calls the stored XML invalid. */
        INVALID_XML,
        /** The object could not be compared or read back; the message says why. */
        NOT_COMPARED
    }

    /** Checks that nothing else is null. */
    public Difference {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(message, "message");
    }

    @Override
    public String toString() {
        return (path.isEmpty() ? "" : path + ": ") + message;
    }
}
