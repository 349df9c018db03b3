// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.files;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Queue;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Works on many things at once and hands over the results in the order of the things. */
final class InOrder<T, R, S> extends Spliterators.AbstractSpliterator<S> implements AutoCloseable {
    /** Results that may wait for a slow one before them, for each job. */
    private static final int AHEAD = 8;

    private final Iterator<T> things;
    private final int jobs;
    private final Function<T, R> work;
    private final Function<R, S> last;
    private final Queue<Future<R>> waiting = new ArrayDeque<>();
    private @Nullable ExecutorService pool;
    private boolean ended;

    private InOrder(Iterator<T> things, int jobs, Function<T, R> work, Function<R, S> last) {
        super(Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL);
        this.things = things;
        this.jobs = jobs;
        this.work = work;
        this.last = last;
    }

    /**
     * Returns the results as a stream that ends the jobs when it is closed or at its end.
     *
     * @param work done on several things at once
     * @param last done on one after another, in their order
     */
    static <T, R, S> Stream<S> stream(Iterator<T> things, int jobs, Function<T, R> work, Function<R, S> last) {
        InOrder<T, R, S> results = new InOrder<>(things, jobs, work, last);
        return StreamSupport.stream(results, false).onClose(results::close);
    }

    @Override
    public boolean tryAdvance(Consumer<? super S> action) {
        if (ended || Thread.currentThread().isInterrupted()) {
            close();
            return false;
        }
        if (jobs == 1) {
            if (things.hasNext()) {
                action.accept(last.apply(work.apply(things.next())));
                return true;
            }
            return false;
        }
        while (waiting.size() < jobs * AHEAD && things.hasNext()) {
            T thing = things.next();
            waiting.add(pool().submit(() -> work.apply(thing)));
        }
        Future<R> first = waiting.poll();
        if (first == null) {
            close();
            return false;
        }
        R result;
        try {
            result = first.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            return false;
        } catch (ExecutionException e) {
            close();
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            if (e.getCause() instanceof Error cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        }
        action.accept(last.apply(result));
        return true;
    }

    private ExecutorService pool() {
        if (pool == null) {
            pool = Executors.newFixedThreadPool(jobs, task -> {
                Thread thread = new Thread(task, "qti4j-validate");
                thread.setDaemon(true);
                return thread;
            });
        }
        return pool;
    }

    @Override
    public void close() {
        ended = true;
        waiting.clear();
        if (pool != null) {
            pool.shutdownNow();
        }
    }
}
