// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.time.Duration;

/**
 * One HTTP request that was answered, repetitions and token requests included. Immutable; has no header and no body, thus no secret.
 *
 * @param method the HTTP method
 * @param path the path below the base URL, percent-encoded; for a token request the whole URL
 * @param status the status of the answer
 * @param took the time until the answer was complete
 */
public record CompletedRequest(String method, String path, int status, Duration took) {}
