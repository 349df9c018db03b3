// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.Baseline;
import org.qti4j.rules.FileReport;
import org.qti4j.rules.report.Excerpts;
import org.qti4j.rules.report.ReportLines;
import org.qti4j.rules.report.Totals;

/** Writes what comes of each file of {@code qti validate}, and knows the exit status. */
final class ValidateOutput {
    private final Session session;
    private final ValidateCommand.Report format;
    private final ValidateCommand.FailOn failOn;
    private final boolean source;
    private final @Nullable Baseline known;
    private final Baseline.@Nullable Builder collected;
    private final ReportFiles reports;
    private final @Nullable FixRun fixes;
    private final Totals totals = new Totals();
    private long knownFindings;
    private int status;

    ValidateOutput(
            Session session,
            ValidateCommand.Report format,
            ValidateCommand.FailOn failOn,
            boolean source,
            @Nullable Baseline known,
            Baseline.@Nullable Builder collected,
            ReportFiles reports,
            @Nullable FixRun fixes) {
        this.session = session;
        this.format = format;
        this.failOn = failOn;
        this.source = source;
        this.known = known;
        this.collected = collected;
        this.reports = reports;
        this.fixes = fixes;
    }

    /** Takes in what came of one file. */
    void add(FileReport judged) {
        FileReport report = fixed(judged);
        totals.add(report);
        if (collected != null) {
            collected.add(report);
        }
        if (report.kind() == FileReport.Kind.UNREADABLE) {
            session.complain(
                    report.path() + ": " + report.diagnostics().all().get(0).message());
            status = ExitStatus.UNUSABLE;
            reports.add(report);
            return;
        }
        if (known != null) {
            Diagnostics fresh = known.newIn(report);
            knownFindings += report.diagnostics().size() - fresh.size();
            report = report.withDiagnostics(fresh);
        }
        if (report.diagnostics().stream().anyMatch(this::fails)) {
            status = Math.max(status, ExitStatus.FINDINGS);
        }
        reports.add(report);
        show(report);
    }

    private FileReport fixed(FileReport judged) {
        if (fixes == null) {
            return judged;
        }
        try {
            FixRun.Result result = fixes.of(judged);
            if (format == ValidateCommand.Report.TEXT) {
                result.diff().forEach(line -> session.result(Words.textLine(line)));
            }
            result.applied()
                    .forEach(finding ->
                            session.note(Words.line((result.written() ? "fixed: " : "can be fixed: ") + finding)));
            return result.report();
        } catch (IOException e) {
            session.complain(e.getMessage() == null ? Words.of(e) : e.getMessage());
            status = ExitStatus.UNUSABLE;
            return judged;
        }
    }

    private boolean fails(Diagnostic finding) {
        return switch (failOn) {
            case ERROR -> finding.severity() == Severity.ERROR;
            case WARNING -> finding.severity() != Severity.INFO;
            case NEW -> true;
        };
    }

    private void show(FileReport report) {
        if (report.kind() == FileReport.Kind.OTHER) {
            return;
        }
        if (format == ValidateCommand.Report.JSON) {
            session.result(ReportLines.json(report));
            return;
        }
        Excerpts excerpts = new Excerpts(report);
        for (Diagnostic finding : report.diagnostics()) {
            session.result(ReportLines.text(finding));
            if (source) {
                Excerpts.Excerpt excerpt = excerpts.of(finding, 0);
                if (excerpt != null) {
                    caret(excerpt).forEach(session::result);
                }
            }
        }
    }

    /** Returns the line with a caret below the place; what is as wide as a blank stays a blank or a tab. */
    private static List<String> caret(Excerpts.Excerpt excerpt) {
        String line = excerpt.markedLine();
        String before = Words.line(line.substring(0, excerpt.start())).replaceAll("[^ ]", " ");
        return List.of(
                "    " + Words.line(line),
                "    " + before + "^" + "~".repeat(Math.max(0, excerpt.end() - excerpt.start() - 1)));
    }

    /** Writes the last line and returns the exit status. */
    int end(boolean interrupted) {
        if (format == ValidateCommand.Report.TEXT) {
            session.result(totals
                    + (knownFindings == 0 ? "" : ", " + Words.count(knownFindings, "known finding") + " not shown")
                    + (interrupted ? " (interrupted)" : ""));
        }
        return status;
    }
}
