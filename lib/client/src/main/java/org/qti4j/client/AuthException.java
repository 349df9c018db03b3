// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import org.jspecify.annotations.Nullable;

/**
 * The service does not know who asks: 401 also with a fresh token, or no token could be obtained. The message says what is
 * probably wrong with the credentials or the token URL. (403 is a {@link RequestException}: known, but not allowed.)
 */
public final class AuthException extends QtiApiException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception of what is known. */
    public AuthException(ApiFailure failure) {
        super(failure, null);
    }

    /** Makes the exception of what is known and of the failure that led to it. */
    public AuthException(ApiFailure failure, @Nullable Throwable cause) {
        super(failure, cause);
    }
}
