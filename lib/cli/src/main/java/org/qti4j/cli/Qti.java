// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.qti4j.cli.internal.CommandRun;

/**
 * The command {@code qti}. The exit status is 0 when all is well, 1 when there are findings or differences, 2 for wrong usage or input that
 * could not be had, 3 when the service refused, failed or could not be reached.
 */
public final class Qti {
    /** The system property that says whether the error stream is a terminal, on which progress may be shown. */
    public static final String TERMINAL = "qti4j.terminal";

    private static final String LOG_FORMAT = "java.util.logging.SimpleFormatter.format";

    private Qti() {}

    /** Runs the command in this process and ends the process with its exit status. */
    public static void main(String[] args) {
        if (System.getProperty(LOG_FORMAT) == null) {
            // What the client has to say while it waits is one line, like everything else here.
            System.setProperty(LOG_FORMAT, "qti: %5$s%n");
        }
        System.exit(new CommandRun(
                        System.in,
                        new FileOutputStream(FileDescriptor.out),
                        new FileOutputStream(FileDescriptor.err),
                        System.getenv(),
                        Boolean.getBoolean(TERMINAL))
                .execute(List.of(args)));
    }

    /**
     * Runs the command and returns its exit status. Text is written in UTF-8; the streams are flushed, not closed. Never throws for what the
     * user did wrong.
     *
     * @param environment the environment variables, of which those named {@code QTI_…} are read
     */
    public static int run(
            List<String> arguments,
            InputStream in,
            OutputStream out,
            OutputStream err,
            Map<String, String> environment) {
        Objects.requireNonNull(in, "in");
        return new CommandRun(in, out, err, Map.copyOf(environment), false).execute(List.copyOf(arguments));
    }
}
