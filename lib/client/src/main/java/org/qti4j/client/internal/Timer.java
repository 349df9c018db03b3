// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.time.Duration;

/** Calls back after a time. Thread-safe. */
public interface Timer extends AutoCloseable {
    /**
     * Runs a short task after a time, once.
     *
     * @return what forgets the task, if it has not run yet
     */
    Runnable after(Duration time, Runnable task);

    /** Forgets all tasks and ends the thread. */
    @Override
    void close();
}
