// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.model.diagnostic.Severity;

/** What is and is not said about the documents of a folder together, and what is never opened. */
class BankRulesTest {
    private static final QtiValidator VALIDATOR = QtiValidator.create();
    private static final String NS = "xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"";

    @TempDir
    Path outer;

    private Path folder;

    @BeforeEach
    void folder() {
        folder = outer.resolve("bank");
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    private static String item(String identifier) {
        return Items.item(
                        "  <qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"/>\n",
                        "<p>Swifts sleep in the air.</p>")
                .replace("identifier=\"swifts\"", "identifier=\"" + identifier + "\"");
    }

    private static String test(String references) {
        return test(references, "");
    }

    private static String test(String references, String processing) {
        return """
                <qti-assessment-test %s identifier="birds" title="Birds">
                  <qti-test-part identifier="P1" navigation-mode="linear" submission-mode="individual">
                    <qti-assessment-section identifier="S1" title="Birds" visible="true">
                      %s
                    </qti-assessment-section>
                  </qti-test-part>
                  %s
                </qti-assessment-test>
                """.formatted(NS, references, processing);
    }

    private static String ref(String identifier, String href) {
        return "<qti-assessment-item-ref identifier=\"" + identifier + "\" href=\"" + href + "\"/>\n";
    }

    private static String reads(String variable) {
        return "<qti-outcome-processing><qti-exit-test/></qti-outcome-processing>"
                .replace(
                        "<qti-exit-test/>",
                        "<qti-outcome-condition><qti-outcome-if><qti-is-null><qti-variable identifier=\"" + variable
                                + "\"/></qti-is-null><qti-exit-test/></qti-outcome-if></qti-outcome-condition>");
    }

    /** Returns the findings of rules between documents. */
    private List<String> found(QtiValidator validator, int jobs, Path... paths) {
        try (Stream<FileReport> reports = validator.validateAll(List.of(paths), jobs)) {
            return reports.flatMap(report -> report.diagnostics().stream())
                    .filter(finding -> Rules.find(finding.code())
                            .filter(rule -> rule.info().group() == RuleGroup.BANK)
                            .isPresent())
                    .map(finding -> Path.of(finding.location().source()).getFileName() + " " + finding.code())
                    .toList();
        }
    }

    private List<String> found() {
        List<String> found = found(VALIDATOR, 1, folder);
        assertThat(found(VALIDATOR, 4, folder)).isEqualTo(found);
        return found;
    }

    // Identifiers

    @Test
    void theLaterOfTwoHasTheFindingWhateverTheNumberOfJobs() throws IOException {
        for (int i = 0; i < 300; i++) {
            file("%03d.xml".formatted(i), item("i" + i % 250));
        }
        List<String> expected = IntStream.range(250, 300)
                .mapToObj(i -> "%03d.xml bank-identifier-unique".formatted(i))
                .toList();
        assertThat(found()).isEqualTo(expected);
    }

    @Test
    void aDuplicateSaysWhichFileHadTheIdentifierAndWhere() throws IOException {
        file("a/one.xml", item("swallow"));
        file("b/two.xml", item("swallow"));
        try (Stream<FileReport> reports = VALIDATOR.validateAll(folder)) {
            FileReport second = reports.toList().get(1);
            assertThat(second.valid()).isTrue();
            assertThat(second.diagnostics().all()).singleElement().satisfies(finding -> {
                assertThat(finding.message()).isEqualTo("the identifier \"swallow\" is that of \"a/one.xml\" already");
                assertThat(finding.location().line()).isEqualTo(1);
                assertThat(finding.location().path()).isEqualTo("/qti-assessment-item[1]");
            });
        }
        QtiValidator strict = QtiValidator.of(Profile.spec().withSeverity("bank-identifier-unique", Severity.ERROR));
        try (Stream<FileReport> reports = strict.validateAll(folder)) {
            assertThat(reports.map(FileReport::valid)).containsExactly(true, false);
        }
        assertThat(found(QtiValidator.of(Profile.spec().withoutRule("bank-identifier-unique")), 2, folder))
                .isEmpty();
    }

    @Test
    void documentsOfDifferentKindsFoldersOrFormsMayShareAnIdentifier() throws IOException {
        file("one/item.xml", item("birds"));
        file("one/test.xml", test("").replace("<qti-assessment-section", "<qti-assessment-section "));
        file("two/item.xml", item("birds"));
        file(
                "one/item.json",
                QtiJson.create().xmlToJson(item("birds"), JsonForm.QTI).text());
        assertThat(found(VALIDATOR, 3, folder.resolve("one"), folder.resolve("two")))
                .isEmpty();
        Path one = folder.resolve("one/item.xml");
        assertThat(found(VALIDATOR, 3, one, folder.resolve("two/item.xml"), one))
                .isEmpty();
    }

    @Test
    void aFileWithTwoNamesIsOneDocument() throws IOException {
        Path file = file("a.xml", item("swift"));
        Files.createSymbolicLink(folder.resolve("b.xml"), file);
        assertThat(found()).isEmpty();
    }

    // References

    @Test
    void onlyFilesThatShouldBeInTheFolderAreMissed() throws IOException {
        file("items/a b.xml", item("blank"));
        file("items/c%20d.xml", item("percent"));
        Files.writeString(outer.resolve("outside.xml"), item("outside"));
        file(
                "tests/test.xml",
                test(ref("Q1", "../items/a%20b.xml")
                        + ref("Q2", "../items/a b.xml")
                        + ref("Q3", "../items/c%20d.xml")
                        + ref("Q4", "../../outside.xml")
                        + ref("Q5", "../../missing.xml")
                        + ref("Q6", "../../bank/items/missing.xml")
                        + ref("Q7", "/etc/missing.xml")
                        + ref("Q8", "file:///etc/missing.xml")
                        + ref("Q9", "//host/missing.xml")
                        + ref("Q10", "https://example.org/missing.xml")
                        + ref("Q11", "items/42")
                        + ref("Q12", "missing.xml?version=2")
                        + ref("Q13", "a\\b.xml")
                        + ref("Q14", "%00.xml")
                        + ref("Q15", "..%2F..%2Fmissing.xml")
                        + ref("Q16", "")));
        assertThat(found()).isEmpty();
        file(
                "tests/test.xml",
                test(ref("Q1", "../items/missing.xml") + ref("Q2", "gone/./x.XML") + ref("Q3", "../tests/g.xml")));
        assertThat(found()).hasSize(3).allMatch("test.xml bank-reference-missing"::equals);
    }

    @Test
    void theBaseOfAnElementCounts() throws IOException {
        file("items/a.xml", item("a"));
        String test = test(ref("Q1", "a.xml"))
                .replace("<qti-assessment-section ", "<qti-assessment-section xml:base=\"items/\" ");
        file("test.xml", test);
        assertThat(found()).isEmpty();
        file("test.xml", test.replace("\"items/\"", "\"other/\""));
        assertThat(found()).containsExactly("test.xml bank-reference-missing");
        file("test.xml", test.replace("\"items/\"", "\"https://example.org/items/\""));
        assertThat(found()).isEmpty();
        file("test.xml", test.replace("\"items/\"", "\"../\""));
        assertThat(found()).isEmpty();
    }

    @Test
    void linksThatLeadOutOfTheFolderAreNotFollowed() throws IOException {
        Path outside = Files.createDirectories(outer.resolve("outside"));
        // Would be found to be of the wrong kind, if anybody looked.
        Files.writeString(
                outside.resolve("section.xml"), test("").replace("qti-assessment-test", "qti-assessment-section"));
        file(
                "test.xml",
                test(ref("Q1", "link.xml")
                        + ref("Q2", "dir/section.xml")
                        + ref("Q3", "dir/gone.xml")
                        + ref("Q4", "nowhere.xml")));
        Files.createSymbolicLink(folder.resolve("link.xml"), outside.resolve("section.xml"));
        Files.createSymbolicLink(folder.resolve("dir"), outside);
        Files.createSymbolicLink(folder.resolve("nowhere.xml"), outside.resolve("gone.xml"));
        assertThat(found()).isEmpty();
        // The folder itself may be a link.
        Path link = Files.createSymbolicLink(outer.resolve("to-bank"), folder);
        file("item.xml", item("i"));
        file("test.xml", test(ref("Q1", "item.xml") + ref("Q2", "gone.xml")));
        assertThat(found(VALIDATOR, 2, link)).containsExactly("test.xml bank-reference-missing");
    }

    @Test
    void aReferenceLeadsToADocumentOfItsKind() throws IOException {
        file("item.xml", item("i"));
        file("page.xml", "<html xmlns='http://www.w3.org/1999/xhtml'/>");
        file("other.xml", "<cartridge_basiclti_link xmlns='urn:x'/>");
        file("broken.xml", "<qti-assessment-section " + NS + ">");
        file("doctype.xml", "<!DOCTYPE x><qti-assessment-section " + NS + "/>");
        Files.createDirectories(folder.resolve("folder.xml"));
        file(
                "test.xml",
                test(ref("Q1", "item.xml")
                        + ref("Q2", "page.xml")
                        + ref("Q3", "other.xml")
                        + ref("Q4", "broken.xml")
                        + ref("Q5", "doctype.xml")
                        + ref("Q6", "test.xml")
                        + ref("Q7", "folder.xml")));
        assertThat(found().stream().filter(line -> line.startsWith("test.xml")))
                .containsExactly(
                        "test.xml bank-reference-kind",
                        "test.xml bank-reference-kind",
                        "test.xml bank-reference-missing");
    }

    // Variables

    @Test
    void variablesOfItemsThatCannotBeKnownAreNotMissed() throws IOException {
        file("item.xml", item("i"));
        file(
                "partly.xml",
                item("p")
                        .replace(
                                "<qti-item-body>",
                                "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='d.xml'/><qti-item-body>"));
        String refs = ref("Q1", "item.xml") + ref("Q.2", "item.xml") + ref("Q3", "partly.xml") + ref("Q4", "gone/42")
                + "<qti-assessment-item-ref identifier=\"Q5\" href=\"item.xml\"><qti-variable-mapping source-identifier=\"SCORE\" target-identifier=\"POINTS\"/></qti-assessment-item-ref>"
                + ref("Q6", "item.xml") + ref("Q6", "partly.xml");
        for (String name : List.of(
                "Q1.SCORE",
                "Q1.3.SCORE",
                "Q1.duration",
                "Q1.numAttempts",
                "Q1.completionStatus",
                "Q.2.SCORE",
                "Q3.X",
                "Q4.X",
                "Q5.POINTS",
                "Q5.SCORE",
                "Q6.X",
                "S1.duration",
                "P1.duration",
                "X.Y",
                "duration",
                "",
                ".",
                "Q1")) {
            file("test.xml", test(refs, reads(name)));
            assertThat(found()).as(name).isEmpty();
        }
        for (String name : List.of("Q1.X", "Q.2.X", "Q1.", "Q5.X", "Q1.2.X")) {
            file("test.xml", test(refs, reads(name)));
            assertThat(found()).as(name).containsExactly("test.xml test-variable-ref");
        }
    }

    // Items that no test has

    @Test
    void anItemIsUnusedOnlyWhenThatIsCertain() throws IOException {
        QtiValidator strict = QtiValidator.of(Profile.strict());
        file("items/a.xml", item("a"));
        file("items/b.xml", item("b"));
        assertThat(found(strict, 2, folder)).isEmpty();
        file("tests/t.xml", test("<qti-assessment-section-ref identifier='S2' href='../s.xml'/>"));
        file(
                "s.xml",
                "<qti-assessment-section " + NS + " identifier='S2' title='S' visible='true' xml:base='items/'>"
                        + ref("Q1", "a.xml") + "</qti-assessment-section>");
        assertThat(found(strict, 1, folder)).containsExactly("b.xml bank-item-unused");
        assertThat(found(strict, 4, folder)).containsExactly("b.xml bank-item-unused");
        assertThat(found()).isEmpty();
        Path unclear = file("z.xml", "<qti-assessment-test " + NS);
        assertThat(found(strict, 2, folder)).isEmpty();
        Files.delete(unclear);
        file("z.xml", test(ref("Q1", "https://example.org/items/b")).replace("\"birds\"", "\"z\""));
        assertThat(found(strict, 2, folder)).isEmpty();
        file("z.xml", test(ref("Q1", "items/b.xml")).replace("\"birds\"", "\"z\""));
        assertThat(found(strict, 2, folder)).isEmpty();
    }

    @Test
    void aTestInJsonUsesItemsToo() throws IOException {
        file("a.xml", item("a"));
        file("b.xml", item("b"));
        file(
                "t.json",
                QtiJson.create()
                        .xmlToJson(test(ref("Q1", "a.xml")), JsonForm.QTI)
                        .text());
        file("package.json", "{\"name\":\"birds\"}");
        assertThat(found(QtiValidator.of(Profile.strict()), 2, folder)).containsExactly("b.xml bank-item-unused");
    }

    @Test
    void aFileByItselfIsJudgedWithoutTheOthers() throws IOException {
        Path test = file("test.xml", test(ref("Q1", "gone.xml")));
        assertThat(VALIDATOR.validate(test)).isEmpty();
        assertThat(found(VALIDATOR, 2, test)).isEmpty();
        assertThat(found()).containsExactly("test.xml bank-reference-missing");
    }
}
