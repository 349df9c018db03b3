// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one run of the command works with.
 *
 * @param in standard input
 * @param out results
 * @param err errors and progress
 * @param environment the environment variables
 * @param terminal whether {@code err} is a terminal
 * @param debug whether unexpected errors are shown with where they came from
 */
record Session(
        InputStream in,
        PrintStream out,
        PrintStream err,
        Map<String, String> environment,
        boolean terminal,
        AtomicBoolean debug) {
    /** Writes a line of results. */
    void result(String line) {
        out.print(line + "\n");
    }

    /** Writes a line about what went wrong. */
    void complain(String message) {
        err.print("qti: " + Words.line(message) + "\n");
    }

    /** Writes a line about an error that nobody foresaw. */
    void complain(String place, Throwable unexpected) {
        String message = unexpected.getMessage();
        complain(place + "unexpected error: " + unexpected.getClass().getSimpleName()
                + (message == null ? "" : ": " + message)
                + (debug.get() ? "" : " (--debug shows where)"));
        if (debug.get()) {
            unexpected.printStackTrace(err);
        }
    }

    /** Writes a line beside the results. */
    void note(String line) {
        err.print(line + "\n");
    }
}
