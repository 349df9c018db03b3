// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

/** Whether an update has to prove itself. A status of 200 does not prove that the change landed. */
public enum Verification {
    /** The answer is taken as it comes. */
    NONE,
    /** The object is read again and compared with what was sent, and its JSON fields with its own XML. */
    READ_BACK
}
