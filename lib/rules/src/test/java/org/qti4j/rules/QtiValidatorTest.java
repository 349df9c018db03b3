// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.json.ApiKind;
import org.qti4j.json.Json;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.xml.QtiXml;
import org.qti4j.xml.XmlLimits;

class QtiValidatorTest {
    private static final Profile ONE_RULE = Items.only("decl-identifier-unique");
    private static final QtiValidator VALIDATOR = QtiValidator.of(ONE_RULE);
    private static final QtiValidator WITH_COLOURS =
            QtiValidator.builder().profile(ONE_RULE).rules(new ColourRule()).build();

    @TempDir
    Path folder;

    /** Two declarations of one variable, the second of which is not on the line of its tag. */
    private static String twice() {
        return Items.item(
                "  <qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"/>\n"
                        + "  <qti-outcome-declaration\n      cardinality=\"single\" identifier='SCORE' base-type=\"float\"/>\n",
                "<p>Where do swifts sleep?</p>");
    }

    @Test
    void aFindingAboutAnAttributeHasItsOwnPlace() {
        Diagnostics found = VALIDATOR.validate(twice());
        assertThat(found.stream().map(QtiValidatorTest::shown))
                .containsExactly(
                        "5:28 decl-identifier-unique /qti-assessment-item[1]/qti-outcome-declaration[2]/@identifier");
    }

    @Test
    void soHasAFindingOfTheSchema() {
        Diagnostics found = VALIDATOR.validate(
                twice().replace("base-type=\"float\"/>\n  <qti-item", "base-type=\"flout\"/>\n  <qti-item"));
        assertThat(found.all().get(1).code()).isEqualTo("cvc-enumeration-valid");
        assertThat(found.all().get(1).location().line()).isEqualTo(5);
        assertThat(found.all().get(1).location().column()).isEqualTo(47);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252"})
    void placesAreTheSameInEveryEncoding(String encoding) throws IOException {
        String xml = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>" + twice().replace("swifts", "Mäuse");
        byte[] bytes = xml.getBytes(Charset.forName(encoding));
        assertThat(VALIDATOR.validate(new ByteArrayInputStream(bytes)).stream().map(QtiValidatorTest::shown))
                .isEqualTo(VALIDATOR.validate(new StringReader(xml)).stream()
                        .map(QtiValidatorTest::shown)
                        .toList())
                .singleElement()
                .asString()
                .startsWith("5:28 ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1"})
    void columnsCountFromTheDeclarationOnAndInUtf16(String encoding) throws IOException {
        String emoji = encoding.startsWith("UTF") ? "\uD83D\uDC26\uD83D\uDC26" : "";
        String xml = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><!-- é " + emoji + " -->"
                + twice().replace("\n", "").replace("swifts\"", emoji + "\"");
        int column = xml.lastIndexOf("identifier='SCORE'") + 1;
        byte[] bytes = xml.getBytes(Charset.forName(encoding));
        for (Diagnostics found :
                List.of(VALIDATOR.validate(xml), VALIDATOR.validate(new ByteArrayInputStream(bytes)))) {
            assertThat(found.stream().filter(d -> d.code().startsWith("decl")))
                    .singleElement()
                    .satisfies(d -> assertThat(d.location().column()).isEqualTo(column));
        }
    }

    @Test
    void aByteOrderMarkDoesNotCount() throws IOException {
        String xml = twice().replace("\n", "");
        int column = xml.lastIndexOf("identifier='SCORE'") + 1;
        byte[] bytes = ("\uFEFF" + xml).getBytes(StandardCharsets.UTF_8);
        assertThat(VALIDATOR.validate(xml).all().get(0).location().column()).isEqualTo(column);
        assertThat(VALIDATOR
                        .validate(new ByteArrayInputStream(bytes))
                        .all()
                        .get(0)
                        .location()
                        .column())
                .isEqualTo(column);
    }

    @Test
    void lineEndsOfEveryKindCount() {
        String unix = twice();
        for (String end : List.of("\r\n", "\r")) {
            assertThat(VALIDATOR.validate(unix.replace("\n", end)).stream().map(QtiValidatorTest::shown))
                    .containsExactlyElementsOf(VALIDATOR.validate(unix).stream()
                            .map(QtiValidatorTest::shown)
                            .toList());
        }
    }

    @Test
    void everyKindOfInputGivesTheSame() throws Exception {
        String xml = twice();
        Path file = Files.writeString(folder.resolve("item.xml"), xml);
        Path nameless = Files.writeString(folder.resolve("item"), xml);
        Diagnostics expected = VALIDATOR.validate(xml);
        assertThat(expected.size()).isEqualTo(1);
        assertThat(VALIDATOR.validate(new StringReader(xml))).isEqualTo(expected);
        assertThat(VALIDATOR.validate(new StreamSource(new StringReader(xml)))).isEqualTo(expected);
        assertThat(VALIDATOR.validate(new StreamSource(file.toFile()))).isEqualTo(expected);
        assertThat(VALIDATOR.validate(file)).isEqualTo(expected.withSource(file.toString()));
        assertThat(VALIDATOR.validate(nameless)).isEqualTo(expected.withSource(nameless.toString()));
        QtiElement model = QtiXml.create().readUnchecked(xml, QtiElement.class).root();
        assertThat(VALIDATOR.validate(model).stream().map(Diagnostic::code)).containsExactly("decl-identifier-unique");
    }

    @Test
    void findingsInJsonPointIntoTheJson() throws IOException {
        String json = QtiJson.create().xmlToJson(twice(), JsonForm.QTI).text();
        int line =
                (int) json.substring(0, json.lastIndexOf("\"SCORE\"")).lines().count();
        for (Diagnostics found : List.of(
                VALIDATOR.validateJson(json, JsonForm.QTI),
                VALIDATOR.validateJson(json, null),
                VALIDATOR
                        .validate(Files.writeString(folder.resolve("a.json"), json))
                        .withSource(""))) {
            assertThat(found.size()).isEqualTo(1);
            assertThat(found.all().get(0).location().pointer())
                    .isEqualTo("/qti-assessment-item/qti-outcome-declaration/1/identifier");
            assertThat(found.all().get(0).location().line()).isEqualTo(line);
            assertThat(found.all().get(0).fix()).isNull();
        }
    }

    @Test
    void findingsInTheJsonOfTheEndpointsPointIntoIt() {
        String json = """
                {
                  "identifier": "swifts", "title": "Swifts",
                  "outcomeDeclarations": [
                    {"identifier": "SCORE", "cardinality": "single", "baseType": "float"},
                    {"identifier": "SCORE", "cardinality": "single", "baseType": "float"}
                  ],
                  "qti-test-part": [{
                    "identifier": "p", "navigationMode": "linear", "submissionMode": "individual",
                    "qti-assessment-section": [{"identifier": "s", "title": "S", "visible": true,
                      "qti-assessment-item-ref": [{"identifier": "i", "href": "i.xml"}]}]
                  }]
                }""";
        assertThat(VALIDATOR.validateJson(json.replace("outcomeDeclarations", "qti-outcome-declaration"), null).stream()
                        .map(d -> d.location().line() + " " + d.code() + " "
                                + d.location().pointer()))
                .containsExactly("5 decl-identifier-unique /qti-outcome-declaration/1/identifier");
        Map<String, Object> object = Json.readObject(json.replace("outcomeDeclarations", "qti-outcome-declaration"));
        assertThat(VALIDATOR
                        .validateJson(object, ApiKind.TEST)
                        .all()
                        .get(0)
                        .location()
                        .pointer())
                .isEqualTo("/qti-outcome-declaration/1/identifier");
        assertThat(VALIDATOR.validateJson("{", null).hasErrors()).isTrue();
        assertThat(VALIDATOR.validateJson("[]", null).hasErrors()).isTrue();
    }

    @Test
    void whatTheSchemaSaysIsNotSaidAgain() {
        QtiValidator own = WITH_COLOURS;
        String xml = Items.choices("<qti-simple-choice identifier=\"1 2\" class=\"red\">x</qti-simple-choice>");
        assertThat(own.validate(xml).stream().map(Diagnostic::code))
                .contains("house-no-colours")
                .anyMatch(code -> code.startsWith("cvc"));
        assertThat(own.validate(xml.replace("class=\"red\"", "klass=\"red\"")).stream()
                        .map(Diagnostic::code))
                .doesNotContain("house-no-colours");
    }

    @Test
    void rulesDoNotSeeWhatIsNotWellFormed() {
        assertThat(VALIDATOR.validate(twice().replace("</qti-assessment-item>", "")).stream()
                        .map(Diagnostic::code))
                .containsExactly("xml-not-well-formed");
        assertThat(VALIDATOR.validate("").stream().map(Diagnostic::code)).containsExactly("xml-not-well-formed");
    }

    @Test
    void aRuleThatFailsIsSaidAndStopsNothing() {
        Diagnostics found = WITH_COLOURS.validate(Items.choices("""
                <qti-simple-choice identifier="a" class="fail">x</qti-simple-choice>
                <qti-simple-choice identifier="b" class="red">x</qti-simple-choice>"""));
        assertThat(found.stream().map(Diagnostic::code)).containsExactly("rule-failed", "house-no-colours");
        assertThat(found.all().get(0).severity()).isEqualTo(Severity.WARNING);
        assertThat(found.all().get(0).message()).contains("house-no-colours", "the user's fault");
    }

    @Test
    void findingsAreLimitedAndTheOthersCounted() {
        String red = "<qti-simple-choice identifier=\"c%d\" class=\"red\">x</qti-simple-choice>\n";
        StringBuilder choices = new StringBuilder();
        IntStream.range(0, 50).forEach(i -> choices.append(String.format(red, i)));
        QtiValidator validator = QtiValidator.builder()
                .profile(ONE_RULE)
                .rules(new ColourRule())
                .limits(XmlLimits.defaults().withFindings(10))
                .build();
        Diagnostics found = validator.validate(Items.choices(choices.toString()));
        assertThat(found.size()).isEqualTo(11);
        assertThat(found.stream().filter(d -> d.code().equals("more-findings")).map(Diagnostic::message))
                .singleElement()
                .asString()
                .startsWith("40 further");
    }

    @Test
    void manyThreadsShareOneValidator() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        try {
            Diagnostics expected = VALIDATOR.validate(twice());
            Callable<Diagnostics> task = () -> VALIDATOR.validate(twice());
            for (Future<Diagnostics> each : pool.invokeAll(java.util.Collections.nCopies(200, task))) {
                assertThat(each.get()).isEqualTo(expected);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void anotherRuleCannotTakeAnId() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QtiValidator.builder().rules(new ColourRule(), new ColourRule()));
    }

    private static String shown(Diagnostic d) {
        return d.location().line() + ":" + d.location().column() + " " + d.code() + " "
                + d.location().path();
    }
}
