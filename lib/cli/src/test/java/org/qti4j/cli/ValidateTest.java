// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.json.Json;
import org.qti4j.testkit.TestData;

class ValidateTest {
    @TempDir
    Path folder;

    @Test
    void aValidFileIsStatusZero() throws IOException {
        Ran ran = Ran.qti("validate", file("t.xml", Ran.TEST));
        assertThat(ran).isEqualTo(new Ran(0, "1 file, 1 valid, 0 invalid\n", ""));
    }

    @Test
    void aFindingHasPathLineColumnSeverityCodeAndWords() throws IOException {
        Path file = file("t.xml", Ran.BROKEN);
        Ran ran = Ran.qti("validate", file);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.lines().get(0))
                .startsWith(file + ":2:")
                .matches(".*:2:\\d+: error cvc-[\\w.-]+: .*lineal.*linear or nonlinear.*");
        assertThat(ran.lastLine()).isEqualTo("1 file, 0 valid, 1 invalid");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void jsonIsOneObjectForEachFile() throws IOException {
        Path bad = file("bad.xml", Ran.BROKEN);
        Path good = file("good.xml", Ran.TEST);
        Ran ran = Ran.qti("validate", "-f", "json", bad, good);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.lines()).hasSize(2);
        assertThat(ran.lines().get(1)).isEqualTo("{\"file\":\"" + good + "\",\"valid\":true,\"diagnostics\":[]}");
        Map<String, Object> object = Json.readObject(ran.lines().get(0));
        assertThat(object).containsEntry("file", bad.toString()).containsEntry("valid", false);
        Map<?, ?> finding = (Map<?, ?>) ((List<?>) object.get("diagnostics")).get(0);
        assertThat(finding.keySet().stream().map(String.class::cast))
                .containsExactly("severity", "code", "message", "line", "column", "path");
        assertThat(finding.get("line")).isEqualTo(2);
        assertThat((String) finding.get("path")).startsWith("/qti-assessment-test[1]/qti-test-part[1]");
    }

    @Test
    void readsStandardInputOfEitherFormat() {
        assertThat(Ran.with(Ran.TEST, Map.of(), "validate", "-").status()).isZero();
        assertThat(Ran.with(Ran.API_TEST, Map.of(), "validate", "-").out()).isEqualTo("1 file, 1 valid, 0 invalid\n");
        Ran ran = Ran.with(Ran.BROKEN, Map.of(), "validate", "-");
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).startsWith("-:2:");
        assertThat(Ran.with("", Map.of(), "validate", "-", "-").status()).isEqualTo(2);
    }

    @Test
    void aMissingFileDoesNotStopTheOthers() throws IOException {
        Path missing = folder.resolve("missing.xml");
        Ran ran = Ran.qti("validate", missing, file("bad.xml", Ran.BROKEN), file("good.xml", Ran.TEST));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo("qti: " + missing + ": no such file\n");
        assertThat(ran.lastLine()).isEqualTo("2 files, 1 valid, 1 invalid, 1 not readable");
    }

    @Test
    void aDirectoryGivesItsQtiInOrderAndCountsTheRest() throws IOException {
        file("b/2.xml", Ran.BROKEN);
        file("a/1.json", Ran.API_TEST);
        file("a/0.XML", Ran.TEST);
        file("imsmanifest.xml", "<manifest xmlns='http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1'/>");
        file("package.json", "{\"name\":\"x\",\"version\":\"1\"}");
        file("list.json", "[1,2]");
        file("notes.txt", "not looked at");
        Ran ran = Ran.qti("validate", folder);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.lastLine()).isEqualTo("3 files, 2 valid, 1 invalid, 3 skipped (not QTI)");
        assertThat(Ran.qti("validate", "-f", "json", folder).lines())
                .extracting(line -> folder.relativize(
                                Path.of((String) Json.readObject(line).get("file")))
                        .toString())
                .containsExactly("a/0.XML", "a/1.json", "b/2.xml");
    }

    @Test
    void whatIsNotQtiIsJudgedWhenItIsNamed() throws IOException {
        assertThat(Ran.qti("validate", file("manifest.xml", "<manifest xmlns='urn:x'/>"))
                        .status())
                .isEqualTo(1);
        assertThat(Ran.qti("validate", file("package.json", "{\"name\":\"x\"}")).status())
                .isEqualTo(1);
    }

    @Test
    void aBrokenFileOfADirectoryIsJudged() throws IOException {
        file("broken.xml", "<qti-assessment-test");
        file("broken.json", "{\"identifier\"");
        assertThat(Ran.qti("validate", folder).lastLine()).isEqualTo("2 files, 0 valid, 2 invalid");
    }

    @Test
    void aDirectoryWithoutDocumentsIsStatusTwo() throws IOException {
        file("notes.txt", "x");
        Ran ran = Ran.qti("validate", folder);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo("qti: " + folder + ": no QTI document in this directory\n");
        file("package.json", "{}");
        assertThat(Ran.qti("validate", folder).status()).isEqualTo(2);
    }

    @Test
    void theOrderDoesNotDependOnTheNumberOfJobs() {
        Path tests = TestData.root();
        String one = Ran.qti("validate", "--jobs", "1", tests).out();
        assertThat(Ran.qti("validate", "--jobs", "7", tests).out()).isEqualTo(one);
        assertThat(one.lines().count()).isGreaterThan(50);
    }

    @Test
    void judgesByAnotherSchema() throws IOException {
        Path schema = file(
                "s.xsd",
                "<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema'><xs:element name='a' type='xs:int'/></xs:schema>");
        Path document = file("a.xml", "<a>1</a>");
        assertThat(Ran.qti("validate", "--schema", schema, document).status()).isZero();
        assertThat(Ran.qti("validate", "--schema", schema, file("b.xml", "<a>x</a>"))
                        .status())
                .isEqualTo(1);
        assertThat(Ran.qti("validate", document).status()).isEqualTo(1);
    }

    @Test
    void aSchemaThatCannotBeUsedIsStatusTwo() throws IOException {
        Path document = file("t.xml", Ran.TEST);
        assertThat(Ran.qti("validate", "--schema", folder.resolve("no.xsd"), document))
                .isEqualTo(new Ran(2, "", "qti: " + folder.resolve("no.xsd") + ": no such file\n"));
        Ran ran = Ran.qti("validate", "--schema", document, document);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("not a schema").hasLineCount(1);
    }

    static List<Path> unreadable() {
        return TestData.documents(".xml", 20, "malformed", "hostile");
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void badInputIsAFindingWithItsPlace(Path document) {
        Ran ran = Ran.qti("validate", document);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.lines().get(0)).matches(".*\\.xml:\\d+:\\d+: error [\\w.-]+: .+");
        assertThat(ran.lastLine()).isEqualTo("1 file, 0 valid, 1 invalid");
        assertThat(ran.err()).isEmpty();
    }

    @Test
    void badJsonIsAFindingWithItsPlace() throws IOException {
        List<String> bad = List.of(
                "",
                "[]",
                "1",
                "{",
                "{\"identifier\":\"t\",\"identifier\":\"t\"}",
                Ran.API_TEST.replace("\"visible\":true", "\"visible\":\"yes\""),
                Ran.API_TEST.replace("\"title\"", "\"tilte\""),
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000),
                "<a/>");
        for (String text : bad) {
            Ran ran = Ran.qti("validate", file("bad.json", text));
            assertThat(ran.status())
                    .as(text.substring(0, Math.min(40, text.length())))
                    .isEqualTo(1);
            assertThat(ran.lines().get(0)).matches(".*bad\\.json:\\d+:\\d+: error json-[\\w-]+: .+");
        }
    }

    @Test
    void hugeInputMeetsALimit() throws IOException {
        StringBuilder attributes = new StringBuilder("<a");
        for (int i = 0; i < 1_000_000; i++) {
            attributes.append(" a").append(i).append("=''");
        }
        for (String text : List.of("<a>".repeat(100_000), attributes + "/>")) {
            Ran ran = Ran.qti("validate", file("huge.xml", text));
            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.out()).contains("error xml-limit: ");
        }
    }

    @Test
    void aDocumentCannotForgeLines() throws IOException {
        Ran ran = Ran.qti("validate", file("a\nb.xml", "<a x='\u0085'>\u202E</a>"));
        assertThat(ran.lines()).hasSize(2).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
