// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

/** The shapes in which a QTI document is written as JSON. */
public enum JsonForm {
    /** Any QTI document, without loss; its shape follows from the schema alone. */
    QTI,
    /** What the update endpoints of the QTI API take and return. */
    API,
    /** The API's parsed {@code content} tree, which keeps neither the order of children nor the places of texts. */
    CONTENT
}
