// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * One request before it is sent.
 *
 * @param method the HTTP method
 * @param url the whole URL
 * @param path what messages call the URL
 * @param contentType the type of the body, or null when there is none
 * @param body the body
 * @param idempotent whether sending it twice has the effect of sending it once
 * @param token whether it asks for a token
 */
record Call(
        String method,
        URI url,
        String path,
        @Nullable String contentType,
        byte[] body,
        boolean idempotent,
        boolean token) {
    /** Returns method and path, as exceptions name the request. */
    String line() {
        return method + " " + path;
    }
}
