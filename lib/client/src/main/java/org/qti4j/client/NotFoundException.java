// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

/**
 * 404: what the path names is not there. Under {@link RequestException}, because it is one of the refusals of a request.
 */
public final class NotFoundException extends RequestException {
    private static final long serialVersionUID = 1L;

    /** Makes the exception of what is known. */
    public NotFoundException(ApiFailure failure) {
        super(failure);
    }
}
