// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a failed request: the common part of all {@link QtiApiException}s. Immutable. Secrets were taken out before.
 *
 * @param request method and path, such as {@code PUT /assessment-tests/t1}
 * @param status the HTTP status, or {@link QtiApiException#NO_STATUS}
 * @param problem what went wrong, in the client's words; empty when the status says it all
 * @param serviceMessage what the service said, or null
 * @param bodyExcerpt the beginning of the response body
 */
public record ApiFailure(
        String request,
        int status,
        String problem,
        @Nullable String serviceMessage,
        String bodyExcerpt) implements Serializable {
    /** Checks that nothing else is null. */
    public ApiFailure {
        Objects.requireNonNull(request, "request");
        Objects.requireNonNull(problem, "problem");
        Objects.requireNonNull(bodyExcerpt, "bodyExcerpt");
    }

    /** Returns a failure without answer. */
    public static ApiFailure withoutAnswer(String request, String problem) {
        return new ApiFailure(request, QtiApiException.NO_STATUS, problem, null, "");
    }

    /** Returns one line: request, status, the client's words, the service's words. */
    public String message() {
        StringBuilder text = new StringBuilder(request).append(": ");
        text.append(status == QtiApiException.NO_STATUS ? "no answer" : "status " + status);
        if (!problem.isEmpty()) {
            text.append("; ").append(problem);
        }
        if (serviceMessage != null) {
            text.append("; the service says: ").append(serviceMessage);
        }
        return text.toString();
    }
}
