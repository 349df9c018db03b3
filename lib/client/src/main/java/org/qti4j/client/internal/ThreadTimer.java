// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread that watches the time and hands over what is due. */
final class ThreadTimer implements Timer {
    private final ScheduledThreadPoolExecutor thread;
    private final Executor executor;

    ThreadTimer(Executor executor) {
        this.executor = executor;
        // Its thread starts with the first task.
        thread = new ScheduledThreadPoolExecutor(1, new ClientThreads("timer"));
        thread.setRemoveOnCancelPolicy(true);
    }

    @Override
    public Runnable after(Duration time, Runnable task) {
        try {
            // Rounded up: woken too early, a deadline would not be over yet.
            Future<?> due = thread.schedule(
                    () -> executor.execute(task), time.toNanos() / 1_000_000 + 1, TimeUnit.MILLISECONDS);
            return () -> due.cancel(false);
        } catch (RejectedExecutionException e) {
            // Closed meanwhile: whoever waits is told by its scope.
            return () -> {};
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
