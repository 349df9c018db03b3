// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command without a subcommand. */
@Command(
        name = "qti",
        versionProvider = QtiCommand.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        description = "Validates, converts, compares and sends QTI 3.0 documents.",
        footer = {
            "",
            "A PATH is a file, a directory or - for standard input.",
            "Exit status: 0 all well, 1 findings or differences, 2 wrong usage or unreadable",
            "input, 3 the service refused, failed or could not be reached."
        })
final class QtiCommand implements Runnable {
    /** Behind the options of the commands, also those that have an order. */
    private static final int LAST = 9;

    @Spec
    CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            order = LAST,
            description = "Show this help.")
    boolean help;

    @Option(names = "--version", versionHelp = true, description = "Show the version.")
    boolean version;

    private final Session session;

    @SuppressWarnings("NullAway.Init")
    QtiCommand(Session session) {
        this.session = session;
    }

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            order = LAST,
            description = "Show where an unexpected error came from.")
    void debug(boolean on) {
        session.debug().set(on);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** Returns what the build wrote down about itself. */
    static String build(String key) {
        Properties properties = new Properties();
        try (InputStream file = QtiCommand.class.getResourceAsStream("/org/qti4j/cli/build.properties")) {
            properties.load(Objects.requireNonNull(file, "build.properties"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.getProperty(key);
    }

    /** The answer to {@code --version}. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "qti " + build("version") + " (QTI 3.0.1; Java "
                        + Runtime.version().feature() + ")"
            };
        }
    }
}
