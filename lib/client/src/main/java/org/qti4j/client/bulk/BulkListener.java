// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.bulk;

/** Is told how far a push is. Called by one thread at a time, of the push; what it throws ends the push. */
public interface BulkListener {
    /** The documents are known; their number. */
    default void onStart(int documents) {}

    /** A document is done. */
    void onResult(BulkResult result);
}
