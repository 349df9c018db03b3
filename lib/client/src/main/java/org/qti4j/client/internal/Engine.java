// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.ApiFailure;
import org.qti4j.client.NoAnswerException;

/** Sends requests with tokens, so many at once as the settings allow. Thread-safe; shared by a client and its asynchronous view. */
final class Engine implements AutoCloseable {
    private static final int UNAUTHORIZED = 401;

    private final Settings settings;
    private final String base;
    private final Connections connections;
    private final Timer timer;
    private final Transport transport;
    private final Tokens tokens;
    private final Gate gate;
    private final Set<Scope> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    Engine(Settings settings) {
        this.settings = settings;
        base = Urls.withoutTrailingSlash(settings.baseUrl());
        connections = new Connections(settings.httpClient(), settings.connectTimeout());
        Executor executor = connections.executor();
        timer = settings.timer() == null
                ? new ThreadTimer(executor)
                : settings.timer().apply(executor);
        Http http = new Http(connections.client(), timer, settings.maxResponseBytes());
        transport = new Transport(settings, http, timer, executor);
        tokens = settings.credentials() != null
                ? new CredentialTokens(settings.credentials(), transport)
                : new SuppliedTokens(Objects.requireNonNull(settings.bearerToken()));
        gate = new Gate(settings.maxConcurrent());
    }

    Settings settings() {
        return settings;
    }

    Executor executor() {
        return connections.executor();
    }

    String base() {
        return base;
    }

    /**
     * Notes a call until its end.
     *
     * @throws IllegalStateException when the client is closed
     */
    void begin(Scope scope) {
        calls.add(scope);
        if (closed) {
            calls.remove(scope);
            throw new IllegalStateException("the client is closed");
        }
    }

    void end(Scope scope) {
        calls.remove(scope);
    }

    Call call(String method, String path, @Nullable String contentType, byte[] body, boolean idempotent) {
        return new Call(method, URI.create(base + path), path, contentType, body, idempotent, false);
    }

    /** Returns the judged answer; fails with {@link Failed} or what a caller's own code threw. */
    CompletableFuture<Verdict> send(Call call, Scope scope) {
        CompletableFuture<Verdict> result = new CompletableFuture<>();
        gate.enter(scope).whenComplete((entered, thrown) -> {
            if (thrown != null) {
                result.completeExceptionally(calledOff(call));
                return;
            }
            if (closed || scope.isCancelled()) {
                // The place came free because the client is being closed.
                gate.leave();
                result.completeExceptionally(calledOff(call));
                return;
            }
            CompletableFuture<Verdict> verdict;
            try {
                verdict = authorized(call, scope);
            } catch (RuntimeException e) {
                verdict = CompletableFuture.failedFuture(e);
            }
            verdict.whenComplete((value, problem) -> {
                gate.leave();
                if (problem == null) {
                    result.complete(value);
                } else {
                    result.completeExceptionally(Failed.cause(problem));
                }
            });
        });
        return result;
    }

    private static Failed calledOff(Call call) {
        return new Failed(() -> new NoAnswerException(
                ApiFailure.withoutAnswer(call.line(), "the call was called off before it was sent"), false, null));
    }

    private CompletableFuture<Verdict> authorized(Call call, Scope scope) {
        scope.sending(call);
        Deadline deadline = Deadline.in(settings.deadline(), settings.clock());
        List<String> secrets = new ArrayList<>(tokens.secrets());
        return tokens.token(deadline, scope).thenCompose(token -> {
            secrets.add(token);
            return transport
                    .exchange(call, "Bearer " + token, deadline, scope)
                    .thenCompose(answer -> again(call, token, answer, secrets, deadline, scope))
                    .thenApply(answer -> new Verdict(call, answer, Redaction.of(secrets)));
        });
    }

    /** A 401 says: expired early or revoked. The service did not take the request, so that even a POST may go again, once. */
    private CompletableFuture<Answer> again(
            Call call, String token, Answer answer, List<String> secrets, Deadline deadline, Scope scope) {
        if (answer.status() != UNAUTHORIZED) {
            return CompletableFuture.completedFuture(answer);
        }
        return tokens.after(token, deadline, scope).thenCompose(fresh -> {
            if (fresh.equals(token)) {
                return CompletableFuture.completedFuture(answer);
            }
            secrets.add(fresh);
            return transport.exchange(call, "Bearer " + fresh, deadline, scope);
        });
    }

    @Override
    public void close() {
        closed = true;
        calls.forEach(Scope::cancel);
        tokens.forget();
        timer.close();
        connections.close();
    }
}
