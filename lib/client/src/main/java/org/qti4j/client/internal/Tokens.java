// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.List;

/** Where the tokens of a client come from. Thread-safe. */
interface Tokens {
    /**
     * Returns a token that is worth trying.
     *
     * @throws org.qti4j.client.AuthException when there is none
     */
    String token(Deadline deadline);

    /**
     * Returns another token after the service refused one, or the same when there is no other.
     *
     * @throws org.qti4j.client.AuthException when there is none
     */
    String after(String refused, Deadline deadline);

    /** Returns what must never be shown, apart from the tokens in use. */
    List<String> secrets();

    /** Lets go of the token. */
    void forget();
}
