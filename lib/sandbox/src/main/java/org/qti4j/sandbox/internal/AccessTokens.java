// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The tokens that were issued and still live. Thread-safe. */
public final class AccessTokens {
    private static final int MOST = 10_000;

    private final Clock clock;
    private final Duration lifetime;
    private final Map<String, Issued> issued = new HashMap<>();

    /** What a token is good for. */
    private record Issued(Instant until, boolean mayWrite, boolean mayDelete) {
        boolean may(String method) {
            return switch (method) {
                case "GET" -> true;
                case "DELETE" -> mayDelete;
                default -> mayWrite;
            };
        }
    }

    /** Whether a request may be handled. */
    enum Access {
        GRANTED,
        UNKNOWN_TOKEN,
        FORBIDDEN
    }

    AccessTokens(Clock clock, Duration lifetime) {
        this.clock = clock;
        this.lifetime = lifetime;
    }

    synchronized String issue(boolean mayWrite, boolean mayDelete) {
        Instant now = clock.instant();
        issued.values().removeIf(token -> !now.isBefore(token.until()));
        if (issued.size() >= MOST) {
            issued.clear();
        }
        String token = Secrets.random();
        issued.put(token, new Issued(now.plus(lifetime), mayWrite, mayDelete));
        return token;
    }

    synchronized Access check(String authorization, String method) {
        boolean bearer = authorization.regionMatches(true, 0, "Bearer ", 0, 7);
        Issued token = bearer ? issued.get(authorization.substring(7).strip()) : null;
        if (token == null || !clock.instant().isBefore(token.until())) {
            return Access.UNKNOWN_TOKEN;
        }
        return token.may(method) ? Access.GRANTED : Access.FORBIDDEN;
    }

    /** Makes every token invalid. */
    public synchronized void revokeAll() {
        issued.clear();
    }
}
