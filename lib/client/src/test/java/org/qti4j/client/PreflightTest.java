// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.client.ScriptedServer.Reply;
import org.qti4j.json.Json;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.json.api.SectionUpdate;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.testkit.TestData;

@Timeout(60)
class PreflightTest {
    private static final String NS = " xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"";

    private ScriptedServer server;
    private QtiClient client;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        client = server.client(new FakeTime()).preflight(true).build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    /** The four requests that the documents of the service show, in their shape and with our content. */
    static List<Update<?>> documented() {
        String item =
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<qti-assessment-item\n  xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"\n"
                        + "  identifier=\"item-7\"\n  title=\"Sums\"\n  adaptive=\"false\"\n  time-dependent=\"false\">\n  <!-- content -->\n"
                        + "</qti-assessment-item>";
        String test = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<qti-assessment-test" + NS
                + "\nxmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
                + "xsi:schemaLocation=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0 https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd\"\n"
                + "identifier=\"exam-7\" title=\"Sums\n - the exam\">\n"
                + "<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"><qti-default-value><qti-value>0.0</qti-value>"
                + "</qti-default-value></qti-outcome-declaration><qti-test-part identifier=\"main\" navigation-mode=\"linear\" submission-mode=\"individual\">"
                + "<qti-assessment-section identifier=\"sec\" title=\"Basics\" visible=\"true\"><qti-assessment-item-ref identifier=\"q1\""
                + " href=\"http://localhost:3001/api/assessment-items/q1\"/></qti-assessment-section></qti-test-part></qti-assessment-test>";
        return List.of(
                Update.testMetadata("test-7", Map.of("description", "New")),
                Update.itemMetadata(ItemEnvelope.xml(item)
                        .withMetadata(Map.of(
                                "subject",
                                "Math",
                                "learningObjectiveSet",
                                List.of(Map.of("source", "CASE", "learningObjectiveIds", List.of("D1")))))),
                Update.test("exam-7", test),
                Update.section(
                        "test-7",
                        "part-7",
                        SectionUpdate.builder("section-7", "Hidden")
                                .visible(false)
                                .build()));
    }

    @ParameterizedTest
    @MethodSource("documented")
    void letsPassWhatTheDocumentsShow(Update<?> update) {
        server.reply(Reply.of(update.request().startsWith("POST") ? 201 : 200, "{}"));

        UpdateResult<?> result = client.update(update);

        assertThat(result.findings())
                .noneMatch(finding -> finding.severity().label().equals("error"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void letsEveryValidDocumentPass() {
        int count = 0;
        for (Path file : TestData.documents(".xml", 20, "valid", "invalid-rule")) {
            if (TestData.bytes(file)[0] != '<') {
                // In another encoding than the text that a client is given.
                continue;
            }
            String xml = new String(TestData.bytes(file), StandardCharsets.UTF_8);
            String area = file.getParent().getParent().getFileName().toString();
            if (area.equals("items") || area.equals("tests")) {
                count++;
                server.reply(Reply.of(201, "{}"));
                Update<?> update = area.equals("items") ? Update.newItem(ItemEnvelope.xml(xml)) : Update.newTest(xml);
                client.update(update);
            }
        }
        assertThat(count).isGreaterThan(20);
    }

    private static ItemEnvelope graded(String address) {
        return ItemEnvelope.xml("<qti-assessment-item" + NS
                + " identifier=\"essay\" title=\"Essay\" time-dependent=\"false\">"
                + "<qti-response-declaration identifier=\"RESPONSE\" cardinality=\"single\" base-type=\"string\"/>"
                + "<qti-outcome-declaration identifier=\"MARKS\" cardinality=\"record\"/>"
                + "<qti-item-body><qti-extended-text-interaction response-identifier=\"RESPONSE\"/></qti-item-body>"
                + "<qti-response-processing><qti-set-outcome-value identifier=\"MARKS\">"
                + "<qti-custom-operator class=\"com.alpha-1edtech.ExternalApiScore\" definition=\"" + address + "\"/>"
                + "</qti-set-outcome-value></qti-response-processing></qti-assessment-item>");
    }

    @Test
    void stopsWhatBreaksARuleThatTheServiceRefusesDocumentsFor() {
        assertThatThrownBy(() -> client.createAssessmentItem(graded("https://https://marks.example.org/score")))
                .isInstanceOfSatisfying(PreflightException.class, thrown -> {
                    assertThat(thrown.reasons()).extracting(Diagnostic::code).containsExactly("tb-grader");
                    assertThat(thrown.diagnostics()).hasSizeGreaterThan(1);
                });
        assertThat(server.requests()).isEmpty();

        // An error of a rule whose effect is another one is told, and stops nothing.
        server.reply(Reply.of(201, "{}"));
        UpdateResult<?> result = client.update(Update.newItem(graded("http://marks.example.org/score")));
        assertThat(result.findings())
                .anyMatch(finding -> finding.code().equals("tb-grader-definition")
                        && finding.severity().label().equals("error"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void stopsWhatIsNotWellFormedOrNotValid() {
        List<Update<?>> wrong = new ArrayList<>();
        wrong.add(Update.item("i", ItemEnvelope.xml("<qti-assessment-item")));
        wrong.add(Update.item("i", ItemEnvelope.xml("<qti-assessment-item identifier='i'/>")));
        wrong.add(Update.test("t", "<qti-assessment-test" + NS + " identifier='t' title='T'/>"));
        wrong.add(Update.test("t", Map.of("identifier", "t", "title", "T")));
        wrong.add(Update.section("t", "p", "s", Map.of("identifier", "s")));
        wrong.add(Update.stimulus("s", Map.of("identifier", "s", "title", "S")));
        wrong.add(Update.testPart(
                "t",
                "p",
                Map.of(
                        "identifier",
                        "p",
                        "navigationMode",
                        "zigzag",
                        "submissionMode",
                        "individual",
                        "qti-assessment-section",
                        List.of())));
        for (Update<?> update : wrong) {
            PreflightException stopped = catchThrowableOfType(PreflightException.class, () -> client.update(update));
            assertThat(stopped).as(update.request()).isNotNull();
            assertThat(stopped.reasons().size()).isPositive();
            assertThat(stopped).hasMessageStartingWith(update.request() + " was not sent: ");
        }
        assertThat(server.requests()).isEmpty();
        assertThat(server.tokenRequests()).isEmpty();
    }

    @Test
    void stopsADocumentThatIsNotWhatThePathNames() {
        String item = "<!-- a <b identifier='no'> --><?p i?><qti-assessment-item" + NS
                + " title='> identifier=\"x\"' identifier='other' time-dependent='false'/>";

        assertThatThrownBy(() -> client.updateAssessmentItem("i1", ItemEnvelope.xml(item)))
                .isInstanceOf(PreflightException.class)
                .hasMessageContaining("the path names \"i1\", the document says it is \"other\"");
        assertThatThrownBy(() -> client.updateAssessmentTest("other", item))
                .isInstanceOf(PreflightException.class)
                .hasMessageContaining("the endpoint is for qti-assessment-test");
        assertThatThrownBy(() ->
                        client.updateSection("t", "p", "s", Map.of("identifier", "z", "title", "Z", "visible", true)))
                .isInstanceOf(PreflightException.class)
                .hasMessageContaining("the path names \"s\"");
        server.reply(Reply.of(200, "{}"), Reply.of(200, "{}"));
        client.updateAssessmentItem("other", ItemEnvelope.xml(item));
        client.updateAssessmentItem("other", ItemEnvelope.xml(item.replace("'other'", "' other\n'")));
    }

    @Test
    void returnsWhatDoesNotStop() {
        server.reply(Reply.of(200, "{}"), Reply.of(200, "{}"));

        UpdateResult<StoredSection> section = client.update(Update.section(
                "t",
                "p",
                "s",
                Json.readObject("{\"identifier\":\"s\",\"title\":\"S\",\"visible\":true,\"keep-together\":true}")));
        UpdateResult<StoredItem> item = client.update(Update.item(
                "i",
                ItemEnvelope.xml("<qti-assessment-item" + NS + " identifier='i' title='I' time-dependent='false'/>")
                        .withMetadata(Map.of("grade", 5))));

        assertThat(section.findings().stream().map(Diagnostic::code)).contains("json-unknown-key");
        assertThat(item.findings().stream().map(Diagnostic::code)).contains("client-metadata-grade");
        assertThat(server.requests().get(0).body()).contains("keep-together");
    }

    @Test
    void saysWhatTheServiceWillDropOfAnItemInJson() {
        server.reply(Reply.of(200, "{}"));
        Map<String, Object> match = Json.readObject(
                "{\"identifier\":\"i\",\"title\":\"I\",\"type\":\"match\",\"timeDependent\":false,\"interaction\":{\"type\":\"match\","
                        + "\"responseIdentifier\":\"RESPONSE\",\"shuffle\":false,\"maxAssociations\":1,\"questionStructure\":{\"prompt\":\"Match.\","
                        + "\"sourceChoices\":[{\"identifier\":\"A\",\"content\":\"a\"}],\"targetChoices\":[{\"identifier\":\"B\",\"content\":\"b\"}]}},"
                        + "\"responseDeclarations\":[{\"identifier\":\"RESPONSE\",\"cardinality\":\"multiple\",\"baseType\":\"directedPair\","
                        + "\"correctResponse\":{\"value\":[[\"A\",\"B\"]]}}]}");

        UpdateResult<StoredItem> result = client.update(Update.item("i", ItemEnvelope.json(match)));

        assertThat(result.findings().stream().map(Diagnostic::code)).anyMatch(code -> code.startsWith("survival-"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void doesNotJudgeConditionsWhoseFormNobodyDocuments() {
        server.reply(Reply.of(200, "{}"));

        UpdateResult<StoredSection> result = client.update(
                Update.section(
                        "t",
                        "p",
                        "s",
                        Json.readObject(
                                "{\"identifier\":\"s\",\"title\":\"S\",\"visible\":true,\"qti-pre-condition\":[{\"_attributes\":{},"
                                        + "\"qti-match\":{}}],\"qti-branch-rule\":[{\"_attributes\":{\"target\":\"EXIT_TEST\"}}]}")));

        assertThat(result.findings().stream().map(Diagnostic::code)).contains("client-condition-form");
    }

    @Test
    void canBeSwitchedOffForOneCall() {
        server.reply(Reply.of(200, "{}"));

        client.update(Update.test("t", "<t/>"), UpdateOptions.defaults().withPreflight(false));

        assertThat(server.onlyRequest().body()).isEqualTo("<t/>");
    }
}
