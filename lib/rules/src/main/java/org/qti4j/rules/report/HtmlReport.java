// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Fix;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.FileReport;
import org.qti4j.rules.Profile;
import org.qti4j.rules.RuleInfo;

/**
 * Writes {@link ReportFormat#HTML}. Findings are data in the page, from which its script makes what is looked at; nothing of a document
 * ever stands in the page as markup.
 */
final class HtmlReport implements ReportWriter {
    /** Further ones are counted: a browser has to hold the page. */
    private static final int MOST = 20_000;

    private static final int AROUND = 2;
    private static final String DATA = "@DATA@";

    private final ReportFile file;
    private final RuleTexts rules;
    private final Totals totals = new Totals();
    private final Map<String, Long> codes = new TreeMap<>();
    private final String tail;
    private int listed;

    HtmlReport(Path file, Profile profile) throws IOException {
        this.file = new ReportFile(file);
        this.rules = new RuleTexts(profile);
        String page = template();
        int at = page.indexOf(DATA);
        this.tail = page.substring(at + DATA.length());
        this.file.out().write(page.substring(0, at));
    }

    private static String template() throws IOException {
        try (InputStream page = HtmlReport.class.getResourceAsStream("report.html")) {
            if (page == null) {
                throw new IOException("the page of reports is missing in the library");
            }
            return new String(page.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void add(FileReport report) throws IOException {
        totals.add(report);
        if (report.diagnostics().isEmpty()) {
            return;
        }
        Excerpts excerpts = new Excerpts(report);
        List<Object> findings = new ArrayList<>();
        for (Diagnostic finding : report.diagnostics()) {
            codes.merge(finding.code(), 1L, Long::sum);
            if (listed < MOST) {
                listed++;
                findings.add(finding(finding, excerpts.of(finding, AROUND)));
            }
        }
        if (!findings.isEmpty()) {
            data("file", Map.of("file", report.path().toString(), "findings", findings));
        }
    }

    private static Map<String, Object> finding(Diagnostic finding, Excerpts.@Nullable Excerpt excerpt) {
        Location at = finding.location();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("s", finding.severity().label());
        object.put("c", finding.code());
        object.put("m", finding.message());
        object.put("l", at.line());
        object.put("k", at.column());
        object.put("p", at.pointer().isEmpty() ? at.path() : at.pointer());
        Fix fix = finding.fix();
        if (fix != null) {
            object.put("f", fix.description());
        }
        if (excerpt != null) {
            object.put("n", excerpt.firstLine());
            object.put("t", excerpt.lines());
            object.put("a", excerpt.start());
            object.put("b", excerpt.end());
        }
        return object;
    }

    private void data(String kind, Map<String, Object> value) throws IOException {
        // No "<" in it can end the script element, and none of these line ends breaks an old parser.
        String json = Json.write(value)
                .replace("&", "\\u0026")
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
        Writer out = file.out();
        out.write("<script type=\"application/json\" data-kind=\"" + kind + "\">" + json + "</script>\n");
    }

    @Override
    public void finish() throws IOException {
        Map<String, Object> known = new LinkedHashMap<>();
        for (Map.Entry<String, Long> each : codes.entrySet()) {
            String code = each.getKey();
            Map<String, Object> rule = new LinkedHashMap<>();
            rule.put("count", each.getValue());
            rule.put("statement", rules.statement(code));
            rule.put("remedy", rules.remedy(code));
            RuleInfo info = rules.info(code);
            if (info != null) {
                rule.put("consequence", info.consequence());
                rule.put("source", info.source());
            }
            known.put(code, rule);
        }
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("files", totals.judged());
        summary.put("valid", totals.valid());
        summary.put("invalid", totals.invalid());
        summary.put("skipped", totals.other());
        summary.put("unreadable", totals.unreadable());
        for (Severity severity : Severity.values()) {
            summary.put(severity.label(), totals.findings(severity));
        }
        summary.put("listed", listed);
        summary.put("rules", known);
        data("summary", summary);
        file.out().write(tail);
        file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
