// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

/** What an update does with the fields that it does not name; the documents leave it open. */
public enum UpdateMode {
    /** They stay as they were. */
    MERGE,
    /** They are gone. */
    REPLACE
}
