// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.concurrent.CompletableFuture;

/** What one call of a user does, whether somebody waits for it or not. */
@FunctionalInterface
interface Work<T> {
    CompletableFuture<T> run(Flow flow);
}
