// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.net.http.HttpHeaders;

/**
 * One response.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param body the body, cut at the limit
 * @param cut whether the body was longer
 */
record Answer(int status, HttpHeaders headers, byte[] body, boolean cut) {}
