// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

/**
 * The answer is none that the documents promise: another 2xx, a redirect, a body that is too long or is no JSON object. After a 2xx the
 * service has probably done what was asked.
 */
public final class UnexpectedResponseException extends QtiApiException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception of what is known. */
    public UnexpectedResponseException(ApiFailure failure) {
        super(failure, null);
    }
}
