// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/** Works on many documents at once and hands over the results in the order of the documents, whatever the number of threads. */
final class Batch {
    /** Results that may wait for a slow document before them, for each thread. */
    private static final int AHEAD = 8;

    private Batch() {}

    static int processors() {
        return Runtime.getRuntime().availableProcessors();
    }

    static <T, R> void run(List<T> items, int jobs, Function<T, R> work, Consumer<R> results) {
        int threads = Math.min(jobs, items.size());
        if (threads <= 1) {
            items.forEach(item -> results.accept(work.apply(item)));
            return;
        }
        ExecutorService pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "qti");
            thread.setDaemon(true);
            return thread;
        });
        try {
            Queue<Future<R>> waiting = new ArrayDeque<>();
            for (T item : items) {
                waiting.add(pool.submit(() -> work.apply(item)));
                if (waiting.size() > threads * AHEAD) {
                    results.accept(result(waiting.remove()));
                }
            }
            while (!waiting.isEmpty()) {
                results.accept(result(waiting.remove()));
            }
        } finally {
            pool.shutdownNow();
        }
    }

    private static <R> R result(Future<R> future) {
        try {
            return future.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.unusable("interrupted");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
