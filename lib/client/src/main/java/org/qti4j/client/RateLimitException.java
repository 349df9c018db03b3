// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** 429: too many requests, also after the waits and repetitions that the client allows. The service did not take the request. */
public final class RateLimitException extends QtiApiException {
    private static final long serialVersionUID = 1L;

    /** How long the service asked to wait. */
    private final @Nullable Duration retryAfter;

    /** Makes the exception of what is known. */
    public RateLimitException(ApiFailure failure, @Nullable Duration retryAfter) {
        super(failure, null);
        this.retryAfter = retryAfter;
    }

    /** Returns how long the service asked to wait in its last answer, by {@code Retry-After}; null when it did not say. */
    public @Nullable Duration retryAfter() {
        return retryAfter;
    }
}
