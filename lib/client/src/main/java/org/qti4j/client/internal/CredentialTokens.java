// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.ApiFailure;
import org.qti4j.client.AuthException;
import org.qti4j.client.ClientCredentials;
import org.qti4j.client.NoAnswerException;

/** Tokens by client credentials: kept until shortly before they expire, fetched by one request that all calls wait for. */
final class CredentialTokens implements Tokens {
    private static final Duration EARLY = Duration.ofSeconds(60);

    private final ClientCredentials credentials;
    private final TokenRequest request;
    private final Transport transport;
    private final Clock clock;

    /** Everything that was not asked for by one caller alone, called off when the client is closed. */
    private final Scope own = new Scope();

    private final Object lock = new Object();
    private @Nullable Held held;
    private @Nullable CompletableFuture<String> running;

    private record Held(String token, Instant from, Instant until) {
        /** Before its beginning, too, it is of no use: then the clock was set back by more than the token lives. */
        boolean isGood(Instant now) {
            return now.isBefore(until) && !now.isBefore(from.minus(Duration.between(from, until)));
        }
    }

    CredentialTokens(ClientCredentials credentials, Transport transport) {
        this.credentials = credentials;
        this.request = new TokenRequest(credentials, transport);
        this.transport = transport;
        this.clock = transport.settings().clock();
    }

    @Override
    public CompletableFuture<String> token(Deadline deadline, Scope scope) {
        CompletableFuture<String> fetch;
        boolean first;
        synchronized (lock) {
            if (held != null && held.isGood(clock.instant())) {
                return CompletableFuture.completedFuture(held.token());
            }
            first = running == null;
            fetch = fetch();
        }
        return awaited(fetch, first, deadline, scope);
    }

    @Override
    public CompletableFuture<String> after(String refused, Deadline deadline, Scope scope) {
        CompletableFuture<String> fetch;
        boolean first;
        synchronized (lock) {
            // Another call may have replaced the refused one meanwhile.
            if (held != null && !held.token().equals(refused)) {
                return CompletableFuture.completedFuture(held.token());
            }
            held = null;
            first = running == null;
            fetch = fetch();
        }
        return awaited(fetch, first, deadline, scope);
    }

    @Override
    public List<String> secrets() {
        return List.of(credentials.clientSecret());
    }

    @Override
    public void forget() {
        synchronized (lock) {
            held = null;
        }
        own.cancel();
    }

    /** Returns the request that is under way, or starts one. Called with the lock. */
    private CompletableFuture<String> fetch() {
        CompletableFuture<String> under = running;
        if (under != null) {
            return under;
        }
        CompletableFuture<String> started = new CompletableFuture<>();
        running = started;
        Duration time = transport.settings().deadline();
        request.send(Deadline.in(time, clock), own).whenComplete((token, thrown) -> {
            synchronized (lock) {
                running = null;
                if (token != null) {
                    Instant now = clock.instant();
                    held = new Held(token.value(), now, now.plus(useful(token.lifetime())));
                }
            }
            if (token != null) {
                started.complete(token.value());
            } else {
                started.completeExceptionally(Failed.cause(thrown));
            }
        });
        return started;
    }

    /** A token that lives no longer than two minutes is used for half its life, or it would be renewed for each request. */
    private static Duration useful(Duration lifetime) {
        Duration half = lifetime.dividedBy(2);
        Duration usual = lifetime.minus(EARLY);
        return usual.compareTo(half) > 0 ? usual : half;
    }

    /** Waits for the shared request, but no longer than this call may take; who gives up does not end it for the others. */
    private CompletableFuture<String> awaited(
            CompletableFuture<String> fetch, boolean first, Deadline deadline, Scope scope) {
        CompletableFuture<String> result = new CompletableFuture<>();
        Runnable forgetTimer = transport
                .timer()
                .after(
                        deadline.remaining(),
                        () -> result.completeExceptionally(new Failed(() -> new AuthException(
                                request.failure("the token request did not end before the deadline")))));
        Runnable forgetScope = scope.onCancel(() -> result.completeExceptionally(
                new Failed(() -> new NoAnswerException(request.failure("the call was called off"), false, null))));
        result.whenComplete((token, thrown) -> {
            forgetTimer.run();
            forgetScope.run();
        });
        fetch.whenComplete((token, thrown) -> {
            if (token != null) {
                result.complete(token);
            } else {
                Throwable cause = Failed.cause(thrown);
                result.completeExceptionally(first ? cause : new Failed(() -> again(Failed.seen(cause))));
            }
        });
        return result;
    }

    private static RuntimeException again(RuntimeException first) {
        if (!(first instanceof AuthException refused)) {
            return first;
        }
        return new AuthException(
                new ApiFailure(
                        refused.request(),
                        refused.status(),
                        "the token request of another call failed",
                        refused.serviceMessage(),
                        refused.bodyExcerpt()),
                refused);
    }
}
