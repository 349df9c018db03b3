// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

/** What becomes of members of a JSON document that its form does not have. */
public enum UnknownKeys {
    /** The document is refused; every such member is an error {@code json-unknown-key}. */
    REFUSE,
    /** They are left out; each is a warning {@code json-unknown-key}. */
    REPORT,
    /**
     * They lie beside the XML and come back with it, in forms {@link JsonForm#API} and {@link JsonForm#CONTENT}; each is an information
     * {@code json-unknown-key}. Form {@link JsonForm#QTI} has nothing beside its documents and refuses them.
     */
    KEEP
}
