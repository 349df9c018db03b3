// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.internal.SendFailure.Kind;

/** Sends a request, again where that is safe and may help. Thread-safe; no thread waits. */
final class Transport {
    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(20);
    static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    /** Not 500, which this service also answers for content that it never accepts. */
    private static final Set<Integer> PASSING = Set.of(502, 503, 504);

    private final Settings settings;
    private final Http http;
    private final Timer timer;
    private final Executor executor;
    private final Pace pace;

    Transport(Settings settings, Http http, Timer timer, Executor executor) {
        this.settings = settings;
        this.http = http;
        this.timer = timer;
        this.executor = executor;
        this.pace = new Pace(settings.pace(), settings.clock());
    }

    Settings settings() {
        return settings;
    }

    Timer timer() {
        return timer;
    }

    /**
     * Returns the last answer, of whatever status; fails with the {@link org.qti4j.client.NoAnswerException} (in {@link Failed}) when the last
     * attempt had none.
     *
     * @param authorization the value of that header, or null
     */
    CompletableFuture<Answer> exchange(Call call, @Nullable String authorization, Deadline deadline, Scope scope) {
        return new Exchange(this, http, call, authorization, deadline, scope).start();
    }

    /** Returns how long to wait for this request's turn. */
    Duration turn(Call call) {
        return call.token() ? Duration.ZERO : pace.take();
    }

    boolean repeats(Call call, Answer answer) {
        if (answer.status() == TOO_MANY_REQUESTS) {
            return true;
        }
        if (!call.idempotent()) {
            return false;
        }
        return PASSING.contains(answer.status())
                || settings.repeatUnknown500() && answer.status() == SERVER_ERROR && FailureReasons.isUnknown(answer);
    }

    boolean another(int attempt, Duration wait, Deadline deadline) {
        return attempt < settings.maxAttempts() && wait.compareTo(deadline.remaining()) < 0;
    }

    /** Any time up to a limit that doubles: clients that failed together do not come back together. */
    Duration backoff(int attempt) {
        long limit = Math.min(LONGEST_WAIT.toMillis(), FIRST_WAIT.toMillis() << Math.min(attempt - 1, 10));
        return Duration.ofMillis((long) (limit * settings.random().getAsDouble()));
    }

    /** Waits without a thread, unless the caller wants waits to be spent in its own way. */
    CompletableFuture<Void> pause(Duration wait, Scope scope) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        Runnable forgetTimer = () -> {};
        if (settings.sleeper() == null) {
            forgetTimer = timer.after(wait, () -> over.complete(null));
        } else {
            executor.execute(() -> {
                try {
                    settings.sleeper().sleep(wait);
                    over.complete(null);
                } catch (InterruptedException e) {
                    over.completeExceptionally(new SendFailure(Kind.INTERRUPTED, "the thread was interrupted", e));
                } catch (RuntimeException e) {
                    over.completeExceptionally(e);
                }
            });
        }
        Runnable forgetScope = scope.onCancel(() -> over.completeExceptionally(SendFailure.cancelled()));
        Runnable timerTask = forgetTimer;
        over.whenComplete((nothing, thrown) -> {
            timerTask.run();
            forgetScope.run();
        });
        return over;
    }
}
