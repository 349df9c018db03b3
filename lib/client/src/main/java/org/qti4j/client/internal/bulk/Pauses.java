// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.qti4j.client.Sleeper;

/** Waits between attempts, longer each time, unless the push is to end. */
record Pauses(Sleeper sleeper, BooleanSupplier stopping) {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;

    /**
     * Waits.
     *
     * @param attempt the number of attempts that failed, from 1
     * @return false when there is to be no further attempt
     */
    boolean pause(int attempt) {
        if (stopping.getAsBoolean()) {
            return false;
        }
        long most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt, 10));
        try {
            sleeper.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return !stopping.getAsBoolean();
    }
}
