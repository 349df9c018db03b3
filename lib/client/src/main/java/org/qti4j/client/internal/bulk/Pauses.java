// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.qti4j.client.Sleeper;

/** Waits between attempts, longer each time. */
record Pauses(Sleeper sleeper) {
    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 5_000;

    /**
     * Waits.
     *
     * @param attempt the number of attempts that failed, from 1
     * @return false when the thread was interrupted
     */
    boolean pause(int attempt) {
        long most = Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(attempt, 10));
        try {
            sleeper.sleep(Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        return true;
    }
}
