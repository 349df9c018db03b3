// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.ApiFailure;
import org.qti4j.client.CompletedRequest;
import org.qti4j.client.NoAnswerException;
import org.qti4j.client.internal.SendFailure.Kind;

/** Sends a request, again where that is safe and may help. Thread-safe. */
final class Transport {
    private static final Logger LOGGER = System.getLogger("org.qti4j.client");
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    private static final int TOO_MANY_REQUESTS = 429;

    /** Not 500, which this service also answers for content that it never accepts. */
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    private final Settings settings;
    private final Http http;

    Transport(Settings settings, Http http) {
        this.settings = settings;
        this.http = http;
    }

    /**
     * Returns the last answer, of whatever status.
     *
     * @param authorization the value of that header, or null
     * @throws NoAnswerException when the last attempt had none
     */
    Answer exchange(Call call, @Nullable String authorization, Deadline deadline) {
        boolean maybeTaken = false;
        for (int attempt = 1; ; attempt++) {
            String problem;
            Duration wait = backoff(attempt);
            try {
                Answer answer = attempt(call, authorization, deadline);
                Duration asked = RetryAfter.of(answer.headers(), settings.clock());
                wait = asked == null || asked.compareTo(wait) < 0 ? wait : asked;
                if (!repeats(call, answer) || !another(attempt, wait, deadline)) {
                    return answer;
                }
                maybeTaken |= answer.status() != TOO_MANY_REQUESTS;
                problem = "status " + answer.status();
            } catch (SendFailure e) {
                maybeTaken |= e.mayHaveBeenTaken();
                if (!e.allowsRepeating(call.idempotent()) || !another(attempt, wait, deadline)) {
                    throw noAnswer(call, e, maybeTaken);
                }
                problem = e.getMessage();
            }
            log(call, problem, wait, attempt);
            pause(call, wait, maybeTaken);
        }
    }

    private Answer attempt(Call call, @Nullable String authorization, Deadline deadline) throws SendFailure {
        Duration left = deadline.remaining();
        if (left.toMillis() == 0) {
            throw new SendFailure(Kind.NOT_CONNECTED, "the deadline was over before the request was sent", null);
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(call.url()).header("Accept", "application/json");
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        if (call.contentType() == null) {
            request.method(call.method(), BodyPublishers.noBody());
        } else {
            request.header("Content-Type", call.contentType())
                    .method(call.method(), BodyPublishers.ofByteArray(call.body()));
        }
        Instant start = settings.clock().instant();
        Answer answer = http.send(request, left.compareTo(settings.timeout()) < 0 ? left : settings.timeout());
        Duration took = Duration.between(start, settings.clock().instant());
        settings.observer().accept(new CompletedRequest(call.method(), call.path(), answer.status(), took));
        return answer;
    }

    private static boolean repeats(Call call, Answer answer) {
        return answer.status() == TOO_MANY_REQUESTS || call.idempotent() && PASSING.contains(answer.status());
    }

    private boolean another(int attempt, Duration wait, Deadline deadline) {
        return attempt < settings.maxAttempts() && wait.compareTo(deadline.remaining()) < 0;
    }

    /** Any time up to a limit that doubles: clients that failed together do not come back together. */
    private Duration backoff(int attempt) {
        long limit = Math.min(LONGEST_WAIT.toMillis(), FIRST_WAIT.toMillis() << Math.min(attempt - 1, 10));
        return Duration.ofMillis((long) (limit * settings.random().getAsDouble()));
    }

    private void pause(Call call, Duration wait, boolean maybeTaken) {
        try {
            settings.sleeper().sleep(wait);
        } catch (InterruptedException e) {
            throw noAnswer(call, new SendFailure(Kind.INTERRUPTED, "the thread was interrupted", e), maybeTaken);
        }
    }

    private static NoAnswerException noAnswer(Call call, SendFailure failure, boolean maybeTaken) {
        if (failure.kind() == Kind.INTERRUPTED) {
            Thread.currentThread().interrupt();
        }
        String problem = failure.getMessage()
                + (maybeTaken ? "; the service may have taken the request" : "; the service did not take the request");
        return new NoAnswerException(ApiFailure.withoutAnswer(call.line(), problem), maybeTaken, failure.getCause());
    }

    private void log(Call call, String problem, Duration wait, int attempt) {
        LOGGER.log(
                Level.INFO,
                () -> call.line() + ": " + problem + "; sent again in " + wait.toMillis() + " ms (attempt "
                        + (attempt + 1) + " of " + settings.maxAttempts() + ")");
    }
}
