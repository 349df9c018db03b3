// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qti4j.json.Json;
import org.qti4j.model.AssessmentItemRef;
import org.qti4j.model.ChoiceInteraction;
import org.qti4j.model.P;
import org.qti4j.model.SimpleChoice;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.QtiFormatException;

@Timeout(60)
class ModifyTest {
    private static final String NS = " xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"";
    private static final String ITEM =
            "<qti-assessment-item" + NS + " identifier=\"i1\" title=\"Frogs\" time-dependent=\"false\">"
                    + "<qti-response-declaration identifier=\"RESPONSE\" cardinality=\"single\" base-type=\"identifier\">"
                    + "<qti-correct-response><qti-value>A</qti-value></qti-correct-response></qti-response-declaration>"
                    + "<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"/>"
                    + "<qti-item-body><!-- checked by Ann -->"
                    + "<qti-choice-interaction response-identifier=\"RESPONSE\" max-choices=\"1\"><qti-prompt>Which?</qti-prompt>"
                    + "<qti-simple-choice identifier=\"A\">Frog</qti-simple-choice>"
                    + "<qti-simple-choice identifier=\"B\">Toad</qti-simple-choice></qti-choice-interaction></qti-item-body>"
                    + "</qti-assessment-item>";
    private static final String TEST = "<qti-assessment-test" + NS + " identifier=\"t1\" title=\"Ponds\">"
            + "<qti-test-part identifier=\"p1\" navigation-mode=\"linear\" submission-mode=\"individual\">"
            + "<qti-assessment-section identifier=\"s1\" title=\"Frogs\" visible=\"true\">"
            + "<qti-assessment-item-ref identifier=\"i1\" href=\"i1.xml\"/></qti-assessment-section>"
            + "<qti-assessment-section identifier=\"s2\" title=\"Toads\" visible=\"true\"/></qti-test-part></qti-assessment-test>";
    private static final String RICH_TEST = TEST.replace(
            "<qti-assessment-item-ref identifier=\"i1\" href=\"i1.xml\"/>",
            "<qti-selection select=\"1\"/><qti-ordering shuffle=\"true\"/>"
                    + "<qti-assessment-item-ref identifier=\"i1\" href=\"i1.xml\" required=\"true\"/>");
    private static final String STIMULUS = "<qti-assessment-stimulus" + NS
            + " identifier=\"st1\" title=\"The pond\" xml:lang=\"en\"><qti-stimulus-body><!-- draft --><p>Wet.</p></qti-stimulus-body>"
            + "</qti-assessment-stimulus>";

    private static final String ITEM_PATH = "/assessment-items/i1";
    private static final String TEST_PATH = "/assessment-tests/t1";

    private TinyService service;
    private QtiClient client;

    @BeforeEach
    void start() throws IOException {
        service = new TinyService();
        client = service.client().build();
    }

    @AfterEach
    void stop() {
        client.close();
        service.close();
    }

    private static List<String> messages(Iterable<Diagnostic> findings) {
        List<String> messages = new ArrayList<>();
        findings.forEach(finding -> messages.add(finding.message()));
        return messages;
    }

    @Test
    void changesAnItemAndProvesIt() {
        service.store(ITEM_PATH, ITEM, Map.of("metadata", Map.of("grade", "5", "humanApproved", true)));

        UpdateResult<StoredItem> result = client.modifyItem("i1", edit -> {
            edit.item().descendants(ChoiceInteraction.class).get(0).setShuffle(true);
            edit.metadata().put("humanApproved", false);
        });

        assertThat(result.differences()).isEmpty();
        assertThat(result.isProven()).isTrue();
        assertThat(result.proven().rawXml()).contains("shuffle=\"true\"");
        assertThat(service.stored(ITEM_PATH)).containsEntry("metadata", Map.of("grade", "5", "humanApproved", false));
        assertThat(service.requests())
                .containsExactly("GET " + ITEM_PATH, "GET " + ITEM_PATH, "PUT " + ITEM_PATH, "GET " + ITEM_PATH);
        assertThat(messages(result.losses())).singleElement().asString().contains("comment");
    }

    @Test
    void leavesTheDocumentAloneWhenOnlyMetadataChange() {
        service.store(ITEM_PATH, ITEM, Map.of("metadata", Map.of("grade", "5")));

        UpdateResult<StoredItem> result = client.modifyItem("i1", edit -> {
            assertThat(edit.item().getTitle()).isEqualTo("Frogs");
            edit.metadata().put("grade", "6");
        });

        assertThat(result.losses()).isEmpty();
        assertThat(Json.readObject(service.bodies().get(0))).containsEntry("xml", ITEM);
    }

    @Test
    void sendsNothingWhenNothingChanged() {
        service.store(ITEM_PATH, ITEM, Map.of("metadata", Map.of("grade", "5")));

        UpdateResult<StoredItem> result =
                client.modifyItem("i1", edit -> edit.item().setTitle("Frogs"));

        assertThat(result.sent()).isFalse();
        assertThat(result.isProven()).isTrue();
        assertThat(service.requests()).containsExactly("GET " + ITEM_PATH);
    }

    @Test
    void editsAsTextWhatTheModelCannotHold() {
        service.store(ITEM_PATH, ITEM, Map.of());

        UpdateResult<StoredItem> result =
                client.modifyItem("i1", edit -> edit.xml(edit.xml().replace("Frogs", "Newts")));

        assertThat(result.isProven()).isTrue();
        assertThat(Json.readObject(service.bodies().get(0)))
                .containsEntry("xml", ITEM.replace("Frogs", "Newts"))
                .doesNotContainKey("metadata");
    }

    @Test
    void linksAStimulusThatOnlyTheFieldsName() {
        service.store(
                ITEM_PATH, ITEM, Map.of("stimulusRef", Map.of("identifier", "st1", "href", "https://x.example/st1")));

        UpdateResult<StoredItem> result = client.modifyItem("i1", edit -> {
            assertThat(edit.stimulusRefs()).containsExactly(new StimulusRef("st1", "https://x.example/st1"));
            edit.item().setTitle("Newts");
        });

        assertThat(result.isProven()).isTrue();
        assertThat((String) Json.readObject(service.bodies().get(0)).get("xml"))
                .contains("<qti-assessment-stimulus-ref identifier=\"st1\" href=\"https://x.example/st1\"/>");
    }

    @Test
    void reportsAStimulusThatTheServiceDroppedAllTheSame() {
        String linked = ITEM.replace(
                "<qti-item-body>",
                "<qti-assessment-stimulus-ref identifier=\"st1\" href=\"stimuli/st1\"/><qti-item-body>");
        service.store(ITEM_PATH, linked, Map.of());
        service.afterWrite((path, object) -> object.remove("stimulusRef"));

        UpdateResult<StoredItem> result =
                client.modifyItem("i1", edit -> edit.item().setTitle("Newts"));

        assertThat(result.differences()).extracting(Difference::kind).containsExactly(Difference.Kind.STIMULUS);
        assertThat(result.nextStep()).isEqualTo(NextStep.ALIGN_FIELDS);
        assertThatThrownBy(result::proven).isInstanceOf(NotProvenException.class);
    }

    @Test
    void stopsWhenSomebodyElseWasFaster() {
        service.store(ITEM_PATH, ITEM, Map.of());
        AtomicInteger reads = new AtomicInteger();
        service.beforeRead((path, object) -> {
            if (reads.incrementAndGet() == 2) {
                object.put("__v", 9);
            }
        });

        ConcurrentChangeException changed = catchThrowableOfType(
                ConcurrentChangeException.class,
                () -> client.modifyItem("i1", edit -> edit.item().setTitle("Newts")));

        assertThat(changed).hasMessageContaining("version 1").hasMessageContaining("version 9");
        assertThat(changed.fetched().version()).isEqualTo(1);
        assertThat(changed.current().version()).isEqualTo(9);
        assertThat(service.requests()).containsExactly("GET " + ITEM_PATH, "GET " + ITEM_PATH);
    }

    @Test
    void noticesAChangeThatMovesNoMark() {
        service.store(ITEM_PATH, ITEM, Map.of());
        AtomicInteger reads = new AtomicInteger();
        service.beforeRead((path, object) -> {
            if (reads.incrementAndGet() == 2) {
                object.put("rawXml", ITEM.replace("Toad", "Newt"));
            }
        });

        assertThatThrownBy(() -> client.modifyItem("i1", edit -> edit.item().setTitle("Newts")))
                .isInstanceOf(ConcurrentChangeException.class);
    }

    @Test
    void endsWithWhatTheEditThrows() {
        service.store(ITEM_PATH, ITEM, Map.of());
        IllegalStateException own = new IllegalStateException("not today");
        Thread caller = Thread.currentThread();

        assertThatThrownBy(() -> client.modifyItem("i1", edit -> {
                    assertThat(Thread.currentThread()).isSameAs(caller);
                    throw own;
                }))
                .isSameAs(own);
        assertThat(service.requests()).containsExactly("GET " + ITEM_PATH);
    }

    @Test
    void stopsOnlyAtFaultsThatTheEditMade() {
        String faulty = ITEM.replace("max-choices=\"1\"", "max-choices=\"one\"");
        service.store(ITEM_PATH, ITEM, Map.of());
        service.stored(ITEM_PATH).put("rawXml", faulty);

        UpdateResult<StoredItem> result =
                client.modifyItem("i1", edit -> edit.xml(edit.xml().replace("Frogs", "Newts")));
        assertThat(result.sent()).isTrue();
        assertThat(messages(result.findings())).isNotEmpty();

        PreflightException stopped = catchThrowableOfType(
                PreflightException.class,
                () -> client.modifyItem(
                        "i1",
                        edit -> edit.item()
                                .descendants(ChoiceInteraction.class)
                                .get(0)
                                .getSimpleChoices()
                                .add(new SimpleChoice())));
        assertThat(messages(stopped.reasons())).singleElement().asString().contains("identifier");
        assertThat(stopped.diagnostics().size()).isGreaterThan(1);
    }

    @Test
    void doesNotReplaceWhatItCannotRead() {
        service.store(ITEM_PATH, ITEM, Map.of());
        service.stored(ITEM_PATH).remove("rawXml");

        assertThatThrownBy(() -> client.modifyItem("i1", edit -> edit.metadata().put("a", "b")))
                .isInstanceOf(QtiFormatException.class)
                .hasMessageContaining("without rawXml");
        assertThat(service.bodies()).isEmpty();
    }

    @Test
    void worksWithoutWaitingToo() {
        service.store(ITEM_PATH, ITEM, Map.of());

        assertThat(client.async()
                        .modifyItem("i1", edit -> edit.item().setTitle("Newts"))
                        .join()
                        .isProven())
                .isTrue();
    }

    @Test
    void changesATestAsJsonWithEverythingBesideTheDocument() {
        service.store(
                TEST_PATH,
                TEST,
                Map.of("metadata", Map.of("a", "1"), "maxAttempts", 2, "toolsEnabled", Map.of("calculator", true)));

        UpdateResult<StoredTest> result = client.modifyTest("t1", edit -> {
            edit.test().setTitle("Lakes");
            edit.metadata().remove("a");
            edit.metadata().put("b", "2");
            edit.maxAttempts(new BigDecimal(edit.maxAttempts().intValue() + 1));
        });

        assertThat(result.differences()).isEmpty();
        assertThat(result.isProven()).isTrue();
        Map<String, Object> sent = Json.readObject(service.bodies().get(0));
        assertThat(Shapes.problems("test-by-json", sent)).isEmpty();
        assertThat(sent)
                .containsEntry("title", "Lakes")
                .containsEntry("metadata", Map.of("b", "2"))
                .containsEntry("maxAttempts", 3)
                .containsEntry("toolsEnabled", Map.of("calculator", true));
        assertThat(service.bodies()).hasSize(1);
    }

    @Test
    void changesATestThatJsonCannotHoldAsXmlAndSendsTheMetadataAfterIt() {
        service.store(TEST_PATH, RICH_TEST, Map.of("metadata", Map.of("a", "1"), "maxAttempts", 2));
        service.afterWrite((path, object) -> {
            if (service.bodies().size() == 1) {
                object.remove("metadata");
            }
        });

        UpdateResult<StoredTest> result =
                client.modifyTest("t1", edit -> edit.test().setTitle("Lakes"));

        assertThat(result.differences()).isEmpty();
        assertThat(service.bodies().get(0)).startsWith("<?xml").contains("qti-ordering", "Lakes");
        assertThat(service.bodies().get(1)).isEqualTo("{\"metadata\":{\"a\":\"1\"}}");
        assertThat(service.stored(TEST_PATH)).containsEntry("metadata", Map.of("a", "1"));
        assertThat(messages(result.losses())).singleElement().asString().contains("maxAttempts");
    }

    @Test
    void doesNotLoseAnEditThatTheOnlyPossibleRequestCannotSay() {
        service.store(TEST_PATH, RICH_TEST, Map.of("maxAttempts", 2));

        assertThatThrownBy(() -> client.modifyTest("t1", edit -> edit.maxAttempts(BigDecimal.TEN)))
                .isInstanceOf(PreflightException.class)
                .hasMessageContaining("maxAttempts");
        assertThat(service.bodies()).isEmpty();
    }

    @Test
    void changesOnlyTheMetadataOfATestWhenThatIsAll() {
        service.store(TEST_PATH, RICH_TEST, Map.of("metadata", Map.of("a", "1")));

        UpdateResult<StoredTest> result =
                client.modifyTest("t1", edit -> edit.metadata().put("b", "2"));

        assertThat(result.isProven()).isTrue();
        assertThat(service.requests())
                .contains("PUT " + TEST_PATH + "/metadata")
                .doesNotContain("PUT " + TEST_PATH);
    }

    @Test
    void changesASectionByItsOwnRequestWhereThatIsSafe() {
        service.store(TEST_PATH, TEST, Map.of("metadata", Map.of("a", "1")));

        UpdateResult<StoredSection> result = client.modifySection("t1", "p1", "s1", edit -> {
            assertThat(edit.fetchedSection().title()).isEqualTo("Frogs");
            edit.section()
                    .getSectionParts()
                    .add(new AssessmentItemRef().withIdentifier("i2").withHref("i2.xml"));
        });

        assertThat(result.differences()).isEmpty();
        assertThat(result.isProven()).isTrue();
        assertThat(result.readBack().itemRefs())
                .extracting(ref -> ref.identifier())
                .containsExactly("i1", "i2");
        assertThat(service.requests())
                .containsExactly(
                        "GET " + TEST_PATH,
                        "GET " + TEST_PATH,
                        "PUT " + TEST_PATH + "/test-parts/p1/sections/s1",
                        "GET " + TEST_PATH);
        assertThat(Shapes.problems(
                        "section-by-json", Json.readObject(service.bodies().get(0))))
                .isEmpty();
    }

    @Test
    void changesASectionByTheWholeTestWhereItsOwnRequestWouldLoseSomething() {
        service.store(TEST_PATH, RICH_TEST, Map.of("metadata", Map.of("a", "1")));

        UpdateResult<StoredSection> result =
                client.modifySection("t1", "p1", "s2", edit -> edit.section().setTitle("Newts"));

        assertThat(result.differences()).isEmpty();
        assertThat(result.answer().title()).isEqualTo("Newts");
        assertThat(service.requests()).contains("PUT " + TEST_PATH);
        assertThat((String) service.stored(TEST_PATH).get("rawXml")).contains("qti-ordering", "Newts");
    }

    @Test
    void saysThatThereIsNoSuchSection() {
        service.store(TEST_PATH, TEST, Map.of());

        assertThatThrownBy(() -> client.modifySection("t1", "p1", "s9", edit -> {}))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no section \"s9\"");
    }

    @Test
    void changesAStimulus() {
        service.store("/stimuli/st1", STIMULUS, Map.of("metadata", Map.of("a", "1"), "catalogInfo", List.of()));

        UpdateResult<StoredStimulus> result = client.modifyStimulus(
                "st1", edit -> edit.stimulus().getStimulusBody().getContent().add(new P().withContent("Green.")));

        assertThat(result.differences()).isEmpty();
        assertThat(result.isProven()).isTrue();
        assertThat(messages(result.losses())).isNotEmpty().allMatch(message -> message.contains("comment"));
        Map<String, Object> sent = Json.readObject(service.bodies().get(0));
        assertThat(Shapes.problems("stimulus-by-json", sent)).isEmpty();
        assertThat(sent).containsEntry("metadata", Map.of("a", "1")).containsEntry("language", "en");
        assertThat((String) sent.get("content")).contains("<p>Wet.</p>", "<p>Green.</p>");
    }

    @Test
    void stopsBeforeAStimulusLosesSomethingUnlessThatIsAccepted() {
        service.store(
                "/stimuli/st1",
                STIMULUS.replace(
                        "<qti-stimulus-body>",
                        "<qti-stylesheet href=\"a.css\" type=\"text/css\"/><qti-stylesheet href=\"b.css\" type=\"text/css\"/>"
                                + "<qti-stimulus-body>"),
                Map.of());

        assertThatThrownBy(() ->
                        client.modifyStimulus("st1", edit -> edit.stimulus().setTitle("Lake")))
                .isInstanceOf(PreflightException.class)
                .hasMessageContaining("qti-stylesheet");
        assertThat(service.bodies()).isEmpty();
        UpdateResult<StoredStimulus> result = client.modifyStimulus(
                "st1",
                UpdateOptions.defaults().verified().acceptingLoss(true),
                edit -> edit.stimulus().setTitle("Lake"));
        assertThat(messages(result.losses())).anyMatch(message -> message.contains("qti-stylesheet"));
    }
}
