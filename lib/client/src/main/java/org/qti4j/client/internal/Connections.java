// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * The HttpClient and the threads that belong to one client. Thread-safe.
 *
 * <p>Before Java 21 an {@code HttpClient} cannot be closed: its thread and its idle connections stay until the garbage collector comes
 * by. But its thread ends in good order, and closes the connections, when it is interrupted; which thread that is shows when it
 * hands over its tasks.
 */
final class Connections implements AutoCloseable {
    private final ExecutorService threads = Executors.newCachedThreadPool(new ClientThreads("worker"));
    private final Set<Thread> selectors = ConcurrentHashMap.newKeySet();
    private final HttpClient client;
    private final boolean own;

    Connections(@Nullable HttpClient given, Duration connectTimeout) {
        own = given == null;
        // HTTP/1.1, where it is plain when a request was sent; with HTTP/2 a lost connection loses many requests at
        // once.
        client = given != null
                ? given
                : HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(connectTimeout)
                        .executor(this::handOver)
                        .build();
    }

    HttpClient client() {
        return client;
    }

    /** Returns the threads for everything that is not the caller's to do; after closing, the caller of the executor does it. */
    Executor executor() {
        return this::run;
    }

    private void handOver(Runnable task) {
        Thread caller = Thread.currentThread();
        if (caller.getName().endsWith("-SelectorManager")) {
            selectors.add(caller);
        }
        run(task);
    }

    private void run(Runnable task) {
        try {
            threads.execute(task);
        } catch (RejectedExecutionException e) {
            // Closed: the little that is still to be done is telling those who wait.
            task.run();
        }
    }

    @Override
    public void close() {
        if (own) {
            closeClient();
        }
        threads.shutdown();
    }

    private void closeClient() {
        if (client instanceof AutoCloseable) {
            try {
                HttpClient.class.getMethod("shutdownNow").invoke(client);
                return;
            } catch (ReflectiveOperationException e) {
                // Every HttpClient that can be closed has this method; without it the thread is ended as before.
            }
        }
        selectors.forEach(Thread::interrupt);
    }
}
