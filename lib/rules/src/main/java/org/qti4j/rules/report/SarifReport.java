// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.report;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Fix;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.FileReport;
import org.qti4j.rules.Profile;
import org.qti4j.rules.RuleInfo;

/** Writes {@link ReportFormat#SARIF}. Results come first: which rules they name is known behind them. */
final class SarifReport implements ReportWriter {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    /** What could not be read is told in one object at the end. */
    private static final int MOST_NOTIFICATIONS = 1_000;

    private final ReportFile file;
    private final RuleTexts rules;
    private final Map<String, Integer> used = new LinkedHashMap<>();
    private final List<Object> unreadable = new ArrayList<>();
    private boolean first = true;

    SarifReport(Path file, Profile profile) throws IOException {
        this.file = new ReportFile(file);
        this.rules = new RuleTexts(profile);
        this.file
                .out()
                .write("{\"$schema\":" + Json.write(SCHEMA)
                        + ",\"version\":\"2.1.0\",\"runs\":[{\"columnKind\":\"utf16CodeUnits\",\n\"results\":[");
    }

    @Override
    public void add(FileReport report) throws IOException {
        if (report.kind() == FileReport.Kind.UNREADABLE) {
            if (unreadable.size() < MOST_NOTIFICATIONS) {
                String message =
                        report.path() + ": " + report.diagnostics().all().get(0).message();
                unreadable.add(Map.of(
                        "level",
                        "error",
                        "message",
                        text(message),
                        "locations",
                        List.of(location(report, Location.unknown()))));
            }
            return;
        }
        for (Diagnostic finding : report.diagnostics()) {
            file.out().write((first ? "\n" : ",\n") + Json.write(result(report, finding)));
            first = false;
        }
    }

    private Map<String, Object> result(FileReport report, Diagnostic finding) {
        int index = used.computeIfAbsent(finding.code(), code -> used.size());
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", finding.code());
        result.put("ruleIndex", index);
        result.put("level", level(finding.severity()));
        result.put("message", text(finding.message()));
        result.put("locations", List.of(location(report, finding.location())));
        String path = place(finding.location());
        if (!path.isEmpty()) {
            result.put("partialFingerprints", Map.of("codeAndPath/v1", finding.code() + " " + path));
        }
        Fix fix = finding.fix();
        if (fix != null) {
            result.put("fixes", List.of(fix(report, fix)));
        }
        return result;
    }

    private static String place(Location at) {
        return at.pointer().isEmpty() ? at.path() : at.pointer();
    }

    private static Map<String, Object> location(FileReport report, Location at) {
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", Map.of("uri", uri(report.path())));
        if (at.line() != Location.UNKNOWN) {
            Map<String, Object> region = new LinkedHashMap<>();
            region.put("startLine", at.line());
            if (at.column() != Location.UNKNOWN) {
                region.put("startColumn", at.column());
            }
            physical.put("region", region);
        }
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("physicalLocation", physical);
        if (!place(at).isEmpty()) {
            String kind = !at.pointer().isEmpty() ? "value" : at.path().contains("/@") ? "attribute" : "element";
            location.put("logicalLocations", List.of(Map.of("fullyQualifiedName", place(at), "kind", kind)));
        }
        return location;
    }

    /** Returns the address of a file: relative when its path is, as reports of checkouts want it. */
    static String uri(Path path) {
        if (path.isAbsolute()) {
            return path.toUri().toASCIIString();
        }
        StringBuilder uri = new StringBuilder();
        for (Path name : path.normalize()) {
            // Behind a root, so that a colon in the first name is not taken for the end of a scheme.
            String one = Path.of("/").resolve(name.toString()).toUri().getRawPath();
            uri.append(uri.isEmpty() ? "" : "/")
                    .append(one.substring(one.lastIndexOf('/') + 1).replace(":", "%3A"));
        }
        return URI.create(uri.toString()).toASCIIString();
    }

    private static Map<String, Object> fix(FileReport report, Fix fix) {
        List<Object> replacements = new ArrayList<>();
        for (Fix.Edit edit : fix.edits()) {
            Map<String, Object> region = new LinkedHashMap<>();
            region.put("charOffset", edit.start());
            region.put("charLength", edit.end() - edit.start());
            Map<String, Object> replacement = new LinkedHashMap<>();
            replacement.put("deletedRegion", region);
            if (!edit.replacement().isEmpty()) {
                replacement.put("insertedContent", text(edit.replacement()));
            }
            replacements.add(replacement);
        }
        Map<String, Object> change = new LinkedHashMap<>();
        change.put("artifactLocation", Map.of("uri", uri(report.path())));
        change.put("replacements", replacements);
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("description", text(fix.description()));
        object.put("artifactChanges", List.of(change));
        return object;
    }

    private static Map<String, Object> text(String text) {
        return Map.of("text", text);
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }

    private Map<String, Object> rule(String code) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", code);
        rule.put("shortDescription", text(rules.statement(code)));
        RuleInfo info = rules.info(code);
        if (info != null) {
            rule.put(
                    "fullDescription",
                    text(info.statement() + (info.consequence().isEmpty() ? "" : " " + info.consequence())));
            rule.put("defaultConfiguration", Map.of("level", level(info.severity())));
            rule.put(
                    "properties",
                    Map.of("source", info.source(), "group", info.group().title()));
        }
        rule.put("help", text(rules.remedy(code)));
        return rule;
    }

    @Override
    public void finish() throws IOException {
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "Qti4j");
        driver.put("rules", used.keySet().stream().map(this::rule).toList());
        Map<String, Object> invocation = new LinkedHashMap<>();
        invocation.put("executionSuccessful", unreadable.isEmpty());
        if (!unreadable.isEmpty()) {
            invocation.put("toolExecutionNotifications", unreadable);
        }
        file.out()
                .write("],\n\"invocations\":" + Json.write(List.of(invocation)) + ",\n\"tool\":"
                        + Json.write(Map.of("driver", driver)) + "}]}\n");
        file.finish();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
