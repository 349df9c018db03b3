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
 * @param body the body to answer, for {@link Kind#ANSWER}
 * @param delay how long to wait before anything else is done
 */
public record Fault(Kind kind, int status, Map<String, String> headers, String body, Duration delay) {
    /** How a request goes wrong. */
    public enum Kind {
        /** Another answer is given and the request has no effect. */
        ANSWER,
        /** The request is handled as usual, only later. */
        DELAY,
        /** The connection is closed and the request has no effect. */
        DROP,
        /** The request has its effect, then the connection is closed without an answer. */
        DROP_ANSWER
    }

    /** Copies the headers. */
    public Fault {
        Objects.requireNonNull(kind, "kind");
        headers = Map.copyOf(headers);
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(delay, "delay");
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
        return new Fault(Kind.ANSWER, status, Map.of("Content-Type", "application/json"), body, Duration.ZERO);
    }

    /** Answers 200 with an HTML page, as gateways do. */
    public static Fault notJson() {
        return status(200, "<!DOCTYPE html><html><body>Sign in</body></html>").withHeader("Content-Type", "text/html");
    }

    /** Closes the connection; the request has no effect. */
    public static Fault dropConnection() {
        return new Fault(Kind.DROP, 0, Map.of(), "", Duration.ZERO);
    }

    /** Lets the request have its effect and closes the connection without an answer. */
    public static Fault dropAnswer() {
        return new Fault(Kind.DROP_ANSWER, 0, Map.of(), "", Duration.ZERO);
    }

    /** Handles the request as usual after a delay. */
    public static Fault delay(Duration delay) {
        return new Fault(Kind.DELAY, 0, Map.of(), "", delay);
    }

    /** Returns this fault with a header, which replaces one of the same name. */
    public Fault withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.keySet().removeIf(name::equalsIgnoreCase);
        more.put(name, value);
        return new Fault(kind, status, more, body, delay);
    }

    /** Returns this fault after a delay. */
    public Fault after(Duration newDelay) {
        return new Fault(kind, status, headers, body, newDelay);
    }
}
