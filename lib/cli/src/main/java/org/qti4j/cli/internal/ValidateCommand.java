// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;
import org.qti4j.json.QtiJson;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.xml.QtiSchema;
import org.qti4j.xml.QtiXml;
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
        description = "Shows everything that is wrong with documents by the schema, offline.")
final class ValidateCommand implements Callable<Integer> {
    /** How findings are written. */
    enum Report {
        TEXT,
        JSON
    }

    /** From which severity on the exit status is 1. */
    enum FailOn {
        ERROR,
        WARNING
    }

    private final Session session;
    private int valid;
    private int invalid;
    private int unread;
    private int status;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "text|json",
            description = "text (default): PATH:LINE:COL: severity code: message; json: one object per file and line.")
    private Report report = Report.TEXT;

    @Option(
            names = "--schema",
            paramLabel = "FILE",
            description = "Judge XML by this schema instead of the bundled one; nothing is fetched.")
    private @Nullable Path schema;

    @Option(
            names = "--fail-on",
            paramLabel = "error|warning",
            description = "Exit with 1 from this severity on (default: error).")
    private FailOn failOn = FailOn.ERROR;

    @Option(names = "--jobs", paramLabel = "N", description = "Work on N files at once (default: one per processor).")
    private int jobs = Batch.processors();

    @Parameters(arity = "1..*", paramLabel = "PATH", description = "Files, directories or - for standard input.")
    private List<String> paths = List.of();

    @SuppressWarnings("NullAway.Init")
    ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (jobs < 1) {
            throw new ParameterException(spec.commandLine(), "--jobs must be at least 1");
        }
        QtiXml xml = schema == null
                ? QtiXml.create()
                : QtiXml.builder().schema(schema(schema)).build();
        QtiJson json = QtiJson.create();
        Inputs inputs = Inputs.of(paths, session);
        status = inputs.status();
        try (Progress progress =
                new Progress(session, "validating", inputs.documents().size())) {
            Batch.run(
                    inputs.documents(),
                    jobs,
                    input -> Outcome.of(input, (each, outcome) -> outcome.add(validate(xml, json, each))),
                    outcome -> progress.step(() -> show(outcome)));
        }
        if (report == Report.TEXT) {
            session.result(Words.count(valid + invalid, "file") + ", " + valid + " valid, " + invalid + " invalid"
                    + (inputs.skipped() == 0 ? "" : ", " + inputs.skipped() + " skipped (not QTI)")
                    + (unread == 0 ? "" : ", " + unread + " not readable"));
        }
        return status;
    }

    private static Diagnostics validate(QtiXml xml, QtiJson json, Input input) throws IOException {
        return input.use((InputStream bytes, Format format) ->
                format == Format.XML ? xml.validate(bytes) : json.validate(bytes, null));
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

    private void show(Outcome outcome) {
        outcome.complain(session);
        status = Math.max(status, outcome.status());
        if (!outcome.isJudged()) {
            unread++;
            return;
        }
        if (outcome.hasErrors()) {
            invalid++;
        } else {
            valid++;
        }
        if (failOn == FailOn.WARNING
                && outcome.findings().stream().anyMatch(finding -> finding.severity() == Severity.WARNING)) {
            status = Math.max(status, ExitStatus.FINDINGS);
        }
        if (report == Report.JSON) {
            session.result(Json.write(json(outcome)));
        } else {
            outcome.findings().forEach(finding -> session.result(Words.finding(finding)));
        }
    }

    private static Map<String, Object> json(Outcome outcome) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", outcome.input().name());
        object.put("valid", !outcome.hasErrors());
        object.put(
                "diagnostics",
                outcome.findings().stream().map(ValidateCommand::json).toList());
        return object;
    }

    private static Map<String, Object> json(Diagnostic finding) {
        Location at = finding.location();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("severity", finding.severity().label());
        object.put("code", finding.code());
        object.put("message", finding.message());
        object.put("line", number(at.line()));
        object.put("column", number(at.column()));
        object.put("path", at.path());
        if (!at.pointer().isEmpty()) {
            object.put("pointer", at.pointer());
        }
        return object;
    }

    @SuppressWarnings("NullAway")
    private static @Nullable Object number(int lineOrColumn) {
        return lineOrColumn == Location.UNKNOWN ? null : lineOrColumn;
    }
}
