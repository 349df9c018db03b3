// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Where the tokens of a client come from. Thread-safe. Both futures fail with {@link Failed} that means an {@code AuthException}. */
interface Tokens {
    /** Returns a token that is worth trying. */
    CompletableFuture<String> token(Deadline deadline, Scope scope);

    /** Returns another token after the service refused one, or the same when there is no other. */
    CompletableFuture<String> after(String refused, Deadline deadline, Scope scope);

    /** Returns what must never be shown, apart from the tokens in use. */
    List<String> secrets();

    /** Lets go of the token. */
    void forget();
}
