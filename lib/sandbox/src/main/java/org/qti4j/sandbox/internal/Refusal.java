// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

/** Ends the handling of a request with an answer that is no success. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Reply reply;

    Refusal(Reply reply) {
        super("status " + reply.status(), null, false, false);
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }
}
