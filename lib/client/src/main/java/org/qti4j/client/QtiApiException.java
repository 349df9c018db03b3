// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request to the service did not do what was asked. The subclasses are the outcomes that a caller handles differently:
 * {@link RequestException} (400, 422 and other 4xx; {@link NotFoundException} for 404), {@link AuthException} (401 and everything
 * about tokens), {@link RateLimitException} (429), {@link ServerException} (5xx), {@link UnexpectedResponseException} (another
 * status or body than the documents promise) and {@link NoAnswerException} (no answer at all).
 *
 * <p>Neither the message nor anything else of it holds the client secret or a token, even when the service repeats them.
 */
public abstract class QtiApiException extends RuntimeException {
    /** The {@link #status} when there was no answer. */
    public static final int NO_STATUS = -1;

    private static final long serialVersionUID = 1L;

    /** What is known of the failure. */
    private final ApiFailure failure;

    QtiApiException(ApiFailure failure, @Nullable Throwable cause) {
        super(failure.message(), cause);
        this.failure = Objects.requireNonNull(failure, "failure");
    }

    /** Returns the HTTP status, or {@link #NO_STATUS} when there was no answer. */
    public int status() {
        return failure.status();
    }

    /** Returns method and path below the base URL, such as {@code PUT /assessment-tests/t1}; for a token the whole URL. */
    public String request() {
        return failure.request();
    }

    /** Returns what the service said, from the fields {@code error}, {@code message} and {@code details}; null when it said nothing. */
    public @Nullable String serviceMessage() {
        return failure.serviceMessage();
    }

    /** Returns the beginning of the response body, at most 1,000 characters; empty when there was none. */
    public String bodyExcerpt() {
        return failure.bodyExcerpt();
    }
}
