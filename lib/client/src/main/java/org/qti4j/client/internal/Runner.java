// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.qti4j.client.ApiFailure;
import org.qti4j.client.NoAnswerException;

/** Runs calls: now, on the thread that waits for the result, or later. Thread-safe. */
final class Runner {
    private final Engine engine;

    Runner(Engine engine) {
        this.engine = engine;
    }

    /** Runs the steps of a call on the calling thread, which waits for the requests between them. */
    <T> T now(Work<T> work) {
        BlockingQueue<Runnable> steps = new LinkedBlockingQueue<>();
        Scope scope = new Scope();
        engine.begin(scope);
        try {
            CompletableFuture<T> result = work.run(new Flow(engine, steps::add, scope));
            result.whenComplete((value, thrown) -> steps.add(() -> {}));
            while (!result.isDone()) {
                steps.take().run();
            }
            return result.join();
        } catch (InterruptedException e) {
            boolean taken = scope.mayHaveBeenTaken();
            scope.cancel();
            Thread.currentThread().interrupt();
            String problem = "the thread was interrupted; the service "
                    + (taken ? "may have taken the request" : "did not take the request");
            throw new NoAnswerException(ApiFailure.withoutAnswer(scope.request(), problem), taken, e);
        } catch (java.util.concurrent.CompletionException e) {
            throw Failed.seen(e);
        } finally {
            engine.end(scope);
        }
    }

    /** Starts a call and returns its result to come; cancelling that ends what is under way. */
    <T> CompletableFuture<T> later(Work<T> work) {
        Scope scope = new Scope();
        engine.begin(scope);
        CompletableFuture<T> result = new CompletableFuture<>();
        try {
            work.run(new Flow(engine, engine.executor(), scope)).whenComplete((value, thrown) -> {
                engine.end(scope);
                if (thrown == null) {
                    result.complete(value);
                } else {
                    fail(result, thrown);
                }
            });
        } catch (RuntimeException | Error e) {
            engine.end(scope);
            throw e;
        }
        result.whenComplete((value, thrown) -> {
            if (result.isCancelled()) {
                scope.cancel();
            }
        });
        return result;
    }

    private static void fail(CompletableFuture<?> result, Throwable thrown) {
        try {
            result.completeExceptionally(Failed.seen(thrown));
        } catch (Error e) {
            result.completeExceptionally(e);
        }
    }
}
