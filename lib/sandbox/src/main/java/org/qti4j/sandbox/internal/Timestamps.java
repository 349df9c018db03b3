// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Dates as the service writes them. */
final class Timestamps {
    private Timestamps() {}

    /** Returns a date with exactly three digits of seconds. */
    static String text(Instant instant) {
        Instant rounded = instant.truncatedTo(ChronoUnit.MILLIS);
        String text = DateTimeFormatter.ISO_INSTANT.format(rounded);
        return rounded.getNano() == 0 ? text.replace("Z", ".000Z") : text;
    }
}
