// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.report;

import java.io.IOException;
import java.nio.file.Path;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.rules.FileReport;

/** Writes {@link ReportFormat#TEXT}. */
final class TextReport implements ReportWriter {
    private final ReportFile file;
    private final Totals totals = new Totals();

    TextReport(Path file) throws IOException {
        this.file = new ReportFile(file);
    }

    @Override
    public void add(FileReport report) throws IOException {
        totals.add(report);
        for (Diagnostic finding : report.diagnostics()) {
            file.out().write(ReportLines.text(finding) + "\n");
        }
    }

    @Override
    public void finish() throws IOException {
        file.out().write(totals + "\n");
        file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
