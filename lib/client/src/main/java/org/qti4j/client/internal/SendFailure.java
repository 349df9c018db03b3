// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import org.jspecify.annotations.Nullable;

/** One attempt had no answer. */
final class SendFailure extends Exception {
    private static final long serialVersionUID = 1L;

    /** How an attempt ended without answer. */
    enum Kind {
        /** The connection was never there: the request was certainly not taken. */
        NOT_CONNECTED,
        /** The peer's certificate or protocol was refused: not taken, and it will be the same again. */
        NOT_TRUSTED,
        /** The connection broke after the request may have been sent. */
        DROPPED,
        /** No complete answer in time. */
        TIMEOUT,
        /** The thread that waited was interrupted. */
        INTERRUPTED,
        /** The caller does not want the answer any more, or the client was closed. */
        CANCELLED
    }

    private final Kind kind;

    SendFailure(Kind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    static SendFailure cancelled() {
        return new SendFailure(Kind.CANCELLED, "the call was called off", null);
    }

    Kind kind() {
        return kind;
    }

    boolean mayHaveBeenTaken() {
        return kind == Kind.DROPPED || kind == Kind.TIMEOUT;
    }

    /** Tells whether the same request may be sent again after this. */
    boolean allowsRepeating(boolean idempotent) {
        return kind == Kind.NOT_CONNECTED || kind == Kind.DROPPED && idempotent;
    }
}
