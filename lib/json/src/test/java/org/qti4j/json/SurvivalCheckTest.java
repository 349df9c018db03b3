// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qti4j.json.api.ItemFormat;
import org.qti4j.model.AssessmentItem;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.testkit.TestData;
import org.qti4j.xml.QtiXml;

class SurvivalCheckTest {
    private static final String HEAD =
            "<qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"i\""
                    + " title=\"I\" time-dependent=\"false\">\n";
    private static final String CHOICE =
            "<qti-choice-interaction response-identifier=\"RESPONSE\" max-choices=\"1\"><qti-prompt>Which?</qti-prompt>"
                    + "<qti-simple-choice identifier=\"A\">a</qti-simple-choice></qti-choice-interaction>";
    private final SurvivalCheck check = SurvivalCheck.create();

    private static String item(String declarations, String body, String rest) {
        return HEAD + declarations + "\n<qti-item-body>" + body + "</qti-item-body>\n" + rest
                + "</qti-assessment-item>";
    }

    private static List<String> brief(SurvivalReport report) {
        return report.findings().stream()
                .map(d -> d.severity().label() + " " + d.code())
                .toList();
    }

    @Test
    void aPlainChoiceSurvives() {
        SurvivalReport report = check.check(
                item(
                        "<qti-response-declaration identifier=\"RESPONSE\" cardinality=\"single\" base-type=\"identifier\">"
                                + "<qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>"
                                + "<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"/>",
                        CHOICE,
                        "<qti-response-processing template=\"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct\"/>"));
        assertThat(brief(report)).isEmpty();
        assertThat(report.survives()).isTrue();
        assertThat(report.recommendedEnvelope()).isEqualTo(ItemFormat.JSON);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    <p>Name it: <qti-text-entry-interaction response-identifier="RESPONSE"/></p> |
                    <qti-extended-text-interaction response-identifier="RESPONSE"><qti-prompt>Tell.</qti-prompt></qti-extended-text-interaction> |
                    <qti-order-interaction response-identifier="RESPONSE"><qti-simple-choice identifier="A">a</qti-simple-choice></qti-order-interaction> |
                    <p>A <qti-text-entry-interaction response-identifier="RESPONSE"/> and a ____.</p> | error survival-several-blanks 3
                    <p><qti-text-entry-interaction response-identifier="R1"/> <qti-text-entry-interaction response-identifier="R2"/></p> | error survival-several-interactions 3
                    <qti-upload-interaction response-identifier="RESPONSE"/> | error survival-interaction-kind 3
                    <qti-hottext-interaction response-identifier="RESPONSE" max-choices="1"><p><qti-hottext identifier="a">x</qti-hottext></p></qti-hottext-interaction> | error survival-interaction-kind 3
                    <p>No question.</p> | error survival-no-interaction 1
                    CHOICE<qti-rubric-block use="scoring" view="scorer"><qti-content-body><p>x</p></qti-content-body></qti-rubric-block> | error survival-rubric-block 3
                    CHOICE<qti-feedback-block outcome-identifier="F" identifier="A" show-hide="show"><qti-content-body><p>x</p></qti-content-body></qti-feedback-block> | error survival-feedback-block 3
                    <p>Look.</p>CHOICE | error survival-no-place 3
                    CHOICE<!-- note --> | warning survival-no-place 3
                    <p>A <qti-template-inline template-identifier="T" identifier="A" show-hide="show">x</qti-template-inline> <qti-text-entry-interaction response-identifier="RESPONSE"/></p> | error survival-template 3
                    """)
    void whatIsInTheBodyIsJudged(String body, String finding) {
        SurvivalReport report = check.check(item("", body.replace("CHOICE", CHOICE), ""));
        List<String> found = report.findings().stream()
                .map(d -> d.severity().label() + " " + d.code() + " "
                        + d.location().line())
                .distinct()
                .toList();
        if (finding == null) {
            assertThat(found).isEmpty();
            assertThat(report.survives()).isTrue();
        } else {
            assertThat(found).contains(finding);
            assertThat(report.survives()).isFalse();
            assertThat(report.recommendedEnvelope()).isEqualTo(ItemFormat.XML);
        }
    }

    @Test
    void whatStandsBesideTheBodyIsJudged() {
        SurvivalReport report = check.check(item(
                """
                <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
                <qti-default-value><qti-value>A</qti-value></qti-default-value>
                <qti-mapping default-value="0"><qti-map-entry map-key="A" mapped-value="1"/></qti-mapping></qti-response-declaration>
                <qti-outcome-declaration identifier="BONUS" cardinality="record"/>
                <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float" normal-maximum="1"/>
                <qti-template-declaration identifier="T" cardinality="single" base-type="float"/>
                <qti-assessment-stimulus-ref identifier="s" href="stimuli/s"/>""",
                CHOICE,
                "<qti-response-processing template=\"https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response_point\"/>"
                        + "<qti-modal-feedback outcome-identifier=\"SCORE\" identifier=\"x\" show-hide=\"show\">"
                        + "<qti-content-body><p>x</p></qti-content-body></qti-modal-feedback>"));
        assertThat(brief(report))
                .containsExactly(
                        "error survival-default-value",
                        "error survival-mapping",
                        "error survival-record",
                        "error survival-no-place",
                        "error survival-template",
                        "info survival-stimulus",
                        "error survival-processing",
                        "warning survival-modal-feedback");
        assertThat(report.findings().all().get(3).message()).contains("normal-maximum");
        assertThat(report.findings().all().get(1).location().path()).endsWith("/qti-mapping[1]");
    }

    @Test
    void aGraderItemIsNeverSentAsJson() {
        String xml = item(
                "<qti-outcome-declaration identifier=\"API_RESPONSE\" cardinality=\"record\" base-type=\"string\"/>",
                "<qti-extended-text-interaction response-identifier=\"RESPONSE\"/>",
                "<qti-response-processing><qti-set-outcome-value identifier=\"API_RESPONSE\">"
                        + "<qti-custom-operator class=\"org.example.Grader\" definition=\"https://example.org/grade\"/>"
                        + "</qti-set-outcome-value></qti-response-processing>");
        SurvivalReport report = check.check(xml);
        assertThat(report.isGraded()).isTrue();
        assertThat(report.recommendedEnvelope()).isEqualTo(ItemFormat.XML);
        SurvivalReport json = check.check("""
                {"identifier": "i", "title": "I", "type": "extended-text",
                 "interaction": {"type": "extended-text", "responseIdentifier": "RESPONSE", "questionStructure": {"prompt": "Tell."}},
                 "responseDeclarations": [{"identifier": "RESPONSE", "cardinality": "single", "baseType": "string"}],
                 "responseProcessing": {"templateType": "custom", "customOperator": {"class": "x", "definition": "y"}}}
                """);
        assertThat(json.isGraded()).isTrue();
        assertThat(json.survives()).isFalse();
        assertThat(json.findings().stream().filter(d -> d.code().equals("survival-custom-operator")))
                .singleElement()
                .satisfies(d -> {
                    assertThat(d.location().pointer()).isEqualTo("/responseProcessing");
                    assertThat(d.location().line()).isEqualTo(4);
                });
    }

    @Test
    void jsonIsJudgedByItsOwnPlaces() {
        SurvivalReport report = check.check("""
                {"identifier": "i", "title": "I", "type": "choice", "colour": 1,
                 "interaction": {"type": "choice", "responseIdentifier": "RESPONSE", "maxChoices": 1, "questionStructure": {"prompt": "x",
                   "choices": [{"identifier": "A", "content": "a", "feedbackInline": "no", "feedbackOutcomeIdentifier": "F"}]}},
                 "responseDeclarations": [{"identifier": "RESPONSE", "cardinality": "single", "baseType": "identifier",
                   "correctResponse": {"value": "A"}}],
                 "rubrics": [{"use": "scoring", "view": "scorer", "body": "y"}],
                 "stimulusRef": {"identifier": "s", "href": "stimuli/s"}}
                """);
        assertThat(report.findings().stream()
                        .map(d -> d.severity().label() + " " + d.code() + " "
                                + d.location().line() + " " + d.location().pointer()))
                .containsExactly(
                        "error survival-unknown-key 1 /colour",
                        "warning survival-feedback-inline 3 /interaction/questionStructure/choices/0/feedbackInline",
                        "warning json-wrong-kind 5 /responseDeclarations/0/correctResponse/value",
                        "error survival-rubric-block 6 /rubrics/0",
                        "error survival-stimulus 7 /stimulusRef",
                        "info survival-stimulus 7 /stimulusRef");
    }

    @Test
    void modelsEnvelopesAndAnswersAreJudgedToo() {
        AssessmentItem item =
                QtiXml.create().read(TestData.text("items/valid/choice-minimal.xml"), AssessmentItem.class);
        assertThat(brief(check.check(item)))
                .isEqualTo(brief(check.check(TestData.text("items/valid/choice-minimal.xml"))));
        String upload = item("", "<qti-upload-interaction response-identifier=\"RESPONSE\"/>", "");
        for (String key : List.of("xml", "rawXml")) {
            SurvivalReport report = check.check(Map.of("format", "xml", key, upload));
            assertThat(report.survives()).isFalse();
            assertThat(report.findings())
                    .allSatisfy(d -> assertThat(d.location().pointer()).isEqualTo("/" + key));
        }
    }

    @Test
    void whatIsNoItemIsRefused() {
        assertThatThrownBy(() -> check.check(TestData.text("tests/valid/minimal.xml")))
                .isInstanceOf(QtiFormatException.class)
                .hasMessageContaining("no qti-assessment-item");
        assertThatThrownBy(() -> check.check("{\"qti-test-part\": []}")).isInstanceOf(QtiFormatException.class);
        assertThatThrownBy(() -> check.check("{")).isInstanceOf(QtiFormatException.class);
        assertThatThrownBy(() -> check.check("")).isInstanceOf(QtiFormatException.class);
    }

    /** The check knows at least as much as the account of what form API loses. */
    @Test
    void nothingThatFormApiLosesIsForgotten() {
        QtiJson json = QtiJson.create();
        long lossy = TestData.documents(".xml", 100, "valid", "invalid-rule").stream()
                .filter(file -> file.getParent().getParent().endsWith("items"))
                .map(file -> new String(TestData.bytes(file), java.nio.charset.StandardCharsets.UTF_8))
                .filter(xml -> xml.startsWith("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"))
                .filter(xml -> !json.xmlToApi(xml).losses().isEmpty())
                .peek(xml -> assertThat(check.check(xml).survives()).as(xml).isFalse())
                .count();
        assertThat(lossy).isGreaterThan(20);
    }
}
