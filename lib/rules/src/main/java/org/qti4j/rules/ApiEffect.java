// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

/** What the service of the QTI API does with a document that breaks a rule. */
public enum ApiEffect {
    /** It answers with an error and keeps what it had. */
    REFUSED,
    /** It answers with success and stores something else. */
    ALTERED,
    /** It stores the document, and learners see or get something else than was meant. */
    MISRENDERED
}
