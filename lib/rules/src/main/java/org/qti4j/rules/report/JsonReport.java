// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.report;

import java.io.IOException;
import java.nio.file.Path;
import org.qti4j.rules.FileReport;

/** Writes {@link ReportFormat#JSON}. */
final class JsonReport implements ReportWriter {
    private final ReportFile file;

    JsonReport(Path file) throws IOException {
        this.file = new ReportFile(file);
    }

    @Override
    public void add(FileReport report) throws IOException {
        if (report.kind() != FileReport.Kind.OTHER) {
            file.out().write(ReportLines.json(report) + "\n");
        }
    }

    @Override
    public void finish() throws IOException {
        file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
