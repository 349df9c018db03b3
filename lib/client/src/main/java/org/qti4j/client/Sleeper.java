// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.time.Duration;

/** How the client waits before it sends a request again. Must be thread-safe. */
@FunctionalInterface
public interface Sleeper {
    /**
     * Returns after the given time.
     *
     * @throws InterruptedException when the thread is interrupted meanwhile
     */
    void sleep(Duration time) throws InterruptedException;
}
