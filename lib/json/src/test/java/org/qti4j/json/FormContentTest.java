// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.testkit.TestData;
import org.qti4j.xml.QtiXml;

/** The service's parsed content tree, read as well as it allows. */
class FormContentTest {
    private static final String NAMESPACE = "xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"";
    private static final AtomicInteger COMPARED = new AtomicInteger();

    private final QtiJson json = QtiJson.builder().compact().build();

    private static List<String> brief(LossReport losses) {
        return losses.losses().stream()
                .map(loss -> loss.location().pointer() + ": " + loss.message())
                .toList();
    }

    static Stream<Named<Path>> documents() {
        return TestData.cases(".xml", 100, "valid", "invalid-rule");
    }

    @AfterAll
    static void someDocumentsLoseNothing() {
        assertThat(COMPARED.get()).isGreaterThan(15);
    }

    /** What both conversions together do not name as lost must be there again. */
    @ParameterizedTest
    @MethodSource("documents")
    void whatIsNotNamedAsLostComesBack(Path file) throws Exception {
        byte[] before = TestData.bytes(file);
        ByteArrayOutputStream tree = new ByteArrayOutputStream();
        Conversion there = json.xmlToJson(new ByteArrayInputStream(before), tree, JsonForm.CONTENT, Map.of());
        ByteArrayOutputStream after = new ByteArrayOutputStream();
        Conversion back = json.jsonToXml(new ByteArrayInputStream(tree.toByteArray()), after, JsonForm.CONTENT, null);

        assertThat(back.diagnostics().hasErrors()).isFalse();
        if (there.losses().isEmpty() && back.losses().isEmpty()) {
            assertThat(GrammarPlace.infoset(after.toByteArray())).isEqualTo(GrammarPlace.infoset(before));
            COMPARED.incrementAndGet();
        }
        if (back.losses().isEmpty()) {
            assertThat(QtiXml.create()
                            .validate(after.toString(StandardCharsets.UTF_8))
                            .all())
                    .isEmpty();
        }
    }

    @Test
    void theSchemaTellsTheOrderOfWhatTheJsonNamesInAnyOrder() {
        ContentXml xml = json.contentToXml("""
                {"qti-assessment-item": {
                  "qti-response-processing": {"_attributes": {"template": "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct"}},
                  "qti-item-body": {"qti-choice-interaction": {
                     "qti-simple-choice": [{"_attributes": {"identifier": "A"}, "_": "ants"}, {"_attributes": {"identifier": "B"}, "_text": "bees"}],
                     "_attributes": {"responseIdentifier": "RESPONSE", "max-choices": 1},
                     "qti-prompt": "Who makes honey?"}},
                  "qti-outcome-declaration": {"_attributes": {"identifier": "SCORE", "cardinality": "single", "baseType": "float"},
                     "qti-default-value": {"qti-value": 0}, "normal-maximum": 1},
                  "qti-response-declaration": [{"qti-correct-response": {"qti-value": ["B"]},
                     "_attributes": {"identifier": "RESPONSE", "cardinality": "single", "base-type": "identifier"}}],
                  "_attributes": {"xmlns": "http://www.imsglobal.org/xsd/imsqtiasi_v3p0", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
                     "xsi:schemaLocation": "a b", "identifier": "honey", "title": "Honey", "adaptive": "false", "time-dependent": "false"}}}
                """);
        assertThat(xml.diagnostics().all()).isEmpty();
        assertThat(brief(xml.losses())).isEmpty();
        assertThat(QtiXml.create().validate(xml.xml()).all()).isEmpty();
        assertThat(xml.xml()).endsWith("""
                <qti-assessment-item %s identifier="honey" title="Honey" adaptive="false" time-dependent="false">\
                <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">\
                <qti-correct-response><qti-value>B</qti-value></qti-correct-response></qti-response-declaration>\
                <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" normal-maximum="1">\
                <qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>\
                <qti-item-body><qti-choice-interaction response-identifier="RESPONSE" max-choices="1">\
                <qti-prompt>Who makes honey?</qti-prompt><qti-simple-choice identifier="A">ants</qti-simple-choice>\
                <qti-simple-choice identifier="B">bees</qti-simple-choice></qti-choice-interaction></qti-item-body>\
                <qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct"/>\
                </qti-assessment-item>""".formatted(NAMESPACE).replace("\n", ""));
        assertThat(xml.origins()
                        .of("/qti-assessment-item[1]/qti-item-body[1]/qti-choice-interaction[1]/qti-simple-choice[2]")
                        .toString())
                .isEqualTo("4:79");
    }

    @Test
    void whatItCannotTellIsNamed() {
        ContentXml xml = json.contentToXml("""
                {"qti-item-body": {"p": [{"_": "It is .", "em": "salty"}, "Second."], "div": {"p": "Third."}, "hr": "",
                   "ul": {"li": [{"_text": ["one ", " two"], "b": "and"}]}}}
                """.replace("qti-item-body\": {", "qti-stimulus-body\": {").replace(
                        "{\"qti-stimulus",
                        "{\"qti-assessment-stimulus\": {\"_attributes\": {\"identifier\": \"s\", \"title\": \"S\"}, \"qti-stimulus")
                + "}");
        assertThat(xml.xml())
                .contains("<p>It is .<em>salty</em></p><p>Second.</p><div><p>Third.</p></div><hr/>"
                        + "<ul><li>one <b>and</b> two</li></ul>");
        String body = "/qti-assessment-stimulus/qti-stimulus-body";
        assertThat(brief(xml.losses()))
                .containsExactlyInAnyOrder(
                        body
                                + ": the order of p, div, hr, ul in qti-stimulus-body; they follow as the JSON names them, those of one name together",
                        body + "/p/0: where the text of p stands among its elements; it was put first",
                        body
                                + "/ul/li/0: where the text of li stands among its elements; it was put around them piece by piece");
        assertThat(xml.losses().losses())
                .allSatisfy(loss -> assertThat(loss.location().line()).isPositive());
    }

    @Test
    void mathAndForeignElementsKeepTheirNamespaces() {
        ContentXml xml = json.contentToXml("""
                {"qti-assessment-stimulus": {"_attributes": {"identifier": "s", "title": "S", "xmlns:m": "http://www.w3.org/1998/Math/MathML"},
                  "qti-stimulus-body": {"p": [{"m:math": {"m:mfrac": {"m:mi": "a", "m:mn": "2"}}},
                    {"math": {"_attributes": {"xmlns": "http://www.w3.org/1998/Math/MathML"}, "mi": "x"}}]},
                  "qti-catalog-info": {"qti-catalog": {"_attributes": {"id": "c"}, "qti-card": {"_attributes": {"support": "spoken"},
                    "qti-card-entry": {"_attributes": {"xml:lang": "en", "data-x": 1}, "qti-html-content": {"p": "y"}}}}}}}
                """);
        assertThat(xml.diagnostics().all()).isEmpty();
        assertThat(QtiXml.create().validate(xml.xml()).all()).isEmpty();
        assertThat(xml.xml()).contains("xml:lang=\"en\"", "data-x=\"1\"").containsPattern("math[^>]*><m?:?mfrac");
        assertThat(brief(xml.losses())).singleElement().asString().contains("the order of m:mi, m:mn in m:mfrac");
    }

    @Test
    void unknownNamesAreRefusedReportedOrKept() {
        String tree = """
                {"qti-assessment-stimulus": {"_attributes": {"identifier": "s", "title": "S"},
                  "qti-stimulus-body": {"p": [{"_": "x", "b": {"_attributes": {"data-a": "red"}}}], "paragraph": "y"}}}
                """;
        assertThatThrownBy(() -> json.contentToXml(tree))
                .isInstanceOfSatisfying(
                        QtiFormatException.class,
                        e -> assertThat(e.diagnostics().stream()
                                        .map(d -> d.code() + " " + d.location() + " "
                                                + d.location().pointer()))
                                .containsExactly(
                                        "json-unknown-key 2:98 /qti-assessment-stimulus/qti-stimulus-body/paragraph"));
        ContentXml reported =
                QtiJson.builder().unknownKeys(UnknownKeys.REPORT).build().contentToXml(tree);
        assertThat(reported.beside()).isEmpty();
        assertThat(reported.diagnostics().all()).hasSize(1);
        assertThat(reported.xml()).doesNotContain("paragraph");
        ContentXml kept =
                QtiJson.builder().unknownKeys(UnknownKeys.KEEP).build().contentToXml(tree);
        assertThat(json.xmlToContent(kept.xml(), kept.beside()).value()).isEqualTo(Json.readObject(tree));
    }

    @Test
    void whatIsNoTreeIsSaidWithItsPlace() {
        assertProblem("[]", "json-not-an-object", "");
        assertProblem("{}", "json-not-a-document", "");
        assertProblem("{\"qti-nothing\": {}}", "json-not-a-document", "/qti-nothing");
        assertProblem("{\"a\": {}, \"b\": {}}", "json-not-a-document", "");
        assertThat(json.validate("{\"p\": {\"_attributes\": 1, \"b\": [[]]}}", JsonForm.CONTENT)
                        .all())
                .extracting(d -> d.code() + " " + d.location().pointer())
                .containsExactly("json-wrong-kind /p/_attributes", "json-wrong-kind /p/b/0");
        assertThat(json.validate("{\"p\": \"a\\u0000\"}", JsonForm.CONTENT).all())
                .extracting(d -> d.code() + " " + d.location().pointer())
                .containsExactly("json-wrong-value /p");
    }

    @Test
    void schemaFindingsPointIntoTheTree() {
        assertThat(json.validate(
                                "{\"p\": {\"_attributes\": {\"id\": \"9\"},\n \"b\": {\"p\": \"x\"}}}",
                                JsonForm.CONTENT)
                        .all())
                .extracting(
                        d -> d.code() + " " + d.location() + " " + d.location().pointer())
                .containsExactly(
                        "cvc-datatype-valid.1.2.1 1:30 /p/_attributes/id", "cvc-complex-type.2.4.a 2:13 /p/b/p");
    }

    @Test
    void hostileTreesAreBounded() {
        String deep = "{\"p\": " + "{\"b\": ".repeat(400) + "\"x\"" + "}".repeat(401);
        assertThat(json.contentToXml(deep).xml()).contains("<b>x</b>");
        StringBuilder wide = new StringBuilder("{\"p\": {\"b\": [\"\"");
        wide.append(", \"x\"".repeat(200_000)).append("]}}");
        assertThat(json.contentToXml(wide.toString()).xml()).hasSizeGreaterThan(1_000_000);
        StringBuilder names = new StringBuilder("{\"qti-custom-operator\": {\"_attributes\": {}");
        for (int i = 0; i < 50_000; i++) {
            names.append(", \"x").append(i).append("\": \"\"");
        }
        names.append("}}");
        assertThatThrownBy(() -> json.contentToXml(names.toString())).isInstanceOf(QtiFormatException.class);
    }

    private void assertProblem(String tree, String code, String pointer) {
        assertThatThrownBy(() -> json.contentToXml(tree))
                .isInstanceOfSatisfying(
                        QtiFormatException.class,
                        e -> assertThat(e.diagnostics().all()).singleElement().satisfies(d -> {
                            assertThat(d.code()).isEqualTo(code);
                            assertThat(d.location().pointer()).isEqualTo(pointer);
                            assertThat(d.location().line()).isEqualTo(1);
                        }));
    }
}
