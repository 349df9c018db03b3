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
 * @param doubtful whether an earlier attempt of the same request may have been taken, too
 */
record Answer(int status, HttpHeaders headers, byte[] body, boolean cut, boolean doubtful) {
    Answer(int status, HttpHeaders headers, byte[] body, boolean cut) {
        this(status, headers, body, cut, false);
    }

    Answer afterDoubt() {
        return new Answer(status, headers, body, cut, true);
    }
}
