// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Location;

/**
 * One thing that two documents say differently. Immutable.
 *
 * @param kind what became different
 * @param a where in A; for something that A does not have, the element that would hold it
 * @param b where in B; for something that B does not have, the element that would hold it
 * @param valueA what A says: the value of an attribute, a text, a comment, the start tag of an element; null when A has nothing there
 * @param valueB what B says; null when B has nothing there
 * @param message one sentence, in the direction from A to B, without the place
 */
public record QtiDifference(
        Kind kind,
        Location a,
        Location b,
        @Nullable String valueA,
        @Nullable String valueB,
        String message) {

    /** What became different on the way from A to B. */
    public enum Kind {
        /** B has an attribute that A has not. */
        ATTRIBUTE_ADDED,
        /** A has an attribute that B has not. */
        ATTRIBUTE_REMOVED,
        /** An attribute has another value. */
        ATTRIBUTE_CHANGED,
        /** A text is another one, or only one of the two has any. */
        TEXT_CHANGED,
        /** B has an element, with all that is in it, that A has not. */
        ELEMENT_ADDED,
        /** A has an element, with all that is in it, that B has not. */
        ELEMENT_REMOVED,
        /** An element has another name and otherwise much the same content. */
        ELEMENT_RENAMED,
        /** An element, comment or processing instruction stands at another place in the same parent. */
        ORDER_CHANGED,
        /** B has a comment that A has not. */
        COMMENT_ADDED,
        /** A has a comment that B has not. */
        COMMENT_REMOVED,
        /** A comment has another text. */
        COMMENT_CHANGED,
        /** B has a processing instruction that A has not. */
        PROCESSING_INSTRUCTION_ADDED,
        /** A has a processing instruction that B has not. */
        PROCESSING_INSTRUCTION_REMOVED,
        /** A processing instruction has another target or other data. */
        PROCESSING_INSTRUCTION_CHANGED
    }

    /** Checks that only the values may be null. */
    public QtiDifference {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(a, "a");
        Objects.requireNonNull(b, "b");
        Objects.requireNonNull(message, "message");
    }

    /** Returns the XPath in A. */
    public String pathA() {
        return a.path();
    }

    /** Returns the XPath in B. */
    public String pathB() {
        return b.path();
    }

    /** Returns {@code path: message}; the path is the one in A, or in B for what only B has. */
    @Override
    public String toString() {
        return (valueA == null ? b : a).path() + ": " + message;
    }
}
