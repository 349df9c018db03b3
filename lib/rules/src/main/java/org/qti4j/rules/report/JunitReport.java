// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.report;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.FileReport;
import org.qti4j.xml.internal.XmlText;

/** Writes {@link ReportFormat#JUNIT}. The counts stand at the beginning, so the test cases wait in a file of their own. */
final class JunitReport implements ReportWriter {
    private final ReportFile file;
    private final ReportFile cases;
    private final Totals totals = new Totals();

    JunitReport(Path file) throws IOException {
        this.file = new ReportFile(file);
        try {
            this.cases = new ReportFile(file);
        } catch (IOException e) {
            this.file.close();
            throw e;
        }
    }

    @Override
    public void add(FileReport report) throws IOException {
        totals.add(report);
        if (report.kind() == FileReport.Kind.OTHER) {
            return;
        }
        Path folder = report.path().getParent();
        Writer out = cases.out();
        out.write("  <testcase name=\"" + escaped(String.valueOf(report.path().getFileName())) + "\" classname=\""
                + escaped(folder == null ? "." : folder.toString()) + "\" time=\"0\"");
        List<Diagnostic> all = report.diagnostics().all();
        List<Diagnostic> errors =
                all.stream().filter(d -> d.severity() == Severity.ERROR).toList();
        if (all.isEmpty()) {
            out.write("/>\n");
            return;
        }
        out.write(">\n");
        if (!errors.isEmpty()) {
            String element = report.kind() == FileReport.Kind.UNREADABLE ? "error" : "failure";
            Diagnostic first = errors.get(0);
            String more = errors.size() == 1 ? "" : " (and " + (errors.size() - 1) + " more)";
            out.write("    <" + element + " message=\"" + escaped(first.message() + more) + "\" type=\""
                    + escaped(first.code()) + "\">" + lines(errors) + "</" + element + ">\n");
        }
        List<Diagnostic> others =
                all.stream().filter(d -> d.severity() != Severity.ERROR).toList();
        if (!others.isEmpty()) {
            out.write("    <system-out>" + lines(others) + "</system-out>\n");
        }
        out.write("  </testcase>\n");
    }

    private static String lines(List<Diagnostic> findings) {
        return escaped(findings.stream().map(ReportLines::text).collect(Collectors.joining("\n")));
    }

    private static String escaped(String text) {
        StringBuilder result = new StringBuilder(text.length() + 16);
        XmlText.withoutForbidden(text).codePoints().forEach(c -> {
            switch (c) {
                case '&' -> result.append("&amp;");
                case '<' -> result.append("&lt;");
                case '>' -> result.append("&gt;");
                case '"' -> result.append("&quot;");
                default -> result.appendCodePoint(c);
            }
        });
        return result.toString();
    }

    @Override
    public void finish() throws IOException {
        Writer out = file.out();
        out.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite name=\"qti validate\" time=\"0\" tests=\""
                + (totals.judged() + totals.unreadable()) + "\" errors=\"" + totals.unreadable()
                + "\" skipped=\"0\" failures=\"" + totals.invalid() + "\">\n");
        cases.copyTo(out);
        out.write("</testsuite>\n");
        file.finish();
    }

    @Override
    public void close() throws IOException {
        try {
            cases.close();
        } finally {
            file.close();
        }
    }
}
