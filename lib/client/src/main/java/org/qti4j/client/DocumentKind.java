// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

/** The kinds of document that the service validates. */
public enum DocumentKind {
    /** An assessment item. */
    ITEM("item"),
    /** An assessment test. */
    TEST("test"),
    /** A stimulus. */
    STIMULUS("stimulus");

    private final String value;

    DocumentKind(String value) {
        this.value = value;
    }

    /** Returns the value of the field {@code schema}. */
    public String value() {
        return value;
    }
}
