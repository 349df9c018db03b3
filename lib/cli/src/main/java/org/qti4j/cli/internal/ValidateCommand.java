// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.rules.Baseline;
import org.qti4j.rules.Profile;
import org.qti4j.rules.QtiValidator;
import org.qti4j.xml.QtiSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code qti validate}. */
@Command(
        name = "validate",
        sortOptions = false,
        description = "Shows everything that is wrong with documents: by the schema, and by rules that it cannot say.",
        footer = {
            "",
            "A profile file has one line for each rule, 'rule-id = error|warning|info|off', and may",
            "begin with 'profile = spec'. Interrupted, the command ends with what it has found."
        })
final class ValidateCommand implements Callable<Integer> {
    /** How findings are written. */
    enum Report {
        TEXT,
        JSON
    }

    /** From what on the exit status is 1. */
    enum FailOn {
        ERROR,
        WARNING,
        NEW
    }

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "text|json",
            description = "text (default): PATH:LINE:COL: severity code: message; json: one object per file and line.")
    private Report format = Report.TEXT;

    @Option(
            names = "--report",
            paramLabel = "FORMAT=FILE",
            description = "Also write a report: text, json, sarif, junit or html; may be given several times.")
    private List<ReportOption> reports = new ArrayList<>();

    @Option(
            names = "--profile",
            paramLabel = "PROFILE",
            description = "The rules: spec (default), strict (style and accessibility too), api (what the update"
                    + " endpoints refuse, alter or misrender), or a file.")
    private String profile = "spec";

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "Judge XML by this schema instead of the bundled one; nothing is fetched.")
    private @Nullable Path schema;

    @Option(
            names = "--fail-on",
            paramLabel = "error|warning|new",
            description = "Exit with 1 from this severity on (default: error); new: for every finding that the baseline"
                    + " does not have.")
    private FailOn failOn = FailOn.ERROR;

    @Option(
            names = "--baseline",
            paramLabel = "FILE",
            description = "Leave out the findings in this file; only others are shown and count.")
    private @Nullable Path baseline;

    @Option(
            names = "--write-baseline",
            paramLabel = "FILE",
            description = "Write all findings to this file, for --baseline.")
    private @Nullable Path writeBaseline;

    @Option(
            names = "--fix",
            description = "Apply the certain remedies of XML and show what changes; nothing is written without -o or"
                    + " --in-place.")
    private boolean fix;

    @Option(names = "--in-place", description = "With --fix: change the files.")
    private boolean inPlace;

    @Option(
            names = "-o",
            paramLabel = "DIR",
            description = "With --fix: write the files that change to this directory.")
    private @Nullable Path out;

    @Option(
            names = "--source",
            negatable = true,
            description = "Show the line of each finding with its place marked (default: on a terminal).")
    private boolean source = Boolean.getBoolean("qti4j.screen");

    @Option(names = "--jobs", paramLabel = "N", description = "Work on N files at once (default: one per processor).")
    private int jobs = Batch.processors();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, directories or - for standard input.")
    private List<String> paths = List.of();

    @SuppressWarnings("NullAway.Init")
    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        check();
        Profile rules = profile();
        QtiValidator.Builder builder = QtiValidator.builder().profile(rules);
        if (schema != null) {
            builder.schema(schema(schema));
        }
        QtiValidator validator = builder.build();
        Baseline known = baseline == null ? null : baseline(baseline);
        Baseline.Builder collected =
                writeBaseline == null ? null : new Baseline.Builder(Baseline.folderOf(writeBaseline));
        ValidatedFiles files = new ValidatedFiles(paths, validator, jobs, session);
        FixRun fixes = fix ? new FixRun(validator, inPlace, out, files::relative) : null;
        int status;
        try (Interruption interruption = new Interruption(session.out());
                ReportFiles open = ReportFiles.open(reports, rules);
                Progress progress = new Progress(session, "validating", session.terminal() ? files.count() : 0)) {
            ValidateOutput output = new ValidateOutput(session, format, failOn, source, known, collected, open, fixes);
            files.forEach(report -> progress.step(() -> output.add(report)));
            open.finish();
            status = Math.max(files.status(), output.end(interruption.happened()));
        }
        if (writeBaseline != null && collected != null) {
            collected.build().write(writeBaseline);
        }
        return status;
    }

    private void check() {
        if (jobs < 1) {
            throw wrong("--jobs must be at least 1");
        }
        if (failOn == FailOn.NEW && baseline == null) {
            throw wrong("--fail-on new needs --baseline FILE");
        }
        if ((inPlace || out != null) && !fix) {
            throw wrong("--in-place and -o are for --fix only");
        }
        if (inPlace && out != null) {
            throw wrong("either --in-place or -o");
        }
        if (paths.stream().filter(Input.STDIN::equals).count() > 1) {
            throw CommandFailure.unusable("standard input (-) can be read only once");
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private Profile profile() {
        return Profile.named(profile).orElseGet(() -> {
            Path file = Path.of(profile);
            if (!Files.exists(file)) {
                throw CommandFailure.unusable(
                        "there is neither a profile '" + profile + "' (spec, strict, api) nor a file of that name");
            }
            try {
                return Profile.read(file);
            } catch (IOException e) {
                throw CommandFailure.unusable(file + ": " + Words.of(e));
            } catch (QtiFormatException e) {
                throw unusable(e);
            }
        });
    }

    private CommandFailure unusable(QtiFormatException e) {
        List<String> lines =
                e.diagnostics().stream().map(finding -> finding.toString()).toList();
        lines.subList(0, lines.size() - 1).forEach(session::complain);
        return CommandFailure.unusable(lines.get(lines.size() - 1));
    }

    private Baseline baseline(Path file) {
        try {
            return Baseline.read(file);
        } catch (IOException e) {
            throw CommandFailure.unusable(file + ": " + Words.of(e));
        } catch (QtiFormatException e) {
            throw unusable(e);
        }
    }

    private static QtiSchema schema(Path file) {
        try {
            return QtiSchema.from(file);
        } catch (IOException e) {
            throw CommandFailure.unusable(file + ": " + Words.of(e));
        } catch (QtiFormatException e) {
            throw CommandFailure.unusable(e.getMessage());
        }
    }
}
