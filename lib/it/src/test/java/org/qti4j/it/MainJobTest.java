// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.client.QtiClient;
import org.qti4j.client.StoredTest;
import org.qti4j.json.ApiJson;
import org.qti4j.json.ApiKind;
import org.qti4j.json.ApiXml;
import org.qti4j.json.Json;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.json.api.TestUpdate;
import org.qti4j.sandbox.QtiSandbox;
import org.qti4j.testkit.TestData;
import org.qti4j.xml.QtiXml;

/** The main job from end to end: a document is validated, becomes the JSON of the API and comes back, and is sent. */
class MainJobTest {
    private static final String EXAM = TestData.text("tests/valid/two-sections-with-absolute-references.xml");

    /** A test with every optional field of the schema, and values of every kind where any is allowed. Maps are equal with equal numbers, digit by digit. */
    private static final String EVERY_FIELD = """
            {
              "identifier": "chemistry-final",
              "title": "Chemistry final",
              "qtiVersion": "3.0",
              "toolName": "Test maker",
              "toolVersion": "4.1",
              "timeLimit": 5400.5,
              "maxAttempts": 3,
              "toolsEnabled": {"calculator": true, "periodicTable": false},
              "metadata": {
                "subject": "Chemistry",
                "nothing": null,
                "weights": [0.25, 1e3, 12345678901234567890, 1.0],
                "nested": {"list": [[], {}, [true, "x"]], "empty": ""}
              },
              "qti-test-part": [
                {
                  "identifier": "theory",
                  "navigationMode": "nonlinear",
                  "submissionMode": "simultaneous",
                  "qti-assessment-section": [
                    {
                      "identifier": "acids",
                      "title": "Acids and bases",
                      "visible": true,
                      "required": true,
                      "fixed": false,
                      "sequence": 1,
                      "qti-assessment-item-ref": [
                        {"identifier": "ph-1", "href": "items/ph-1.xml"},
                        {"identifier": "ph-2"}
                      ],
                      "qti-pre-condition": [
                        {
                          "qti-gt": {
                            "content": [
                              {"qti-variable": {"identifier": "SCORE"}},
                              {"qti-base-value": {"baseType": "float", "value": "1"}}
                            ]
                          }
                        }
                      ],
                      "qti-branch-rule": [
                        {
                          "target": "EXIT_TEST",
                          "qti-is-null": {"qti-variable": {"identifier": "SCORE"}}
                        }
                      ]
                    },
                    {"identifier": "salts", "title": "Salts", "visible": false, "sequence": 2}
                  ],
                  "qti-pre-condition": [{"qti-is-null": {"qti-variable": {"identifier": "SCORE"}}}],
                  "qti-branch-rule": [
                    {"target": "EXIT_TESTPART", "qti-is-null": {"qti-variable": {"identifier": "SCORE"}}}
                  ]
                }
              ],
              "qti-outcome-declaration": [
                {
                  "identifier": "SCORE",
                  "cardinality": "single",
                  "baseType": "float",
                  "normalMaximum": 10.50,
                  "normalMinimum": -1,
                  "defaultValue": {"value": 0}
                },
                {"identifier": "PASSED", "cardinality": "single", "baseType": "boolean", "defaultValue": {"value": false}},
                {"identifier": "GRADE", "cardinality": "single", "baseType": "string", "defaultValue": {"value": "none"}},
                {"identifier": "STEPS", "cardinality": "ordered", "baseType": "integer", "defaultValue": {"value": [1, 2, 3]}},
                {"identifier": "WHY", "cardinality": "record", "baseType": "string", "defaultValue": {"value": {"a": [null]}}},
                {"identifier": "EMPTY", "cardinality": "multiple", "baseType": "directedPair", "defaultValue": {"value": null}},
                {"identifier": "OPEN", "cardinality": "single", "baseType": "uri", "defaultValue": {}}
              ]
            }
            """;

    private final QtiXml xml = QtiXml.create();
    private final QtiJson json = QtiJson.create();

    static List<Path> tests() {
        return TestData.documents(".xml", 5, "valid").stream()
                .filter(file -> file.getParent().endsWith(Path.of("tests", "valid")))
                .toList();
    }

    @Test
    void examBecomesTheJsonOfTheApiAndComesBack() {
        assertThat(xml.validate(EXAM)).isEmpty();

        ApiJson api = json.xmlToApi(EXAM, Map.of());

        assertThat(api.kind()).isEqualTo(ApiKind.TEST);
        assertThat(api.losses().losses()).isEmpty();
        assertThat(ApiSchema.faultsOf(api.value())).isEmpty();
        ApiXml back = json.apiToXml(api.value(), ApiKind.TEST);
        assertThat(back.diagnostics()).isEmpty();
        assertThat(back.beside()).isEmpty();
        assertThat(xml.validate(back.xml())).isEmpty();
        Infosets.assertSame(back.xml(), EXAM);
    }

    @ParameterizedTest
    @MethodSource("tests")
    void everyTestSatisfiesTheSchemaOfTheApiAndKeepsWhatIsNotReportedAsLost(Path file) {
        String document = TestData.text(file);
        ApiJson api = json.xmlToApi(document, Map.of());
        assertThat(ApiSchema.faultsOf(api.value())).isEmpty();
        assertThat(TestUpdate.fromJson(api.value()).toJson()).isEqualTo(api.value());
        ApiXml back = json.apiToXml(api.value(), ApiKind.TEST);
        assertThat(json.xmlToApi(back.xml(), back.beside()).value()).isEqualTo(api.value());
        if (api.losses().isEmpty()) {
            Infosets.assertSame(back.xml(), document);
        }
    }

    @Test
    void everyOptionalFieldBecomesXmlAndWhatTravelsBesideAndReturns() {
        Map<String, Object> object = Json.readObject(EVERY_FIELD);
        assertThat(ApiSchema.faultsOf(object)).isEmpty();

        ApiXml document = json.apiToXml(object, ApiKind.TEST);

        assertThat(document.diagnostics().hasErrors())
                .as(document.diagnostics().toString())
                .isFalse();
        assertThat(document.xml())
                .contains("<qti-time-limits max-time=\"5400.5\"/>")
                .contains("normal-maximum=\"10.50\"");
        assertThat(document.beside()).isNotEmpty();
        Map<String, Object> beside = Json.readObject(Json.write(document.beside()));
        Map<String, Object> again = json.xmlToApi(document.xml(), beside).value();
        assertThat(again).isEqualTo(object);
        assertThat(TestUpdate.fromJson(object).toJson()).isEqualTo(object);
    }

    @Test
    void everyOptionalFieldReturnsThroughText() {
        QtiJson.Converted document = json.jsonToXml(EVERY_FIELD, JsonForm.API);
        String again = json.xmlToJson(
                        document.text(), JsonForm.API, document.conversion().beside())
                .text();
        assertThat(Json.readObject(again)).isEqualTo(Json.readObject(EVERY_FIELD));
    }

    @Test
    void eachOptionalFieldMayBeAbsent() {
        for (String field : Json.readObject(EVERY_FIELD).keySet()) {
            if (!List.of("identifier", "title", "qti-test-part").contains(field)) {
                Map<String, Object> object = Json.readObject(EVERY_FIELD);
                object.remove(field);
                ApiXml document = json.apiToXml(object, ApiKind.TEST);
                assertThat(json.xmlToApi(document.xml(), document.beside()).value())
                        .as("without " + field)
                        .isEqualTo(object);
            }
        }
    }

    @Test
    void arrivesAsJsonAndAsXml() {
        withService(client -> {
            StoredTest byJson = client.updateAssessmentTest(
                    "physics-spring-exam", json.xmlToApi(EXAM, Map.of()).value());
            Infosets.assertSame(Objects.requireNonNull(byJson.rawXml()), EXAM);
            assertAnswered(byJson);

            StoredTest byXml = client.updateAssessmentTest("physics-spring-exam", EXAM);
            Infosets.assertSame(Objects.requireNonNull(byXml.rawXml()), EXAM);
            assertAnswered(byXml);

            StoredTest read = client.getAssessmentTest("physics-spring-exam");
            assertThat(Json.write(read.json().get("qti-test-part")))
                    .isEqualTo(Json.write(json.xmlToApi(EXAM, Map.of()).value().get("qti-test-part")));
        });
    }

    @Test
    void everyFieldIsThereWhenReadBack() {
        withService(client -> {
            Map<String, Object> object = new LinkedHashMap<>(Json.readObject(EVERY_FIELD));
            object.put("identifier", "physics-spring-exam");
            client.updateAssessmentTest("physics-spring-exam", object);
            Map<String, Object> stored =
                    client.getAssessmentTest("physics-spring-exam").json();
            assertThat(stored).containsAllEntriesOf(object);
        });
    }

    /** Checks the fields that the document requires of the answer. */
    private static void assertAnswered(StoredTest test) {
        assertThat(test.json())
                .containsKeys(
                        "identifier",
                        "title",
                        "qtiVersion",
                        "qti-test-part",
                        "qti-outcome-declaration",
                        "rawXml",
                        "content",
                        "createdAt",
                        "updatedAt",
                        "isValidXml");
        assertThat(test.isValidXml()).isTrue();
        assertThat(test.createdAt()).isNotNull();
        assertThat(test.content()).isNotNull();
    }

    private static void withService(Consumer<QtiClient> work) {
        try (QtiSandbox sandbox = QtiSandbox.start();
                QtiClient client = QtiClient.builder(sandbox.baseUrl())
                        .clientCredentials(sandbox.tokenUrl(), sandbox.clientId(), sandbox.clientSecret())
                        .build()) {
            sandbox.putTest(EXAM);
            work.accept(client);
        }
    }
}
