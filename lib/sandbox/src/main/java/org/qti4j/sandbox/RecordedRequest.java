// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

/**
 * A request that reached the sandbox. Immutable; has neither token nor secret.
 *
 * @param method the HTTP method
 * @param path the path from the root on, percent-encoded as it was sent, such as {@code /api/assessment-tests/t1}
 * @param query what followed the question mark, as it was sent; empty when there was none
 * @param contentType the header {@code Content-Type}; empty when there was none
 * @param body the body as UTF-8; empty for a token request
 * @param status the status of the answer; 0 when the connection was dropped, and for a request that is about to be answered
 * @param fault what went wrong with it, a {@link Misbehaviour} or a {@link Fault.Kind} by name; empty when nothing did
 */
public record RecordedRequest(
        String method, String path, String query, String contentType, String body, int status, String fault) {}
