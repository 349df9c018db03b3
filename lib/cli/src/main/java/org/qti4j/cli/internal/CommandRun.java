// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.qti4j.client.DocumentKind;
import org.qti4j.client.QtiApiException;
import org.qti4j.json.ApiKind;
import org.qti4j.json.JsonForm;
import org.qti4j.json.UnknownKeys;
import org.qti4j.xml.internal.shared.FileFormat;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** One run of the command: reads the arguments, runs what they name, and turns whatever goes wrong into a line and a status. */
public final class CommandRun {
    private final Session session;
    private final OutputStreamGuard results;

    /** Makes the run; the streams are not closed. */
    public CommandRun(
            InputStream in, OutputStream out, OutputStream err, Map<String, String> environment, boolean terminal) {
        this.results = new OutputStreamGuard(out);
        this.session = new Session(
                in,
                new PrintStream(new BufferedOutputStream(results, 1 << 16), false, StandardCharsets.UTF_8),
                new PrintStream(new BufferedOutputStream(err), true, StandardCharsets.UTF_8),
                environment,
                terminal,
                new AtomicBoolean());
    }

    /** Runs the command and returns its exit status. */
    public int execute(List<String> arguments) {
        QtiCommand top = new QtiCommand(session);
        int status;
        try {
            status = commandLine(top).execute(arguments.toArray(String[]::new));
        } catch (StackOverflowError | OutOfMemoryError | LinkageError e) {
            // Beyond what a command can handle for one file; the user still gets a line and not a trace.
            status = failed(e);
        }
        session.out().flush();
        session.err().flush();
        IOException unwritten = results.failure();
        if (unwritten != null) {
            // Whoever closed the pipe (head, less) does not want to hear about it.
            if (!String.valueOf(unwritten.getMessage()).contains("roken pipe")) {
                session.complain("the results could not be written: " + Words.of(unwritten));
            }
            status = Math.max(status, ExitStatus.UNUSABLE);
        }
        return status;
    }

    private CommandLine commandLine(QtiCommand top) {
        CommandLine line = new CommandLine(top)
                .addSubcommand(new DemoCommand(session))
                .addSubcommand(new ValidateCommand(session))
                .addSubcommand(new ConvertCommand(session))
                .addSubcommand(new RoundtripCommand(session))
                .addSubcommand(new DiffCommand(session))
                .addSubcommand(new CommandLine(new UpdateCommand(session))
                        .addSubcommand(new UpdateItemCommand(session))
                        .addSubcommand(new UpdateItemMetadataCommand(session))
                        .addSubcommand(new UpdateTestCommand(session))
                        .addSubcommand(new UpdateTestMetadataCommand(session))
                        .addSubcommand(new UpdateTestPartCommand(session))
                        .addSubcommand(new UpdateSectionCommand(session))
                        .addSubcommand(new UpdateItemOrderCommand(session))
                        .addSubcommand(new UpdateAddItemCommand(session))
                        .addSubcommand(new UpdateRemoveItemCommand(session))
                        .addSubcommand(new UpdateStimulusCommand(session))
                        .addSubcommand(new UpdateValidateCommand(session)))
                .addSubcommand(new RulesCommand(session))
                .addSubcommand(new SandboxCommand(session))
                .addSubcommand(new SchemaCommand(session));
        line.registerConverter(FileFormat.class, converter(FileFormat.values()));
        line.registerConverter(ValidateCommand.Report.class, converter(ValidateCommand.Report.values()));
        line.registerConverter(ValidateCommand.FailOn.class, converter(ValidateCommand.FailOn.values()));
        line.registerConverter(DiffCommand.Output.class, converter(DiffCommand.Output.values()));
        line.registerConverter(DocumentKind.class, converter(DocumentKind.values()));
        line.registerConverter(ReportOption.class, ReportOption::of);
        line.registerConverter(JsonForm.class, converter(JsonForm.values()));
        line.registerConverter(ApiKind.class, converter(ApiKind.values()));
        line.registerConverter(UnknownKeys.class, converter(UnknownKeys.values()));
        line.registerConverter(ConvertCommand.Prefer.class, converter(ConvertCommand.Prefer.values()));
        // A file name may begin with @.
        line.setExpandAtFiles(false);
        line.setColorScheme(CommandLine.Help.defaultColorScheme(Ansi.OFF));
        line.setOut(new PrintWriter(session.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(session.err(), true, StandardCharsets.UTF_8));
        line.setParameterExceptionHandler((e, args) -> wrongUsage(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e));
        return line;
    }

    private static <E extends Enum<E>> ITypeConverter<E> converter(E[] values) {
        return text -> Arrays.stream(values)
                .filter(value -> Words.option(value).equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is none of "
                        + Arrays.stream(values).map(Words::option).collect(Collectors.joining(", "))));
    }

    private int wrongUsage(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        session.complain(words(e));
        session.note("Try '" + command + " --help'.");
        return ExitStatus.UNUSABLE;
    }

    private static String words(ParameterException e) {
        boolean command = !e.getCommandLine().getSubcommands().isEmpty();
        if (command && e instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
            return "there is no command '"
                    + String.join(
                                    " ",
                                    e.getCommandLine()
                                            .getCommandSpec()
                                            .qualifiedName()
                                            .replaceFirst("^qti *", ""),
                                    unmatched.getUnmatched().get(0))
                            .strip()
                    + "'";
        }
        return e.getMessage();
    }

    private int failed(Throwable e) {
        int status = ExitStatus.UNUSABLE;
        if (e instanceof CommandFailure known) {
            session.complain(known.getMessage());
            status = known.status();
        } else if (e instanceof QtiApiException service) {
            session.complain(service.getMessage());
            status = ExitStatus.SERVICE;
        } else if (e instanceof IOException io) {
            session.complain(io.getMessage() == null ? io.getClass().getSimpleName() : io.getMessage());
        } else {
            session.complain("", e);
        }
        return status;
    }
}
