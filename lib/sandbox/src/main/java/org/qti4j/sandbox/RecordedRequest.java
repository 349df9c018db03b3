// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

/**
 * A request that reached the sandbox. Immutable; has neither token nor secret.
 *
 * @param method the HTTP method
 * @param path the path from the root on, percent-encoded as it was sent, such as {@code /api/assessment-tests/t1}
 * @param contentType the header {@code Content-Type}; empty when there was none
 * @param body the body as UTF-8; empty for a token request
 * @param status the status of the answer; 0 when the connection was dropped
 */
public record RecordedRequest(String method, String path, String contentType, String body, int status) {}
