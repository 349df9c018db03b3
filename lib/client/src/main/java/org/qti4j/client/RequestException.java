// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

/**
 * The service refused the request: 400 and 422 (the body is not accepted), 403 (the client may not write) and every other 4xx that has no
 * exception of its own. Sending the same again gives the same answer.
 */
public class RequestException extends QtiApiException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception of what is known. */
    public RequestException(ApiFailure failure) {
        super(failure, null);
    }
}
