// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.json.JsonForm;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Profile;
import org.qti4j.rules.QtiValidator;
import org.qti4j.rules.Rule;
import org.qti4j.testkit.TestData;

/** What the documentation of the service shows as good requests is not stopped. */
class PayloadsTest {
    private static final QtiValidator VALIDATOR = QtiValidator.of(Profile.api());
    private static final Set<String> REFUSED = Profile.api().rules().keySet().stream()
            .map(Rule::info)
            .filter(info -> info.effect().equals(Optional.of(ApiEffect.REFUSED)))
            .map(info -> info.id())
            .collect(Collectors.toSet());

    private static List<String> refused(Diagnostics found) {
        return found.stream().map(Diagnostic::code).filter(REFUSED::contains).toList();
    }

    private static List<String> errors(Diagnostics found) {
        return found.stream()
                .filter(d -> d.severity() == Severity.ERROR)
                .map(Diagnostic::toString)
                .toList();
    }

    @Test
    void someRulesStopARequest() {
        assertThat(REFUSED).contains("tb-grader", "tb-envelope");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // An item of which nothing is there yet but its root.
                """
                {"format": "xml", "xml": "<?xml version=\\"1.0\\" encoding=\\"UTF-8\\"?><qti-assessment-item xmlns=\\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\\" identifier=\\"frogs-12\\" title=\\"Frogs\\" adaptive=\\"false\\" time-dependent=\\"false\\"><!-- to be written --></qti-assessment-item>",
                 "metadata": {"subject": "Science", "grade": "4", "difficulty": "easy"}}""",
                """
                {"format": "xml", "xml": "<qti-assessment-item xmlns=\\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\\" identifier=\\"frogs-13\\" title=\\"Frogs\\" adaptive=\\"false\\" time-dependent=\\"false\\"/>",
                 "metadata": {"subject": "Science", "learningObjectiveSet": [{"source": "CASE", "learningObjectiveIds": ["LS.4.2-3"]}]}}""",
                """
                {"identifier": "part-two", "title": "A new title", "visible": true}""",
                """
                {"identifier": "part-two", "title": "Not yet", "visible": false, "required": true, "fixed": false, "sequence": 2,
                 "qti-assessment-item-ref": [{"identifier": "frogs-12"}, {"identifier": "toads-3", "href": "toads-3.xml"}]}""",
                """
                {"identifier": "ponds", "navigationMode": "linear", "submissionMode": "individual",
                 "qti-assessment-section": [{"identifier": "still-water", "title": "Still water", "visible": true}]}""",
                """
                {"identifier": "amphibians", "title": "Amphibians", "qtiVersion": "3.0", "timeLimit": 2700, "maxAttempts": 2,
                 "toolsEnabled": {"ruler": true}, "metadata": {"grade": "4", "settings": {"allowReview": true}},
                 "qti-outcome-declaration": [{"identifier": "SCORE", "cardinality": "single", "baseType": "float", "normalMaximum": 10, "defaultValue": {"value": 0}}],
                 "qti-test-part": [{"identifier": "one", "navigationMode": "nonlinear", "submissionMode": "simultaneous",
                 "qti-assessment-section": [{"identifier": "frogs", "title": "Frogs", "visible": true,
                 "qti-assessment-item-ref": [{"identifier": "frogs-12", "href": "http://localhost:3001/api/assessment-items/frogs-12"}]}]}]}"""
            })
    void documentedRequestsPass(String json) {
        Diagnostics found = VALIDATOR.validateJson(json, JsonForm.API);
        assertThat(refused(found)).isEmpty();
        assertThat(errors(found)).isEmpty();
    }

    @Test
    void aDocumentedTestAsXmlPasses() {
        Diagnostics found = VALIDATOR.validate("""
                <?xml version="1.0" encoding="UTF-8"?>
                <qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0"
                    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
                    xsi:schemaLocation="http://www.imsglobal.org/xsd/imsqtiasi_v3p0 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd"
                    identifier="ponds-final" title="Ponds">
                  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float">
                    <qti-default-value>
                      <qti-value>0.0</qti-value>
                    </qti-default-value>
                  </qti-outcome-declaration>
                  <qti-test-part identifier="main" navigation-mode="linear" submission-mode="individual">
                    <qti-assessment-section identifier="life" title="Life in a pond" visible="true">
                      <qti-assessment-item-ref identifier="newts" href="http://localhost:3001/api/assessment-items/newts"/>
                    </qti-assessment-section>
                  </qti-test-part>
                </qti-assessment-test>
                """);
        assertThat(found).isEmpty();
    }

    @Test
    void nothingOfTheSharedDocumentsIsStopped() throws Exception {
        int items = 0;
        for (var file : TestData.documents(".xml", 100, "valid")) {
            assertThat(refused(VALIDATOR.validate(file))).as(file.toString()).isEmpty();
            items++;
        }
        assertThat(items).isGreaterThan(100);
    }

    @Test
    void membersOfAnyKindBreakNoRule() {
        for (String value :
                List.of("null", "1", "[]", "{}", "[null, 1, [\"a\"], {\"a\": null}]", "\"x\"", "true", "1E9999")) {
            String json = """
                    {"identifier": "odd", "title": "Odd", "type": "match", "metadata": {"grade": V, "grades": V, "difficulty": V, "learningObjectiveSet": V},
                     "interaction": {"type": "match", "questionStructure": {"prompt": V, "choices": V}}, "rubrics": V, "feedbackBlock": V,
                     "responseDeclarations": [{"identifier": "R", "cardinality": "multiple", "baseType": "pair", "correctResponse": {"value": V}}, V],
                     "responseProcessing": {"templateType": "match_correct", "customOperator": V}, "sequence": V, "qti-assessment-section": V}""".replace("V", value);
            assertThat(VALIDATOR.validateJson(json, JsonForm.API).stream().map(Diagnostic::code))
                    .as(value)
                    .doesNotContain("rule-failed");
        }
    }
}
