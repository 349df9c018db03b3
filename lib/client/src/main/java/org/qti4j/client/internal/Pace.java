// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Keeps a time between the starts of two requests. Thread-safe. */
final class Pace {
    private final Duration between;
    private final Clock clock;
    private Instant next = Instant.MIN;

    Pace(Duration between, Clock clock) {
        this.between = between;
        this.clock = clock;
    }

    /** Takes the next free moment and returns how long it is until then. */
    synchronized Duration take() {
        if (between.isZero()) {
            return Duration.ZERO;
        }
        Instant now = clock.instant();
        Instant start = now.isBefore(next) ? next : now;
        // A clock that was set back must not make anyone wait for hours.
        if (Duration.between(now, start).compareTo(between.multipliedBy(1000)) > 0) {
            start = now;
        }
        next = start.plus(between);
        return Duration.between(now, start);
    }
}
