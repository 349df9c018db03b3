// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.ApiFailure;
import org.qti4j.client.CompletedRequest;
import org.qti4j.client.NoAnswerException;
import org.qti4j.client.internal.SendFailure.Kind;

/** One request with its repetitions. Each step begins when the one before has ended, so that no two run at once. */
final class Exchange {
    private static final Logger LOGGER = System.getLogger("org.qti4j.client");

    private final Transport transport;
    private final Http http;
    private final Call call;
    private final @Nullable String authorization;
    private final Deadline deadline;
    private final Scope scope;
    private final Settings settings;
    private final CompletableFuture<Answer> result = new CompletableFuture<>();
    private int attempt;
    private boolean maybeTaken;

    Exchange(
            Transport transport, Http http, Call call, @Nullable String authorization, Deadline deadline, Scope scope) {
        this.transport = transport;
        this.http = http;
        this.call = call;
        this.authorization = authorization;
        this.deadline = deadline;
        this.scope = scope;
        this.settings = transport.settings();
    }

    CompletableFuture<Answer> start() {
        scope.sending(call);
        await();
        return result;
    }

    /** Waits for this request's turn. */
    private void await() {
        attempt++;
        Duration turn = transport.turn(call);
        if (turn.isZero()) {
            send();
        } else {
            then(transport.pause(turn, scope), nothing -> send());
        }
    }

    private void send() {
        if (scope.isCancelled()) {
            fail(SendFailure.cancelled());
            return;
        }
        Duration left = deadline.remaining();
        if (left.toMillis() == 0) {
            fail(new SendFailure(Kind.NOT_CONNECTED, "the deadline was over before the request was sent", null));
            return;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(call.url()).header("Accept", "application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (call.contentType() == null) {
            request.method(call.method(), BodyPublishers.noBody());
        } else {
            BodyPublisher body =
                    call.idempotent() ? BodyPublishers.ofByteArray(call.body()) : new OnceBody(call.body());
            request.header("Content-Type", call.contentType()).method(call.method(), body);
        }
        Instant start = settings.clock().instant();
        Duration timeout = left.compareTo(settings.timeout()) < 0 ? left : settings.timeout();
        boolean before = scope.mayHaveBeenTaken();
        if (!call.token()) {
            // Until the answer says otherwise: whoever calls off now must know.
            scope.maybeTaken(true);
        }
        CompletableFuture<Answer> sent = http.send(request, timeout, scope);
        sent.whenComplete((answer, thrown) -> {
            try {
                if (answer != null) {
                    scope.maybeTaken(before);
                    Duration took = Duration.between(start, settings.clock().instant());
                    settings.observer().accept(new CompletedRequest(call.method(), call.path(), answer.status(), took));
                    answered(answer);
                } else {
                    noAnswer(Failed.cause(thrown), before);
                }
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
    }

    private void answered(Answer answer) {
        Duration own = transport.backoff(attempt);
        Duration asked = RetryAfter.of(answer.headers(), settings.clock());
        Duration wait = asked == null || asked.compareTo(own) < 0 ? own : asked;
        if (!transport.repeats(call, answer) || !transport.another(attempt, wait, deadline)) {
            result.complete(maybeTaken ? answer.afterDoubt() : answer);
            return;
        }
        if (answer.status() != Transport.TOO_MANY_REQUESTS) {
            doubt();
        }
        again("status " + answer.status(), wait);
    }

    private void noAnswer(Throwable thrown, boolean before) {
        SendFailure failure = thrown instanceof SendFailure known
                ? known
                : new SendFailure(Kind.DROPPED, "the request failed", thrown);
        if (failure.mayHaveBeenTaken() || failure.kind() == Kind.CANCELLED) {
            doubt();
        } else {
            scope.maybeTaken(before);
        }
        Duration wait = transport.backoff(attempt);
        if (failure.allowsRepeating(call.idempotent()) && transport.another(attempt, wait, deadline)) {
            again(failure.getMessage(), wait);
        } else {
            fail(failure);
        }
    }

    private void doubt() {
        maybeTaken = true;
        if (!call.token()) {
            scope.maybeTaken(true);
        }
    }

    private void again(String problem, Duration wait) {
        LOGGER.log(
                Level.INFO,
                () -> call.line() + ": " + problem + "; sent again in " + wait.toMillis() + " ms (attempt "
                        + (attempt + 1) + " of " + settings.maxAttempts() + ")");
        then(transport.pause(wait, scope), nothing -> await());
    }

    private <T> void then(CompletableFuture<T> step, Consumer<T> next) {
        step.whenComplete((value, thrown) -> {
            try {
                if (thrown == null) {
                    next.accept(value);
                } else if (Failed.cause(thrown) instanceof SendFailure failure) {
                    fail(failure);
                } else {
                    result.completeExceptionally(thrown);
                }
            } catch (RuntimeException e) {
                result.completeExceptionally(e);
            }
        });
    }

    private void fail(SendFailure failure) {
        boolean taken = maybeTaken;
        String problem = failure.getMessage()
                + (taken ? "; the service may have taken the request" : "; the service did not take the request");
        Throwable cause = failure.getCause();
        result.completeExceptionally(new Failed(() -> {
            if (failure.kind() == Kind.INTERRUPTED) {
                Thread.currentThread().interrupt();
            }
            return new NoAnswerException(ApiFailure.withoutAnswer(call.line(), problem), taken, cause);
        }));
    }
}
