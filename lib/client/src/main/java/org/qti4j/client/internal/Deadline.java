// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** The moment by which a call must be over. */
record Deadline(Clock clock, Instant end) {
    static Deadline in(Duration time, Clock clock) {
        return new Deadline(clock, clock.instant().plus(time));
    }

    /** Returns the time that is left, never below zero. */
    Duration remaining() {
        Duration left = Duration.between(clock.instant(), end);
        return left.isNegative() ? Duration.ZERO : left;
    }
}
