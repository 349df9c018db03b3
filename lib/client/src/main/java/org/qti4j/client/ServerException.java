// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

/**
 * 5xx: the service failed. 502, 503 and 504 were tried again before, except for a POST; 500 was not, because this service also answers
 * it for content that it never accepts.
 */
public final class ServerException extends QtiApiException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception of what is known. */
    public ServerException(ApiFailure failure) {
        super(failure, null);
    }
}
