// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.xml.QtiXml;

/** Answers of the service, in which a document stands twice. */
class FetchedDocumentTest {
    private static final String ITEM_XML = """
            <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="tides" title="Tides" time-dependent="false">
              <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
                <qti-correct-response><qti-value>MOON</qti-value></qti-correct-response>
              </qti-response-declaration>
              <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
              <qti-assessment-stimulus-ref identifier="sea" href="stimuli/sea"/>
              <qti-item-body>
                <qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="1">
                  <qti-prompt>What makes the tides?</qti-prompt>
                  <qti-simple-choice identifier="MOON">The moon<br/>mostly</qti-simple-choice>
                  <qti-simple-choice identifier="WIND">The wind</qti-simple-choice>
                </qti-choice-interaction>
              </qti-item-body>
              <qti-modal-feedback outcome-identifier="SCORE" identifier="ONE" show-hide="show">
                <qti-content-body><p>Right.</p></qti-content-body>
              </qti-modal-feedback>
            </qti-assessment-item>
            """;
    private static final String ITEM_FIELDS = """
            {"identifier": "tides", "title": "Tides", "type": "choice", "qtiVersion": "3.0", "timeDependent": false, "adaptive": false,
             "interaction": {"type": "choice", "responseIdentifier": "RESPONSE", "shuffle": true, "maxChoices": 1,
               "questionStructure": {"prompt": "What makes the tides?", "choices": [
                 {"identifier": "MOON", "content": "The moon<br>mostly"}, {"identifier": "WIND", "content": "The wind"}]}},
             "responseDeclarations": [{"identifier": "RESPONSE", "cardinality": "single", "baseType": "identifier",
               "correctResponse": {"value": ["MOON"]}}],
             "outcomeDeclarations": [{"identifier": "SCORE", "cardinality": "single", "baseType": "float"}],
             "modalFeedback": [{"outcomeIdentifier": "SCORE", "identifier": "ONE", "showHide": "show", "content": "<p>Right.</p>"}],
             "stimulusRef": {"identifier": "sea", "href": "stimuli/sea"},
             "metadata": {"grade": "7", "humanApproved": true},
             "content": {"qti-assessment-item": {"_attributes": {"identifier": "tides"}}},
             "createdAt": "2026-02-03T10:00:00Z", "updatedAt": "2026-02-03T10:00:00Z", "__v": 4}
            """;

    private final QtiJson json = QtiJson.create();

    private static Map<String, Object> item(Consumer<Map<String, Object>> change) {
        Map<String, Object> answer = Json.readObject(ITEM_FIELDS);
        answer.put("rawXml", ITEM_XML);
        change.accept(answer);
        return answer;
    }

    private static List<String> brief(Diagnostics diagnostics) {
        return diagnostics.stream()
                .map(d -> d.severity().label() + " " + d.code() + " "
                        + d.location().pointer() + ": " + d.message())
                .toList();
    }

    @Test
    void bothAccountsOfAnItemThatAgreeGiveNoFinding() {
        Map<String, Object> answer = item(a -> {});
        assertThat(QtiJson.isFetched(answer)).isTrue();
        assertThat(QtiJson.isFetched(Json.readObject("{\"identifier\": \"i\", \"type\": \"choice\"}")))
                .isFalse();
        for (FetchedSource source : FetchedSource.values()) {
            FetchedDocument read = json.readFetched(answer, source);
            assertThat(brief(read.diagnostics())).as(source.name()).isEmpty();
            assertThat(read.kind()).isEqualTo(ApiKind.ITEM);
            assertThat(read.source()).isEqualTo(source);
            assertThat(read.metadata()).contains(Map.of("grade", "7", "humanApproved", true));
            assertThat(read.responseOnly()).containsOnlyKeys("rawXml", "content", "createdAt", "updatedAt", "__v");
            assertThat(QtiXml.create().validate(read.xml()).all()).isEmpty();
            Map<String, Object> toSend =
                    json.xmlToApi(read.xml(), read.beside()).value();
            assertThat(toSend)
                    .containsKeys("interaction", "metadata", "stimulus")
                    .doesNotContainKeys("rawXml", "__v", "content");
        }
        assertThat(json.readFetched(answer, FetchedSource.RAW_XML).xml()).isEqualTo(ITEM_XML);
        assertThat(json.readFetched(answer, FetchedSource.TYPED_FIELDS)
                        .origins()
                        .of("/qti-assessment-item[1]/@title")
                        .pointer())
                .isEqualTo("/title");
    }

    @Test
    @SuppressWarnings("unchecked")
    void differencesAreNamedWithWhatBothSay() {
        Map<String, Object> answer = item(a -> {
            ((Map<String, Object>) a.get("interaction")).put("shuffle", false);
            a.put("modalFeedback", List.of());
            a.remove("stimulusRef");
            a.put("title", "Ebb and flow");
        });
        List<String> both = List.of(
                "warning json-fetched-difference /interaction/shuffle: rawXml says true, the fields say false",
                "warning json-fetched-difference /modalFeedback: rawXml says [{\"outcomeIdentifier\":\"SCORE\",\"identifier\":\"ONE\","
                        + "\"showHide\":\"show\",\"content\":\"<p>Right.</p>\"}], the fields say nothing",
                "warning json-fetched-difference /title: rawXml says \"Tides\", the fields say \"Ebb and flow\"");
        FetchedDocument raw = json.readFetched(answer, FetchedSource.RAW_XML);
        assertThat(raw.xml()).contains("shuffle=\"true\"");
        assertThat(brief(raw.diagnostics()))
                .containsAll(both)
                .hasSize(4)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("info json-fetched-difference /stimulus: ")
                        .endsWith("the fields say nothing"));

        FetchedDocument typed = json.readFetched(answer, FetchedSource.TYPED_FIELDS);
        assertThat(typed.xml()).contains("shuffle=\"false\"", "Ebb and flow");
        assertThat(brief(typed.diagnostics()))
                .containsAll(both)
                .anySatisfy(line -> assertThat(line).startsWith("warning json-fetched-difference /stimulus: "));
    }

    @Test
    void anItemNeedNotHaveItsInteractionInItsFields() {
        Map<String, Object> answer = item(a -> a.remove("interaction"));
        assertThat(json.readFetched(answer, FetchedSource.RAW_XML).diagnostics())
                .noneMatch(finding -> finding.severity() != Severity.INFO);
        answer.put("type", "order");
        assertThat(brief(json.readFetched(answer, FetchedSource.RAW_XML).diagnostics()))
                .contains("warning json-fetched-difference /type: rawXml says \"choice\", the fields say \"order\"");
    }

    @Test
    void theDefaultOfAnOutcomeMayBeLeftOutAndMustNotBeAnother() {
        String fields = """
                {"identifier": "t", "title": "T", "qtiVersion": "3.0", "qti-outcome-declaration": [
                  {"identifier": "SCORE", "cardinality": "single", "baseType": "float"}],
                 "qti-test-part": [{"identifier": "p", "navigationMode": "linear", "submissionMode": "individual",
                  "qti-assessment-section": [{"identifier": "s", "title": "S", "visible": true}]}]}
                """;
        Map<String, Object> answer = Json.readObject(fields);
        answer.put(
                "rawXml",
                "<qti-assessment-test xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"t\" title=\"T\">"
                        + "<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\">"
                        + "<qti-default-value><qti-value>0.0</qti-value></qti-default-value></qti-outcome-declaration>"
                        + "<qti-test-part identifier=\"p\" navigation-mode=\"linear\" submission-mode=\"individual\">"
                        + "<qti-assessment-section identifier=\"s\" title=\"S\" visible=\"true\"/></qti-test-part>"
                        + "</qti-assessment-test>");
        assertThat(brief(json.readFetched(answer, FetchedSource.RAW_XML).diagnostics()))
                .containsExactly("info json-fetched-difference /qti-outcome-declaration/0/defaultValue: rawXml says"
                        + " {\"value\":0.0}, the fields say nothing");
        answer.putAll(Json.readObject(fields.replace("\"float\"}", "\"float\", \"defaultValue\": {\"value\": 1}}")));
        assertThat(brief(json.readFetched(answer, FetchedSource.RAW_XML).diagnostics()))
                .singleElement()
                .asString()
                .startsWith("warning json-fetched-difference /qti-outcome-declaration/0/defaultValue");
    }

    @Test
    void whatTheFieldsHaveNoPlaceForIsNamedWhenTheyAreRead() {
        Map<String, Object> answer =
                item(a -> a.put("rawXml", ITEM_XML.replace("title=\"Tides\"", "title=\"Tides\" label=\"t1\"")));
        assertThat(brief(json.readFetched(answer, FetchedSource.RAW_XML).diagnostics()))
                .isEmpty();
        assertThat(brief(json.readFetched(answer, FetchedSource.TYPED_FIELDS).diagnostics()))
                .singleElement()
                .asString()
                .startsWith("warning json-fetched-difference /rawXml: rawXml has what the fields have no place for")
                .contains("label");
    }

    @Test
    void withoutRawXmlTheFieldsAreRead() {
        for (Object none : new Object[] {"absent", null, "  ", 7}) {
            Map<String, Object> answer = item(a -> {
                if ("absent".equals(none)) {
                    a.remove("rawXml");
                } else {
                    a.put("rawXml", none);
                }
            });
            FetchedDocument read = json.readFetched(answer, FetchedSource.RAW_XML);
            assertThat(read.source()).isEqualTo(FetchedSource.TYPED_FIELDS);
            assertThat(brief(read.diagnostics())).singleElement().asString().startsWith("warning json-raw-xml-missing");
        }
    }

    @Test
    void rawXmlThatCannotBeReadSaysWhy() {
        Map<String, Object> answer =
                item(a -> a.put("rawXml", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"));
        FetchedDocument read = json.readFetched(answer, FetchedSource.RAW_XML);
        assertThat(read.source()).isEqualTo(FetchedSource.TYPED_FIELDS);
        assertThat(brief(read.diagnostics()))
                .singleElement()
                .asString()
                .startsWith("warning json-raw-xml-unreadable /rawXml: rawXml cannot be read: xml-doctype");

        Map<String, Object> nothing = new LinkedHashMap<>(Map.of(
                "identifier", "t", "title", "T", "rawXml", "<a", "content", Map.of("qti-assessment-test", Map.of())));
        assertThatThrownBy(() -> json.readFetched(nothing, FetchedSource.TYPED_FIELDS))
                .isInstanceOfSatisfying(
                        QtiFormatException.class,
                        e -> assertThat(brief(e.diagnostics()).toString())
                                .contains("json-raw-xml-unreadable", "error json-raw-xml-missing"));
    }

    @Test
    void anInvalidTestIsReadAndSaidToBeOne() {
        String answer = """
                {"identifier": "t", "title": "T", "isValidXml": false, "__v": 0,
                 "rawXml": "<qti-assessment-test xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='t' title='T'/>",
                 "qti-test-part": [], "timeLimit": 60, "maxAttempts": 3, "metadata": {"a": {}}}
                """;
        FetchedDocument read = json.readFetched(answer, FetchedSource.RAW_XML);
        assertThat(read.source()).isEqualTo(FetchedSource.RAW_XML);
        assertThat(read.diagnostics().stream()
                        .map(d -> d.code() + " " + d.location() + " "
                                + d.location().pointer()))
                .containsExactly("json-raw-xml-invalid 1:49 /isValidXml", "json-fetched-difference 3:36 /timeLimit");
        assertThat(read.beside()).isEqualTo(Map.of("maxAttempts", 3, "metadata", Map.of("a", Map.of())));
    }

    @Test
    void aStimulusHasItsHtmlInRawXmlOnly() {
        String answer = """
                {"identifier": "sea", "title": "The sea", "language": "en", "catalogInfo": [], "metadata": {"subject": "Science"},
                 "rawXml": "<qti-assessment-stimulus xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='sea' title='The sea' xml:lang='en'><qti-stimulus-body><p>It is <em>salty</em>.</p></qti-stimulus-body></qti-assessment-stimulus>",
                 "content": {"qti-assessment-stimulus": {"qti-stimulus-body": {"p": {"_": "It is .", "em": "salty"}}}}, "__v": 1}
                """;
        FetchedDocument read = json.readFetched(answer, FetchedSource.TYPED_FIELDS);
        assertThat(read.source()).isEqualTo(FetchedSource.RAW_XML);
        assertThat(brief(read.diagnostics()))
                .anySatisfy(line -> assertThat(line).startsWith("warning json-typed-fields-missing"))
                .noneSatisfy(line -> assertThat(line).startsWith("warning json-fetched-difference"));
        assertThat(json.xmlToApi(read.xml(), read.beside()).value()).isEqualTo(Json.readObject("""
                        {"identifier": "sea", "title": "The sea", "language": "en", "catalogInfo": [], "metadata": {"subject": "Science"},
                         "content": "<p>It is <em>salty</em>.</p>"}
                        """));
    }

    @Test
    void partsAndSectionsAreReadToo() {
        String section = """
                {"identifier": "s", "title": "Rivers", "visible": true, "required": true, "fixed": false, "sequence": 2,
                 "qti-assessment-item-ref": [{"identifier": "q1", "href": "q1.xml"}],
                 "rawXml": "<qti-assessment-section xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='s' title='Rivers' visible='true' required='true' fixed='false'><qti-assessment-item-ref identifier='q2' href='q2.xml'/></qti-assessment-section>",
                 "content": {"qti-assessment-section": {}}, "__v": 1}
                """;
        FetchedDocument read = json.readFetched(section, FetchedSource.RAW_XML);
        assertThat(read.kind()).isEqualTo(ApiKind.SECTION);
        assertThat(read.beside()).isEqualTo(Map.of("sequence", 2));
        assertThat(brief(read.diagnostics()))
                .containsExactly(
                        "warning json-fetched-difference /qti-assessment-item-ref/0/identifier: rawXml says \"q2\", the fields say \"q1\"",
                        "warning json-fetched-difference /qti-assessment-item-ref/0/href: rawXml says \"q2.xml\", the fields say \"q1.xml\"");
        String part = """
                {"identifier": "p", "navigationMode": "linear", "submissionMode": "individual", "qti-assessment-section": [],
                 "rawXml": "<qti-test-part xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='p' navigation-mode='linear' submission-mode='individual'/>"}
                """;
        assertThat(json.readFetched(part, FetchedSource.RAW_XML).kind()).isEqualTo(ApiKind.TEST_PART);
    }

    @Test
    void membersThatNobodyKnowsAreReportedAndNotSentBack() {
        FetchedDocument read = json.readFetched(item(a -> a.put("reviewState", "open")), FetchedSource.RAW_XML);
        assertThat(brief(read.diagnostics()))
                .singleElement()
                .asString()
                .startsWith("warning json-unknown-key /reviewState");
        assertThat(read.beside()).containsOnlyKeys("metadata", "qtiVersion", "timeDependent");
    }
}
