// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

/** A command cannot go on, for a reason that its user understands from the message. */
final class CommandFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    CommandFailure(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Returns the failure of input that could not be had or used. */
    static CommandFailure unusable(String message) {
        return new CommandFailure(ExitStatus.UNUSABLE, message);
    }

    int status() {
        return status;
    }
}
