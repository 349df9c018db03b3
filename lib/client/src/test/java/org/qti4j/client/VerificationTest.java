// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qti4j.client.Difference.Kind;
import org.qti4j.json.Json;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.json.api.ItemOrder;
import org.qti4j.json.api.ItemPlace;
import org.qti4j.json.api.ItemRef;
import org.qti4j.json.api.SectionUpdate;
import org.qti4j.json.api.StimulusUpdate;
import org.qti4j.json.api.TestPartUpdate;
import org.qti4j.json.api.TestUpdate;

@Timeout(60)
class VerificationTest {
    private static final UpdateOptions VERIFIED = UpdateOptions.defaults().verified();
    private static final String NS = " xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"";
    private static final String ITEM =
            "<qti-assessment-item" + NS + " identifier=\"i1\" title=\"Frogs\" time-dependent=\"false\">"
                    + "<qti-response-declaration identifier=\"RESPONSE\" cardinality=\"single\" base-type=\"identifier\">"
                    + "<qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>"
                    + "<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"/>"
                    + "<qti-item-body><qti-choice-interaction response-identifier=\"RESPONSE\" shuffle=\"true\" max-choices=\"1\">"
                    + "<qti-prompt>Which?</qti-prompt><qti-simple-choice identifier=\"A\">Frog</qti-simple-choice>"
                    + "<qti-simple-choice identifier=\"B\">Toad</qti-simple-choice></qti-choice-interaction></qti-item-body>"
                    + "</qti-assessment-item>";
    private static final String TEST = "<qti-assessment-test" + NS + " identifier=\"t1\" title=\"Ponds\">"
            + "<qti-test-part identifier=\"p1\" navigation-mode=\"linear\" submission-mode=\"individual\">"
            + "<qti-assessment-section identifier=\"s1\" title=\"Frogs\" visible=\"true\">"
            + "<qti-assessment-item-ref identifier=\"i1\" href=\"i1.xml\"/></qti-assessment-section></qti-test-part></qti-assessment-test>";
    private static final String ITEM_PATH = "/assessment-items/i1";
    private static final String TEST_PATH = "/assessment-tests/t1";

    private TinyService service;
    private QtiClient client;

    @BeforeEach
    void start() throws IOException {
        service = new TinyService();
        client = service.client().build();
        service.store(ITEM_PATH, ITEM.replace("Frogs", "Old"), Map.of("metadata", Map.of("old", true)));
        service.store(TEST_PATH, TEST.replace("Ponds", "Old"), Map.of("metadata", Map.of("old", true)));
        service.store(
                "/stimuli/st1",
                "<qti-assessment-stimulus" + NS
                        + " identifier=\"st1\" title=\"Old\"><qti-stimulus-body/></qti-assessment-stimulus>",
                Map.of("catalogInfo", List.of()));
    }

    @AfterEach
    void stop() {
        client.close();
        service.close();
    }

    private static Update<StoredItem> update() {
        return Update.item("i1", ItemEnvelope.xml(ITEM).withMetadata(Map.of("grade", "5", "n", 1)));
    }

    @Test
    void provesAnItem() {
        service.afterWrite((path, object) -> object.put("metadata", Json.readObject("{\"n\":1.0,\"grade\":\"5\"}")));

        UpdateResult<StoredItem> result = client.update(update(), VERIFIED);

        assertThat(result.differences()).isEmpty();
        assertThat(result.nextStep()).isEqualTo(NextStep.NOTHING);
        assertThat(result.proven().title()).isEqualTo("Frogs");
        assertThat(service.requests()).containsExactly("PUT " + ITEM_PATH, "GET " + ITEM_PATH);
    }

    @Test
    void saysThatNobodyHasLookedWithoutVerification() {
        UpdateResult<StoredItem> result = client.update(update());

        assertThat(result.nextStep()).isEqualTo(NextStep.READ_BACK);
        assertThat(result.readBack()).isNull();
        assertThat(service.requests()).containsExactly("PUT " + ITEM_PATH);
    }

    @Test
    void findsThatNothingLanded() {
        service.afterWrite((path, object) -> object.putAll(TinyService.ofXml(ITEM.replace("Frogs", "Old"))));

        UpdateResult<StoredItem> result = client.update(update(), VERIFIED);

        assertThat(result.nextStep()).isEqualTo(NextStep.UPDATE_AGAIN);
        assertThat(result.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.XML);
            assertThat(difference.path()).isEqualTo("/qti-assessment-item[1]/@title");
            assertThat(difference.expected()).isEqualTo("Frogs");
            assertThat(difference.actual()).isEqualTo("Old");
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void findsFieldsThatStayedBehindTheXml() {
        service.afterWrite((path, object) -> {
            Map<String, Object> interaction = Json.readObject(Json.write(object.get("interaction")));
            interaction.put("shuffle", false);
            object.put("interaction", interaction);
        });

        UpdateResult<StoredItem> result = client.update(update(), VERIFIED);

        assertThat(result.nextStep()).isEqualTo(NextStep.ALIGN_FIELDS);
        assertThat(result.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.kind()).isEqualTo(Kind.STALE_FIELD);
            assertThat(difference.path()).isEqualTo("/interaction/shuffle");
            assertThat(difference.message()).isEqualTo("rawXml says true, the fields say false");
        });
    }

    @Test
    void findsMetadataThatWereLostOrStayed() {
        service.afterWrite((path, object) -> object.put("metadata", Map.of("old", true, "n", 1)));

        UpdateResult<StoredItem> result = client.update(update(), VERIFIED);

        assertThat(result.nextStep()).isEqualTo(NextStep.UPDATE_METADATA);
        assertThat(result.differences().stream().map(Difference::toString))
                .containsExactlyInAnyOrder(
                        "/metadata/grade: sent was \"5\", stored is nothing",
                        "/metadata/old: this key was not sent and is still there");
    }

    @Test
    void findsAnInvalidTest() {
        service.afterWrite((path, object) -> object.put("isValidXml", false));

        UpdateResult<StoredTest> result = client.update(Update.test("t1", TEST), VERIFIED);

        assertThat(result.nextStep()).isEqualTo(NextStep.CORRECT_DOCUMENT);
        assertThat(result.differences()).extracting(Difference::kind).containsExactly(Kind.INVALID_XML);
    }

    @Test
    void provesWhatWasSentAsJsonByTheXmlThatBecameOfIt() {
        TestUpdate test = TestUpdate.builder(
                        "t1",
                        "Ponds",
                        TestPartUpdate.of(
                                "p1",
                                "linear",
                                "individual",
                                SectionUpdate.builder("s1", "Frogs")
                                        .itemRefs(ItemRef.of("i1", "i1.xml"))
                                        .build()))
                .maxAttempts(3)
                .metadata(Map.of("a", "1"))
                .build();

        assertThat(client.update(Update.test("t1", test), VERIFIED).differences())
                .isEmpty();

        service.afterWrite((path, object) -> {
            object.put("rawXml", TEST.replace("<qti-assessment-item-ref identifier=\"i1\" href=\"i1.xml\"/>", ""));
            object.put("maxAttempts", 1);
        });
        UpdateResult<StoredTest> result = client.update(Update.test("t1", test), VERIFIED);

        assertThat(result.nextStep()).isEqualTo(NextStep.UPDATE_AGAIN);
        assertThat(result.differences())
                .extracting(Difference::kind)
                .containsExactlyInAnyOrder(Kind.XML, Kind.FIELD, Kind.STALE_FIELD);
    }

    @Test
    void provesAStimulus() {
        StimulusUpdate stimulus = StimulusUpdate.builder("st1", "The pond", "<p>Wet &amp; <b>green</b></p>")
                .metadata(Map.of("a", "1"))
                .build();

        assertThat(client.update(Update.stimulus("st1", stimulus), VERIFIED).differences())
                .isEmpty();

        service.afterWrite((path, object) ->
                object.put("rawXml", object.get("rawXml").toString().replace("green", "blue")));
        assertThat(client.update(Update.stimulus("st1", stimulus), VERIFIED).nextStep())
                .isEqualTo(NextStep.UPDATE_AGAIN);
    }

    @Test
    void looksWhetherItemsWereOrderedAddedRemoved() throws IOException {
        String path = "/api/assessment-tests/t1/test-parts/p1/sections/s1";
        try (ScriptedServer server = new ScriptedServer();
                QtiClient scripted = server.client(new FakeTime()).build()) {
            String section =
                    "{\"identifier\":\"s1\",\"qti-assessment-item-ref\":[{\"identifier\":\"a\"},{\"identifier\":\"x\"},"
                            + "{\"identifier\":\"b\"}]}";
            List<Update<StoredSection>> right = List.of(
                    Update.itemOrder("t1", "p1", "s1", ItemOrder.of("a", "b")),
                    Update.addItem("t1", "p1", "s1", ItemPlace.of("b")),
                    Update.removeItem("t1", "p1", "s1", "c"));
            List<Update<StoredSection>> wrong = List.of(
                    Update.itemOrder("t1", "p1", "s1", ItemOrder.of("b", "a")),
                    Update.addItem("t1", "p1", "s1", ItemPlace.of("c")),
                    Update.removeItem("t1", "p1", "s1", "x"));
            int[] statuses = {200, 201, 204};
            for (int i = 0; i < 3; i++) {
                for (Update<StoredSection> update : List.of(right.get(i), wrong.get(i))) {
                    server.reply(
                            ScriptedServer.Reply.of(statuses[i], statuses[i] == 204 ? "" : "{}"),
                            ScriptedServer.Reply.of(200, section));
                    UpdateResult<StoredSection> result = scripted.update(update, VERIFIED);
                    assertThat(result.isProven()).as(update.request()).isEqualTo(update == right.get(i));
                    assertThat(result.readBack().identifier()).isEqualTo("s1");
                }
            }
            assertThat(server.requests())
                    .hasSize(12)
                    .anyMatch(request -> request.path().equals(path));
        }
    }

    @Test
    void doesNotHideThatAnUpdateWasAcceptedWhenItCannotBeReadBack() throws IOException {
        try (ScriptedServer server = new ScriptedServer();
                QtiClient scripted = server.client(new FakeTime()).build()) {
            server.reply(ScriptedServer.Reply.of(200, "{\"identifier\":\"i1\"}"), ScriptedServer.Reply.of(500, "{}"));

            UpdateResult<StoredItem> result = scripted.update(update(), VERIFIED.withPreflight(false));

            assertThat(result.answer().identifier()).isEqualTo("i1");
            assertThat(result.nextStep()).isEqualTo(NextStep.READ_BACK);
            assertThat(result.differences())
                    .singleElement()
                    .satisfies(difference ->
                            assertThat(difference.message()).contains("could not be read back", "status 500"));
        }
    }

    @Test
    void throwsFromPlainMethodsWhenTheBuilderWantsProof() throws IOException {
        service.afterWrite((path, object) -> object.put("rawXml", ITEM.replace("Frogs", "Old")));
        try (QtiClient careful =
                service.client().verification(Verification.READ_BACK).build()) {
            assertThatThrownBy(() -> careful.updateAssessmentItem("i1", ItemEnvelope.xml(ITEM)))
                    .isInstanceOfSatisfying(NotProvenException.class, thrown -> {
                        assertThat(thrown.result().differences()).isNotEmpty();
                        assertThat(thrown).hasMessageContaining("look at the differences");
                        assertThat(thrown.getMessage()).doesNotContain("Frogs");
                    });
            service.afterWrite((path, object) -> {});
            assertThat(careful.updateAssessmentItem("i1", ItemEnvelope.xml(ITEM))
                            .title())
                    .isEqualTo("Frogs");
        }
    }

    @Test
    void comparesOnlyMetadataAfterARequestForMetadata() {
        service.afterWrite((path, object) -> object.put("metadata", Map.of("a", "1", "kept", true)));

        UpdateResult<StoredTest> result = client.update(Update.testMetadata("t1", Map.of("a", "1")), VERIFIED);

        // Whether the service merges or replaces is not documented: either is right.
        assertThat(result.isProven()).isTrue();
    }
}
