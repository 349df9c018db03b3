// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.qti4j.rules.FileReport;
import org.qti4j.rules.Profile;
import org.qti4j.rules.report.ReportWriter;

/** The reports of one run. */
final class ReportFiles implements Closeable {
    private record Open(ReportOption option, ReportWriter writer) {}

    private final List<Open> all = new ArrayList<>();

    private ReportFiles() {}

    /** Work on a report. */
    private interface Work {
        void on(ReportWriter writer) throws IOException;
    }

    static ReportFiles open(List<ReportOption> options, Profile profile) throws IOException {
        ReportFiles files = new ReportFiles();
        for (ReportOption option : options) {
            try {
                files.all.add(new Open(option, option.format().open(option.file(), profile)));
            } catch (IOException e) {
                files.close();
                throw failed(option, e);
            }
        }
        return files;
    }

    void add(FileReport report) {
        each(writer -> writer.add(report));
    }

    void finish() {
        each(ReportWriter::finish);
    }

    private void each(Work work) {
        for (Open each : all) {
            try {
                work.on(each.writer);
            } catch (IOException e) {
                throw failed(each.option, e);
            }
        }
    }

    private static CommandFailure failed(ReportOption option, IOException e) {
        return CommandFailure.unusable(option.file() + " cannot be written: " + Words.of(e));
    }

    @Override
    public void close() throws IOException {
        for (Open each : all) {
            each.writer.close();
        }
    }
}
