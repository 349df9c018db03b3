// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Fix;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.rules.FileReport;
import org.qti4j.xml.internal.shared.OneLine;

/** Findings as lines of text and of JSON. */
public final class ReportLines {
    private ReportLines() {}

    /**
     * Returns a finding on one line, {@code PATH:LINE:COL: severity code: message}, with its JSON Pointer where it has no line. What would end
     * the line, move the cursor or turn the writing direction is shown as a number.
     */
    public static String text(Diagnostic finding) {
        Location at = finding.location();
        boolean lost = at.line() == Location.UNKNOWN && !at.pointer().isEmpty();
        return OneLine.of(finding + (lost ? " (at " + at.pointer() + ")" : ""));
    }

    /** Returns what came of a file as a JSON object on one line. */
    public static String json(FileReport report) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("file", report.path().toString());
        object.put("valid", report.valid());
        object.put(
                "diagnostics",
                report.diagnostics().stream().map(ReportLines::json).toList());
        return Json.write(object);
    }

    private static Map<String, Object> json(Diagnostic finding) {
        Location at = finding.location();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("severity", finding.severity().label());
        object.put("code", finding.code());
        object.put("message", finding.message());
        put(object, "line", number(at.line()));
        put(object, "column", number(at.column()));
        object.put("path", at.path());
        if (!at.pointer().isEmpty()) {
            object.put("pointer", at.pointer());
        }
        Fix fix = finding.fix();
        if (fix != null) {
            object.put("fix", json(fix));
        }
        return object;
    }

    private static Map<String, Object> json(Fix fix) {
        List<Object> edits = fix.edits().stream()
                .<Object>map(edit -> {
                    Map<String, Object> one = new LinkedHashMap<>();
                    one.put("start", edit.start());
                    one.put("end", edit.end());
                    one.put("replacement", edit.replacement());
                    return one;
                })
                .toList();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("description", fix.description());
        object.put("edits", edits);
        return object;
    }

    @SuppressWarnings("NullAway") // a JSON null
    private static void put(Map<String, Object> object, String key, @Nullable Object value) {
        object.put(key, value);
    }

    private static @Nullable Object number(int lineOrColumn) {
        return lineOrColumn == Location.UNKNOWN ? null : (Object) lineOrColumn;
    }
}
