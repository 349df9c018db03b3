// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.InputStream;
import java.io.PrintStream;
import java.util.Map;

/**
 * What one run of the command works with.
 *
 * @param in standard input
 * @param out results
 * @param err errors and progress
 * @param environment the environment variables
 * @param terminal whether {@code err} is a terminal
 */
record Session(InputStream in, PrintStream out, PrintStream err, Map<String, String> environment, boolean terminal) {
    /** Writes a line of results. */
    void result(String line) {
        out.print(line + "\n");
    }

    /** Writes a line about what went wrong. */
    void complain(String message) {
        err.print("qti: " + Words.line(message) + "\n");
    }

    /** Writes a line beside the results. */
    void note(String line) {
        err.print(line + "\n");
    }
}
