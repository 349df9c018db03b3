// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.qti4j.client.StoredEntity;

/**
 * The steps of one call: requests, and what is done between them. What is done between them runs on the executor, which is the calling
 * thread for a call that waits, so that exceptions and a caller's own code have its stack.
 */
final class Flow {
    private final Engine engine;
    private final Executor executor;
    private final Scope scope;

    Flow(Engine engine, Executor executor, Scope scope) {
        this.engine = engine;
        this.executor = executor;
        this.scope = scope;
    }

    Settings settings() {
        return engine.settings();
    }

    Executor executor() {
        return executor;
    }

    /** Sends a request and returns the object of an answer that has one of the expected statuses. */
    CompletableFuture<Map<String, Object>> send(Call call, Set<Integer> expected) {
        return engine.send(call, scope)
                .handleAsync(
                        (verdict, thrown) -> {
                            if (thrown != null) {
                                throw Failed.seen(thrown);
                            }
                            return verdict.object(expected, engine.settings().clock());
                        },
                        executor);
    }

    /** Reads an object. */
    CompletableFuture<Map<String, Object>> get(String path) {
        return send(engine.call("GET", path, null, new byte[0], true), Set.of(200));
    }

    /** Sends a request that changes something. */
    <T extends StoredEntity> CompletableFuture<T> send(UpdateRequest<T> request) {
        Call call = engine.call(
                request.method(), request.path(), request.contentType(), request.body(), request.isIdempotent());
        return send(call, request.expected()).thenApplyAsync(request.answer(), executor);
    }

    <T> CompletableFuture<T> supply(Supplier<T> step) {
        return CompletableFuture.supplyAsync(step, executor);
    }

    <A, T> CompletableFuture<T> then(CompletableFuture<A> before, Function<A, T> step) {
        return before.thenApplyAsync(step, executor);
    }

    <A, T> CompletableFuture<T> compose(CompletableFuture<A> before, Function<A, CompletableFuture<T>> step) {
        return before.thenComposeAsync(step, executor);
    }
}
