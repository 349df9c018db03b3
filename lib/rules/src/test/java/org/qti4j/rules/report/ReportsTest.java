// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.SurefireReportParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Fix;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.rules.FileReport;
import org.qti4j.rules.Profile;
import org.qti4j.rules.QtiValidator;
import org.qti4j.testkit.TestData;

class ReportsTest {
    private static final String HOSTILE = "</script><img src=x onerror=alert(1)>&\"'\u2028\u0000\u202E]]>";

    @TempDir
    Path folder;

    private Path write(ReportFormat format, Stream<FileReport> reports) throws IOException {
        Path file = folder.resolve("report." + format.name());
        try (ReportWriter writer = format.open(file, Profile.spec())) {
            for (FileReport report : reports.toList()) {
                writer.add(report);
            }
            assertThat(file).doesNotExist();
            writer.finish();
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(each -> each.toString().endsWith(".tmp"))).isEmpty();
        }
        return file;
    }

    private Stream<FileReport> ofTestData() {
        return QtiValidator.create().validateAll(List.of(TestData.root(), folder.resolve("missing")), 2);
    }

    private static FileReport hostile() {
        Path path = Path.of("a b", "c:d", "<é>&\".xml");
        Diagnostic finding = Diagnostic.error(
                        "house-x", HOSTILE, new Location(path.toString(), 3, 7, "/" + HOSTILE, ""))
                .withFix(new Fix(HOSTILE, List.of(new Fix.Edit(3, 3, HOSTILE), new Fix.Edit(5, 9, ""))));
        return new FileReport(path, FileReport.Kind.XML, false, Diagnostics.of(finding));
    }

    @Test
    void sarifIsValidByItsSchema() throws IOException {
        Schema schema;
        try (InputStream text = Schema.class.getClassLoader().getResourceAsStream("schema/sarif-schema-2.1.0.json")) {
            schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
                    .getSchema(Objects.requireNonNull(text), InputFormat.JSON);
        }
        Path file = write(ReportFormat.SARIF, Stream.concat(ofTestData(), Stream.of(hostile())));
        String sarif = Files.readString(file);
        assertThat(schema.validate(sarif, InputFormat.JSON)).isEmpty();
        assertThat(schema.validate(sarif.replace("\"ruleIndex\":0", "\"ruleIndex\":-2"), InputFormat.JSON))
                .isNotEmpty();

        Map<?, ?> run = (Map<?, ?>) ((List<?>) Json.readObject(sarif).get("runs")).get(0);
        List<?> rules = (List<?>) ((Map<?, ?>) ((Map<?, ?>) run.get("tool")).get("driver")).get("rules");
        List<?> results = (List<?>) run.get("results");
        assertThat(results).hasSizeGreaterThan(100).allSatisfy(each -> {
            Map<?, ?> result = (Map<?, ?>) each;
            Map<?, ?> rule = (Map<?, ?>) rules.get((Integer) result.get("ruleIndex"));
            assertThat(rule.get("id")).isEqualTo(result.get("ruleId"));
        });
        assertThat(sarif)
                .contains("\"executionSuccessful\":false", "a%20b/c%3Ad/%3C%C3%A9%3E&%22.xml", "\"charOffset\":3");
    }

    @Test
    void mavenReadsTheJunitReport() throws Exception {
        Path file = write(ReportFormat.JUNIT, Stream.concat(ofTestData(), Stream.of(hostile())));
        Path reports = Files.createDirectory(folder.resolve("surefire-reports"));
        Files.move(file, reports.resolve("TEST-qti.xml"));
        List<ReportTestSuite> suites =
                new SurefireReportParser(List.of(reports.toFile()), new NullConsoleLogger()).parseXMLReportFiles();
        List<FileReport> expected;
        try (Stream<FileReport> all = ofTestData()) {
            expected = Stream.concat(all.filter(each -> each.kind() != FileReport.Kind.OTHER), Stream.of(hostile()))
                    .toList();
        }
        // Maven makes one suite of each class name, which is the folder here.
        assertThat(suites.stream().mapToInt(ReportTestSuite::getNumberOfTests).sum())
                .isEqualTo(expected.size())
                .isGreaterThan(100);
        assertThat(suites.stream().mapToInt(ReportTestSuite::getNumberOfErrors).sum())
                .isEqualTo(1);
        assertThat(suites.stream()
                        .mapToInt(ReportTestSuite::getNumberOfFailures)
                        .sum())
                .isEqualTo((int) expected.stream()
                        .filter(each -> !each.valid() && each.isJudged())
                        .count());
        assertThat(suites.stream().flatMap(suite -> suite.getTestCases().stream()))
                .filteredOn(each -> each.getName().equals("<é>&\".xml"))
                .singleElement()
                .extracting(ReportTestCase::getFailureMessage)
                .asString()
                .contains("<img src=x onerror=alert(1)>");
    }

    @Test
    void nothingOfADocumentIsMarkupInThePage() throws IOException {
        Path document = folder.resolve("hostile.xml");
        Files.writeString(document, "<p>\n" + "<!-- " + HOSTILE.replace("\u0000", "") + " -->\n<x>\n");
        Diagnostics found = QtiValidator.create().validate(document);
        FileReport report = new FileReport(document, FileReport.Kind.XML, false, found);
        Path file = write(ReportFormat.HTML, Stream.of(hostile(), report));
        String page = Files.readString(file);
        assertThat(page)
                .contains("\\u003c/script\\u003e\\u003cimg src=x onerror=alert(1)\\u003e")
                .doesNotContain("<img");
        assertThat(page.split("<script", -1)).hasSize(1 + 2 + 1 + 1);
        Matcher data = Pattern.compile("<script type=\"application/json\" data-kind=\"(\\w+)\">([^<]*)</script>")
                .matcher(page);
        assertThat(data.find()).isTrue();
        Map<String, Object> first = Json.readObject(data.group(2));
        assertThat(((Map<?, ?>) ((List<?>) first.get("findings")).get(0)).get("m"))
                .isEqualTo(HOSTILE);
    }

    @Test
    void thePageNeedsNothingFromElsewhere() throws IOException {
        String page = Files.readString(write(ReportFormat.HTML, ofTestData()));
        String ownParts = page.replaceAll("(?s)<script type=\"application/json\".*?</script>", "");
        assertThat(ownParts)
                .contains("default-src 'none'")
                .doesNotContain("http:", "https:", "//", " src=", "url(", "@import", "innerHTML", "eval(", "@DATA@");
    }

    @Test
    void manyFindingsAreListedUpToALimitAndCounted() throws IOException {
        Diagnostic finding = Diagnostic.warning("house-x", "x", Location.of(1, 1, "/a[1]"));
        FileReport report = new FileReport(
                Path.of("a.xml"),
                FileReport.Kind.XML,
                true,
                new Diagnostics(java.util.Collections.nCopies(15_000, finding)));
        String page = Files.readString(write(ReportFormat.HTML, Stream.of(report, report)));
        assertThat(page.split("\"c\":\"house-x\"", -1)).hasSize(20_001);
        assertThat(page).contains("\"warning\":30000,", "\"listed\":20000");
    }

    @Test
    void textAndJsonAreThoseOfTheCommand() throws IOException {
        List<String> text = Files.readAllLines(write(ReportFormat.TEXT, ofTestData()));
        assertThat(text.get(text.size() - 1)).matches("\\d+ files, \\d+ valid, \\d+ invalid.*, 1 not readable");
        List<String> json = Files.readAllLines(write(ReportFormat.JSON, ofTestData()));
        assertThat(json)
                .hasSizeGreaterThan(100)
                .allSatisfy(line -> assertThat(Json.readObject(line)).containsKeys("file", "valid", "diagnostics"));
    }

    @Test
    void whatIsNotFinishedLeavesTheFileAsItWas() throws IOException {
        for (ReportFormat format : ReportFormat.values()) {
            Path file = Files.writeString(folder.resolve("old." + format), "old", StandardCharsets.UTF_8);
            try (ReportWriter writer = format.open(file, Profile.spec())) {
                writer.add(hostile());
            }
            assertThat(file).hasContent("old");
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).hasSize(ReportFormat.values().length);
        }
    }

    @Test
    void anExcerptMarksTheAttribute() throws IOException {
        Path file = folder.resolve("a.xml");
        String line = "  <p" + " ".repeat(300) + "lang = 'x'   id=\"1\"/>";
        Files.writeString(file, "<div>\r\n" + line + "\r\n</div>");
        int column = line.indexOf("id=") + 1;
        Diagnostic finding = Diagnostic.error("x", "x", Location.of(2, column, "/div[1]/p[1]/@id"));
        FileReport report = new FileReport(file, FileReport.Kind.XML, false, Diagnostics.of(finding));
        Excerpts.Excerpt excerpt = new Excerpts(report).of(finding, 2);
        assertThat(excerpt).isNotNull();
        assertThat(excerpt.markedLine().substring(excerpt.start(), excerpt.end()))
                .isEqualTo("id=\"1\"");
        assertThat(excerpt.markedLine()).startsWith("…").hasSizeLessThan(170);
        assertThat(excerpt.firstLine()).isEqualTo(1);
        assertThat(excerpt.lines()).hasSize(3);
        assertThat(new Excerpts(report).of(finding.at(Location.of(9, 1)), 2)).isNull();
    }
}
