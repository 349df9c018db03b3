// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Daemon threads, so that a client that nobody closed does not keep the program alive. */
final class ClientThreads implements ThreadFactory {
    private final String purpose;
    private final AtomicInteger count = new AtomicInteger();

    ClientThreads(String purpose) {
        this.purpose = purpose;
    }

    @Override
    public Thread newThread(Runnable task) {
        Thread thread = new Thread(task, "qti4j-client-" + purpose + "-" + count.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }
}
