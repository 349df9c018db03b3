// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.qti4j.json.Json;

/**
 * What goes wrong with a request, for tests of programs that must cope with it. Immutable.
 *
 * @param kind how it goes wrong
 * @param status the status to answer, for {@link Kind#ANSWER}
 * @param headers the headers to answer, for {@link Kind#ANSWER}
 * @param body the body to answer, for {@link Kind#ANSWER} and {@link Kind#OTHER_BODY}
 * @param delay how long to wait before anything else is done; for {@link Kind#SLOW_BODY} in the middle of the body
 * @param size how many bytes the body has, for {@link Kind#OVERSIZED}
 */
public record Fault(Kind kind, int status, Map<String, String> headers, String body, Duration delay, long size) {
    private static final String CONTENT_TYPE = "Content-Type";
    private static final String PAGE = "<!DOCTYPE html><html><body>Sign in</body></html>";

    /** How a request goes wrong. */
    public enum Kind {
        /** Another answer is given and the request has no effect. */
        ANSWER,
        /** The request is handled as usual, only later. */
        DELAY,
        /** The request is handled as usual, only the second half of the body comes later. */
        SLOW_BODY,
        /** The connection is closed and the request has no effect. */
        DROP,
        /** The request has its effect, then the connection is closed without an answer. */
        DROP_ANSWER,
        /** The request has its effect, then the connection is closed in the middle of the body. */
        TRUNCATED,
        /** The request has its effect, and the usual status comes with other headers and another body. */
        OTHER_BODY,
        /** The request has its effect, and its answer comes with other headers. */
        OTHER_HEADERS,
        /** The request has its effect, and blanks are added to the body of its answer. */
        OVERSIZED,
        /** All tokens expire, then the request is handled as usual. */
        EXPIRED_TOKENS,
        /** The request is answered as usual but has no effect. */
        IGNORED
    }

    /** Copies the headers. */
    public Fault {
        Objects.requireNonNull(kind, "kind");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(delay, "delay");
    }

    private static Fault of(Kind kind) {
        return new Fault(kind, 0, Map.of(), "", Duration.ZERO, 0);
    }

    /**
     * Answers a status with the body that the documents give it: {@code error}, for 400 and 422 also {@code details}, for 5xx also
     * {@code message}, {@code eventId} and {@code details}; 429 with {@code Retry-After: 1}.
     */
    public static Fault status(int status) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", "status " + status + " was asked for");
        if (status >= 500) {
            body.put("message", "this is a fault of the sandbox");
            body.put("eventId", "00000000000000000000000000000000");
        }
        if (status >= 500 || status == 400 || status == 422) {
            body.put("details", "scripted");
        }
        Fault fault = status(status, Json.write(body));
        return status == 429 ? fault.withHeader("Retry-After", "1") : fault;
    }

    /** Answers a status with this body, as {@code application/json} unless {@link #withHeader} says otherwise. */
    public static Fault status(int status, String body) {
        if (status < 200 || status > 599) {
            throw new IllegalArgumentException("status " + status + " is none of a final answer");
        }
        return new Fault(Kind.ANSWER, status, Map.of(CONTENT_TYPE, "application/json"), body, Duration.ZERO, 0);
    }

    /** Answers a status with an HTML page, as gateways do; the request has no effect. */
    public static Fault page(int status) {
        return status(status, PAGE).withHeader(CONTENT_TYPE, "text/html");
    }

    /** Answers 200 with an HTML page, as gateways do; the request has no effect. */
    public static Fault notJson() {
        return page(200);
    }

    /** Closes the connection; the request has no effect. */
    public static Fault dropConnection() {
        return of(Kind.DROP);
    }

    /** Lets the request have its effect and closes the connection without an answer. */
    public static Fault dropAnswer() {
        return of(Kind.DROP_ANSWER);
    }

    /** Lets the request have its effect and closes the connection in the middle of the body. */
    public static Fault truncated() {
        return of(Kind.TRUNCATED);
    }

    /** Lets the request have its effect and answers its status with another body, as {@code application/json} unless told otherwise. */
    public static Fault otherBody(String body) {
        return new Fault(Kind.OTHER_BODY, 0, Map.of(CONTENT_TYPE, "application/json"), body, Duration.ZERO, 0);
    }

    /** Lets the request have its effect and answers its status with an HTML page. */
    public static Fault otherPage() {
        return otherBody(PAGE).withHeader(CONTENT_TYPE, "text/html");
    }

    /** Lets the request have its effect and labels its answer with another content type. */
    public static Fault contentType(String type) {
        return of(Kind.OTHER_HEADERS).withHeader(CONTENT_TYPE, type);
    }

    /** Lets the request have its effect and adds blanks to the body of its answer until it has this many bytes. */
    public static Fault oversized(long bytes) {
        return new Fault(Kind.OVERSIZED, 0, Map.of(), "", Duration.ZERO, bytes);
    }

    /** Lets all tokens expire before the request is handled, which ends with 401. */
    public static Fault expiredTokens() {
        return of(Kind.EXPIRED_TOKENS);
    }

    /** Answers as if the request had its effect, which it has not. */
    public static Fault ignored() {
        return of(Kind.IGNORED);
    }

    /** Handles the request as usual after a delay. */
    public static Fault delay(Duration delay) {
        return of(Kind.DELAY).after(delay);
    }

    /** Handles the request as usual and waits in the middle of the body of the answer. */
    public static Fault slowBody(Duration delay) {
        return of(Kind.SLOW_BODY).after(delay);
    }

    /** Returns this fault with a header, which replaces one of the same name. */
    public Fault withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(withoutHeader(name).headers);
        more.put(name, value);
        return new Fault(kind, status, more, body, delay, size);
    }

    /** Returns this fault without a header. */
    public Fault withoutHeader(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(headers);
        fewer.keySet().removeIf(name::equalsIgnoreCase);
        return new Fault(kind, status, fewer, body, delay, size);
    }

    /** Returns this fault after a delay. */
    public Fault after(Duration newDelay) {
        return new Fault(kind, status, headers, body, newDelay, size);
    }
}
