// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

/** Which of the two accounts in an answer of the service is read: they may disagree after an update. */
public enum FetchedSource {
    /** The text {@code rawXml}, which has everything that was sent as XML. */
    RAW_XML,
    /** The other fields, which some players of the content use. */
    TYPED_FIELDS
}
