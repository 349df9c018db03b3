// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.grammar;

/** What may stand between the tags of an element. */
public enum ContentKind {
    /** Nothing. */
    EMPTY,
    /** A text with a datatype. */
    TEXT,
    /** Elements; blanks between them do not count. */
    ELEMENTS,
    /** Text and elements. */
    MIXED
}
