// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets work end in order when the process is to end (Ctrl-C): the thread that made this is interrupted, and the process waits until it has
 * closed this again, though not for ever.
 */
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final Thread worker = Thread.currentThread();
    private final CountDownLatch done = new CountDownLatch(1);
    private final PrintStream out;
    private final Thread hook = new Thread(this::interrupt, "qti-interrupted");
    private volatile boolean happened;

    Interruption(PrintStream out) {
        this.out = out;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void interrupt() {
        happened = true;
        worker.interrupt();
        try {
            if (!done.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                out.flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whether the work was interrupted. */
    boolean happened() {
        // Interrupted by the process, or by whoever called the command.
        return happened || worker.isInterrupted();
    }

    @Override
    public void close() {
        out.flush();
        done.countDown();
        if (!happened) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The process has just begun to end, and the hook finds the work done.
                happened = true;
            }
        }
    }
}
