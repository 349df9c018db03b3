// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;

class UnknownKeysTest {
    private static final String API = """
            {"identifier": "s", "title": "Frogs", "visible": true,
             "colour": {"deep": [1, 2.50]},
             "qti-assessment-item-ref": [{"identifier": "q1", "href": "q1.xml"},
                                         {"identifier": "q2", "href": "q2.xml", "weight": 2}]}
            """;
    private static final String QTI = """
            {"qti-assessment-section": {"identifier": "s", "title": "Frogs", "visible": true, "colour": 1,
              "content": [{"qti-assessment-item-ref": {"identifier": "q1", "href": "q1.xml", "wight": 1.50,
                "qti-weight": [{"identifier": "W", "value": 1.50}]}}]}}
            """;

    private static QtiJson json(UnknownKeys keys) {
        return QtiJson.builder().unknownKeys(keys).build();
    }

    private static List<String> brief(Diagnostics diagnostics) {
        return diagnostics.stream()
                .map(d -> d.severity().label() + " " + d.code() + " "
                        + d.location().line() + ":" + d.location().column() + " "
                        + d.location().pointer())
                .toList();
    }

    @Test
    void areRefusedUnlessSaidOtherwise() {
        assertThatThrownBy(() -> QtiJson.create().jsonToXml(API, JsonForm.API))
                .isInstanceOfSatisfying(
                        QtiFormatException.class,
                        e -> assertThat(brief(e.diagnostics()))
                                .containsExactly(
                                        "error json-unknown-key 2:12 /colour",
                                        "error json-unknown-key 4:79 /qti-assessment-item-ref/1/weight"));
        assertThatThrownBy(() -> QtiJson.create().apiToXml(Json.readObject(API), ApiKind.SECTION))
                .isInstanceOf(QtiFormatException.class);
    }

    @Test
    void areNotAllThatIsSaidWhenAnObjectIsRefused() {
        assertThat(brief(QtiJson.create()
                        .validate(
                                "{\"identifier\": 5, \"type\": \"choice\", \"colour\": 1, \"interaction\": \"x\"}",
                                JsonForm.API)))
                .containsExactlyInAnyOrder(
                        "warning json-wrong-kind 1:16 /identifier",
                        "error json-wrong-value 1:16 /identifier",
                        "error json-missing-key 1:1 ",
                        "error json-unknown-key 1:47 /colour",
                        "error json-wrong-kind 1:65 /interaction");
        String content = """
                {"qti-assessment-stimulus": {"_attributes": {"identifier": "s", "title": "S"}, "colour": 1, "qti-stimulus-body": "x"}}""";
        assertThat(brief(QtiJson.create().validate(content, JsonForm.CONTENT)))
                .containsExactly(
                        "error json-unknown-key 1:90 /qti-assessment-stimulus/colour",
                        "error json-wrong-value 1:114 /qti-assessment-stimulus/qti-stimulus-body");
    }

    @Test
    void areLeftOutAndReported() {
        ApiXml xml = json(UnknownKeys.REPORT).apiToXml(API, null);
        assertThat(brief(xml.diagnostics()))
                .containsExactly(
                        "warning json-unknown-key 2:12 /colour",
                        "warning json-unknown-key 4:79 /qti-assessment-item-ref/1/weight");
        assertThat(xml.diagnostics()).allSatisfy(d -> assertThat(d.message()).endsWith("; it is left out"));
        assertThat(QtiJson.create().xmlToApi(xml.xml(), xml.beside()).value().toString())
                .contains("q2.xml")
                .doesNotContain("colour", "weight");
    }

    @Test
    void areKeptBesideAndComeBack() {
        Converted xml = converted(json(UnknownKeys.KEEP), API);
        assertThat(brief(xml.diagnostics))
                .containsExactly(
                        "info json-unknown-key 2:12 /colour",
                        "info json-unknown-key 4:79 /qti-assessment-item-ref/1/weight");
        assertThat(xml.text).doesNotContain("colour");
        assertThat(QtiJson.create().xmlToApi(xml.text, xml.beside).value()).isEqualTo(Json.readObject(API));
    }

    private record Converted(String text, Map<String, Object> beside, Diagnostics diagnostics) {}

    private static Converted converted(QtiJson json, String api) {
        QtiJson.Converted converted = json.jsonToXml(api, JsonForm.API);
        return new Converted(
                converted.text(),
                converted.conversion().beside(),
                converted.conversion().diagnostics());
    }

    @Test
    void ofAnEnvelopeAreNotForgotten() {
        String envelope = "{\"format\": \"xml\", \"xml\": \"<qti-assessment-item/>\", \"colour\": 1, \"metadata\": {}}";
        assertThatThrownBy(() -> QtiJson.create().jsonToXml(envelope, JsonForm.API))
                .isInstanceOfSatisfying(
                        QtiFormatException.class,
                        e -> assertThat(brief(e.diagnostics())).containsExactly("error json-unknown-key 1:62 /colour"));
        assertThat(json(UnknownKeys.REPORT).apiToXml(envelope, null).beside()).containsOnlyKeys("metadata");
        assertThat(json(UnknownKeys.KEEP).apiToXml(envelope, null).beside()).containsOnlyKeys("metadata", "colour");
    }

    @Test
    void ofFormQtiAreRefusedOrLeftOutButNotKept() {
        for (UnknownKeys keys : List.of(UnknownKeys.REFUSE, UnknownKeys.KEEP)) {
            assertThatThrownBy(() -> json(keys).jsonToXml(QTI, JsonForm.QTI))
                    .isInstanceOfSatisfying(
                            QtiFormatException.class,
                            e -> assertThat(e.diagnostics().all())
                                    .extracting(Diagnostic::code)
                                    .containsExactly("json-unknown-key", "json-unknown-key"));
        }
        QtiJson.Converted xml = json(UnknownKeys.REPORT).jsonToXml(QTI, JsonForm.QTI);
        assertThat(brief(xml.conversion().diagnostics()))
                .containsExactly(
                        "warning json-unknown-key 1:93 /qti-assessment-section/colour",
                        "warning json-unknown-key 2:91 /qti-assessment-section/content/0/qti-assessment-item-ref/wight");
        assertThat(xml.text()).contains("value=\"1.50\"").doesNotContain("colour", "wight");
    }

    @Test
    void otherErrorsOfFormQtiStay() {
        String bad = QTI.replace("\"visible\": true", "\"visible\": [], \"content\": [{\"x/y\": {}}]");
        assertThatThrownBy(() -> json(UnknownKeys.REPORT)
                        .jsonToXml(bad.replace("\"content\": [{\"qti", "\"_more\": [{\"qti"), JsonForm.QTI))
                .isInstanceOfSatisfying(
                        QtiFormatException.class,
                        e -> assertThat(e.diagnostics().stream()
                                        .filter(d -> d.severity().label().equals("error")))
                                .extracting(d -> d.location().pointer())
                                .containsExactlyInAnyOrder(
                                        "/qti-assessment-section/visible", "/qti-assessment-section/content/0/x~1y"));
    }

    @Test
    void validationSaysTheSame() {
        String invalid = QTI.replace("\"title\"", "\"fixed\": \"maybe\", \"title\"");
        assertThat(brief(json(UnknownKeys.REPORT).validate(invalid, JsonForm.QTI)))
                .containsExactly(
                        "error cvc-datatype-valid.1.2.1 1:57 /qti-assessment-section/fixed",
                        "warning json-unknown-key 1:111 /qti-assessment-section/colour",
                        "warning json-unknown-key 2:91 /qti-assessment-section/content/0/qti-assessment-item-ref/wight");
        assertThat(json(UnknownKeys.REPORT).validate(API, JsonForm.API).hasErrors())
                .isFalse();
        assertThat(json(UnknownKeys.REFUSE).validate(API, JsonForm.API).hasErrors())
                .isTrue();
    }
}
