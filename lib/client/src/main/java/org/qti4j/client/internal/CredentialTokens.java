// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.ApiFailure;
import org.qti4j.client.AuthException;
import org.qti4j.client.ClientCredentials;
import org.qti4j.client.NoAnswerException;

/** Tokens by client credentials: kept until shortly before they expire, fetched by one thread while the others wait for it. */
final class CredentialTokens implements Tokens {
    private static final Duration EARLY = Duration.ofSeconds(60);

    private final ClientCredentials credentials;
    private final TokenRequest request;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable Held held;
    private volatile Failed failed = new Failed(0, null);

    private record Held(String token, Instant until) {}

    /** The last failure and how many there were: a thread that waited through one shares it instead of asking once more. */
    private record Failed(int count, @Nullable AuthException last) {}

    CredentialTokens(ClientCredentials credentials, Transport transport, Clock clock) {
        this.credentials = credentials;
        this.request = new TokenRequest(credentials, transport);
        this.clock = clock;
    }

    @Override
    public String token(Deadline deadline) {
        Held now = held;
        return now != null && clock.instant().isBefore(now.until()) ? now.token() : fetched(now, deadline);
    }

    @Override
    public String after(String refused, Deadline deadline) {
        Held now = held;
        // Another thread may have replaced the refused one meanwhile.
        return now != null && !now.token().equals(refused) ? now.token() : fetched(now, deadline);
    }

    @Override
    public List<String> secrets() {
        return List.of(credentials.clientSecret());
    }

    @Override
    public void forget() {
        held = null;
    }

    private String fetched(@Nullable Held stale, Deadline deadline) {
        Failed before = failed;
        take(deadline);
        try {
            Held now = held;
            if (now != null && now != stale) {
                return now.token();
            }
            Failed meanwhile = failed;
            if (meanwhile.count() != before.count() && meanwhile.last() != null) {
                throw again(meanwhile.last());
            }
            held = null;
            TokenRequest.Token fresh = request.send(deadline);
            held = new Held(fresh.value(), clock.instant().plus(useful(fresh.lifetime())));
            return fresh.value();
        } catch (AuthException e) {
            failed = new Failed(failed.count() + 1, e);
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /** A token that lives no longer than two minutes is used for half its life, or it would be renewed for each request. */
    private static Duration useful(Duration lifetime) {
        Duration half = lifetime.dividedBy(2);
        Duration usual = lifetime.minus(EARLY);
        return usual.compareTo(half) > 0 ? usual : half;
    }

    private void take(Deadline deadline) {
        try {
            if (lock.tryLock(deadline.remaining().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswerException(
                    request.failure("the thread was interrupted while it waited for a token"), false, e);
        }
        throw new AuthException(request.failure("another thread's token request did not end before the deadline"));
    }

    private static AuthException again(AuthException first) {
        return new AuthException(
                new ApiFailure(
                        first.request(),
                        first.status(),
                        "the token request of another thread failed",
                        first.serviceMessage(),
                        first.bodyExcerpt()),
                first);
    }
}
