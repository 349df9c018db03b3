// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the header {@code Retry-After} (RFC 9110, section 10.2.3): seconds or a date. */
final class RetryAfter {
    private static final Duration LONGEST = Duration.ofDays(365);
    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss yyyy", Locale.ENGLISH);

    private RetryAfter() {}

    /** Returns how long to wait, zero for a date that is past, or null when the header is absent or makes no sense. */
    static @Nullable Duration of(HttpHeaders headers, Clock clock) {
        String value = headers.firstValue("Retry-After").orElse("").strip();
        if (value.matches("\\d+")) {
            return value.length() > 8 ? LONGEST : limited(Duration.ofSeconds(Long.parseLong(value)));
        }
        Instant date = date(value);
        if (date == null) {
            return null;
        }
        Duration wait = Duration.between(clock.instant(), date);
        return wait.isNegative() ? Duration.ZERO : limited(wait);
    }

    private static Duration limited(Duration wait) {
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }

    private static @Nullable Instant date(String value) {
        try {
            return ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeException e) {
            return oldDate(value);
        }
    }

    /** The format of C's asctime, which recipients must still understand. */
    private static @Nullable Instant oldDate(String value) {
        try {
            return LocalDateTime.parse(value, ASCTIME).toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
