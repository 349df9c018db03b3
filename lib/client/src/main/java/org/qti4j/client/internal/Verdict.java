// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.qti4j.client.ApiFailure;
import org.qti4j.client.AuthException;
import org.qti4j.client.NotFoundException;
import org.qti4j.client.QtiApiException;
import org.qti4j.client.RateLimitException;
import org.qti4j.client.RequestException;
import org.qti4j.client.ServerException;
import org.qti4j.client.ServerException.Reason;
import org.qti4j.client.UnexpectedResponseException;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;

/** Turns an answer into the object it holds or into the exception it means. */
final class Verdict {
    private static final int NO_CONTENT = 204;
    private static final int CONFLICT = 409;

    private final Call call;
    private final Answer answer;
    private final Redaction redaction;

    Verdict(Call call, Answer answer, Redaction redaction) {
        this.call = call;
        this.answer = answer;
        this.redaction = redaction;
    }

    /** Returns the body of an answer that has one of the expected statuses; an empty object for 204. */
    Map<String, Object> object(Set<Integer> expected, Clock clock) {
        if (!expected.contains(answer.status())) {
            throw exception(expected, clock);
        }
        if (answer.status() == NO_CONTENT) {
            return Map.of();
        }
        if (answer.cut()) {
            throw new UnexpectedResponseException(
                    failure("the body is longer than the " + answer.body().length + " bytes that are accepted"));
        }
        try {
            return Json.readObject(new ByteArrayInputStream(answer.body()));
        } catch (QtiFormatException e) {
            // Its words without itself as cause, because they may quote the text and are cleaned only here.
            throw new UnexpectedResponseException(
                    failure("the body is no JSON object: " + redaction.clean(ServiceWords.shorten(e.getMessage()))));
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot fail to be read", e);
        }
    }

    private QtiApiException exception(Set<Integer> expected, Clock clock) {
        int status = answer.status();
        if (status == 401) {
            return new AuthException(failure("the service does not accept the token"));
        }
        if (status == 403) {
            return new RequestException(failure(
                    "the client is known but may not do this; its scope may be read-only (…/scope/readonly), a change needs"
                            + " …/scope/createput"));
        }
        if (status == 404) {
            return new NotFoundException(failure(notFound()));
        }
        if (status == 429) {
            Duration wait = RetryAfter.of(answer.headers(), clock);
            return new RateLimitException(failure(wait == null ? "" : "try again in " + wait.toSeconds() + " s"), wait);
        }
        if (status >= 500) {
            Reason reason = FailureReasons.of(answer);
            return new ServerException(
                    failure(reason.isPermanent() ? reason.words() + "; sending it again will not help" : ""), reason);
        }
        if (status >= 400) {
            return new RequestException(failure(status == CONFLICT ? conflict() : ""));
        }
        if (status >= 300) {
            return new UnexpectedResponseException(
                    failure("redirects are not followed; this one points to " + target()));
        }
        return new UnexpectedResponseException(failure("the documents promise status "
                + expected.stream().sorted().map(String::valueOf).collect(Collectors.joining(" or "))));
    }

    /** A repeated removal finds nothing any more. */
    private String notFound() {
        return answer.doubtful() && call.method().equals("DELETE")
                ? "an earlier attempt of this call may have removed it"
                : "";
    }

    private String conflict() {
        return call.method().equals("POST") ? "it is there already; a POST never changes it, an update does" : "";
    }

    /** Where a redirect points, without a query, which may hold what is nobody's business. */
    private String target() {
        String location = answer.headers().firstValue("Location").orElse("nowhere");
        return ServiceWords.shorten(
                redaction.clean(location.replaceAll("[?#].*", "").replaceAll("//[^/@]*@", "//")));
    }

    private ApiFailure failure(String problem) {
        return new ApiFailure(
                call.line(),
                answer.status(),
                problem,
                ServiceWords.message(answer, redaction),
                ServiceWords.excerpt(answer, redaction));
    }
}
