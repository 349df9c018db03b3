// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

/** What a JSON object in form {@link JsonForm#API} describes. */
public enum ApiKind {
    /** An assessment test. */
    TEST,
    /** A test part. */
    TEST_PART,
    /** A section of a test part. */
    SECTION,
    /** An assessment item. */
    ITEM,
    /** A stimulus. */
    STIMULUS
}
