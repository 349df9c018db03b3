// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import org.jspecify.annotations.Nullable;

/**
 * No answer came: the connection could not be made or was dropped, the time was up, or the thread was interrupted (its interrupt
 * flag is set again then).
 */
public final class NoAnswerException extends QtiApiException {
    private static final long serialVersionUID = 1L;

    /** Whether the request may have had its effect. */
    private final boolean mayHaveBeenTaken;

    /** Makes the exception of what is known. */
    public NoAnswerException(ApiFailure failure, boolean mayHaveBeenTaken, @Nullable Throwable cause) {
        super(failure, cause);
        this.mayHaveBeenTaken = mayHaveBeenTaken;
    }

    /**
     * Tells whether the service may have done what was asked. False only when the request was certainly never sent; after true,
     * read the object back before sending a POST again.
     */
    public boolean mayHaveBeenTaken() {
        return mayHaveBeenTaken;
    }
}
