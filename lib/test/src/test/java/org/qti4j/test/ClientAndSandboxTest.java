// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qti4j.test.QtiAssertions.assertThatQti;
import static org.qti4j.test.QtiAssertions.assertThatSandbox;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.client.DocumentKind;
import org.qti4j.client.NotFoundException;
import org.qti4j.client.QtiApiException;
import org.qti4j.client.QtiClient;
import org.qti4j.client.StoredItem;
import org.qti4j.client.Update;
import org.qti4j.client.UpdateOptions;
import org.qti4j.client.UpdateResult;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.json.api.ItemOrder;
import org.qti4j.json.api.ItemPlace;
import org.qti4j.json.api.ItemRef;
import org.qti4j.json.api.SectionUpdate;
import org.qti4j.json.api.StimulusUpdate;
import org.qti4j.json.api.TestPartUpdate;
import org.qti4j.json.api.TestUpdate;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.QtiSandbox;
import org.qti4j.sandbox.RecordedRequest;
import org.qti4j.testkit.TestData;

/** The client and the sandbox understand each other, whatever the sandbox does. */
@Timeout(120)
@QtiSandboxTest(seeds = {"colour.xml", "unit.xml"})
class ClientAndSandboxTest {
    private static final String ITEM = TestData.text(Path.of("src/test/resources/org/qti4j/test/colour.xml"));
    private static final String TEST = TestData.text(Path.of("src/test/resources/org/qti4j/test/unit.xml"));

    @Test
    void doesEverythingTheClientCanAskFor(QtiSandbox sandbox, QtiClient client) {
        operations(client);

        assertThat(sandbox.requests()).allMatch(request -> request.status() < 300);
        assertThatSandbox(sandbox).item("colour").isValid();
        assertThatSandbox(sandbox).test("unit").isValid();
        assertThatSandbox(sandbox).stimulus("leaf").isValid();
        assertThatThrownBy(() -> client.getStimulus("none")).isInstanceOf(NotFoundException.class);
    }

    private static void operations(QtiClient client) {
        client.createStimulus(
                StimulusUpdate.builder("leaf", "Leaf", "<p>Green.</p>").build());
        client.updateStimulus(
                "leaf", StimulusUpdate.builder("leaf", "Leaf", "<p>Red.</p>").build());
        client.getStimulus("leaf");
        client.createAssessmentItem(ItemEnvelope.xml(ITEM.replace("\"colour\"", "\"new\"")));
        client.updateAssessmentItem(
                "colour", ItemEnvelope.xml(ITEM).withMetadata(Map.of("subject", "Art", "grade", "5")));
        client.updateAssessmentItemMetadata(ItemEnvelope.xml(ITEM).withMetadata(Map.of("difficulty", "easy")));
        client.getAssessmentItem("colour");
        client.createAssessmentTest(TEST.replace("\"unit\"", "\"other\""));
        client.updateAssessmentTest("unit", TEST);
        client.updateAssessmentTestMetadata("unit", Map.of("grade", "5"));
        client.updateAssessmentTest(
                "unit", TestUpdate.builder("unit", "By JSON", part("part")).build());
        client.updateTestPart("unit", part("part"));
        client.getTestPart("unit", "part");
        client.updateSection(
                "unit",
                "part",
                "section",
                SectionUpdate.builder("section", "New")
                        .itemRefs(ItemRef.of("colour", "colour.xml"))
                        .build());
        client.addItemToSection("unit", "part", "section", ItemPlace.of("new"));
        client.updateItemOrder("unit", "part", "section", ItemOrder.of("new", "colour"));
        client.removeItemFromSection("unit", "part", "section", "new");
        client.getSection("unit", "part", "section");
        client.getAssessmentTest("unit");
        client.modifyItem("colour", edit -> edit.item().setTitle("Other"));
        client.modifyTest("unit", edit -> edit.test().setTitle("Other"));
        client.modifySection("unit", "part", "section", edit -> edit.section().setTitle("Other"));
        client.modifyStimulus("leaf", edit -> edit.stimulus().setTitle("Other"));
        assertThat(client.validate(DocumentKind.ITEM, ITEM).isValid()).isTrue();
        assertThat(client.validate(DocumentKind.ITEM, TEST).isValid()).isFalse();
        assertThat(client.validateStored(DocumentKind.TEST, "unit").isValid()).isTrue();
        assertThat(client.validateBatch(DocumentKind.ITEM, List.of(ITEM), List.of("colour")))
                .isNotEmpty();
    }

    private static TestPartUpdate part(String identifier) {
        return TestPartUpdate.of(
                identifier,
                "linear",
                "individual",
                SectionUpdate.builder("section", "Spring")
                        .itemRefs(ItemRef.of("colour", "colour.xml"))
                        .build());
    }

    static Set<Misbehaviour> eachTime() {
        Set<Misbehaviour> all = EnumSet.allOf(Misbehaviour.class);
        all.removeAll(Misbehaviour.all(Misbehaviour.Kind.RANDOM));
        // Here the service really has nothing under these identifiers, or really has other ones.
        all.remove(Misbehaviour.NOT_FOUND_AFTER_CREATE);
        all.remove(Misbehaviour.ORDER_DROPS_UNNAMED);
        return all;
    }

    @ParameterizedTest
    @MethodSource("eachTime")
    void isUnderstoodWhateverTheDocumentsLeaveOpen(Misbehaviour misbehaviour, QtiSandbox sandbox, QtiClient client) {
        sandbox.misbehave(misbehaviour);

        operations(client);

        assertThat(sandbox.requests()).allMatch(request -> request.status() < 300);
    }

    @Test
    @QtiSandboxTest(faultSeed = 20261121, faultRate = 0.3)
    void tellsTheTruthAboutEveryItemWhenEverythingGoesWrong(QtiSandbox sandbox, QtiClient client) throws Exception {
        int count = 40;
        IntStream.range(0, count).forEach(i -> sandbox.putItem(item(i).replace("green", "yellow")));
        sandbox.misbehave(EnumSet.allOf(Misbehaviour.class));
        Map<Integer, Future<String>> pushed = new TreeMap<>();
        ExecutorService workers = Executors.newFixedThreadPool(8);
        try {
            for (int i = 0; i < count; i++) {
                int number = i;
                pushed.put(i, workers.submit(() -> push(client, number)));
            }
            for (Map.Entry<Integer, Future<String>> each : pushed.entrySet()) {
                String outcome = each.getValue().get();
                if (outcome.equals("proven")) {
                    String stored = (String)
                            sandbox.item("q" + each.getKey()).orElseThrow().get("rawXml");
                    assertThatQti(stored).hasSameContentAs(item(each.getKey()));
                }
                assertThat(outcome).isNotEmpty();
            }
        } finally {
            workers.shutdownNow();
        }
        assertThat(sandbox.requests())
                .filteredOn(
                        request -> request.status() == 500 && request.fault().isEmpty())
                .as("failures of the sandbox itself")
                .isEmpty();
        assertThat(sandbox.requests().stream().map(RecordedRequest::fault).distinct())
                .as("different faults")
                .hasSizeGreaterThan(8);
    }

    private static String item(int number) {
        return ITEM.replace("\"colour\"", "\"q" + number + "\"");
    }

    private static String push(QtiClient client, int number) {
        try {
            UpdateResult<StoredItem> result = client.update(
                    Update.item("q" + number, ItemEnvelope.xml(item(number)).withMetadata(Map.of("grade", "4"))),
                    UpdateOptions.defaults().verified());
            return result.isProven() ? "proven" : result.differences().toString();
        } catch (QtiApiException e) {
            return e.getMessage() == null ? "" : e.getMessage();
        }
    }
}
