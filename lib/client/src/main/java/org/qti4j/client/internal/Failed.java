// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** A failure on its way to the caller: the exception is made where it is thrown, so that its stack trace is the caller's. */
final class Failed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Supplier<? extends RuntimeException> exception;

    Failed(Supplier<? extends RuntimeException> exception) {
        super(null, null, false, false);
        this.exception = exception;
    }

    /** Returns what a caller gets to see of a failure. */
    static RuntimeException seen(Throwable thrown) {
        Throwable cause = cause(thrown);
        if (cause instanceof Failed failed) {
            return failed.exception.get();
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }

    /** Returns the failure without what futures wrap around it. */
    static Throwable cause(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof CompletionException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
