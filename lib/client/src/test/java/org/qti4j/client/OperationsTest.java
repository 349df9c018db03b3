// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.client.ScriptedServer.Reply;
import org.qti4j.json.Json;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.json.api.ItemOrder;
import org.qti4j.json.api.ItemPlace;
import org.qti4j.json.api.ItemRef;
import org.qti4j.model.AssessmentItem;
import org.qti4j.model.AssessmentStimulus;
import org.qti4j.model.P;
import org.qti4j.model.StimulusBody;
import org.qti4j.model.Stylesheet;
import org.qti4j.model.diagnostic.QtiFormatException;

/** What each operation sends and takes, held against the documents. */
@Timeout(60)
class OperationsTest {
    private static final String TIMES =
            "\"createdAt\":\"2026-01-01T00:00:00.000Z\",\"updatedAt\":\"2026-01-02T03:04:05Z\",\"__v\":2";
    private static final String SECTION =
            "{\"identifier\":\"s1\",\"title\":\"Frogs\",\"visible\":true,\"required\":true,\"fixed\":false,"
                    + "\"sequence\":2,\"qti-assessment-item-ref\":[{\"identifier\":\"i1\",\"href\":\"i1.xml\"},{\"identifier\":\"i2\"}],"
                    + "\"qti-pre-condition\":[{}],\"qti-branch-rule\":[]";
    private static final String PART =
            "{\"identifier\":\"p1\",\"navigationMode\":\"linear\",\"submissionMode\":\"individual\","
                    + "\"qti-assessment-section\":[" + SECTION + "}],\"qti-pre-condition\":[],\"qti-branch-rule\":[{}]";
    private static final String RAW = ",\"rawXml\":\"<x/>\",\"content\":{}," + TIMES;

    /** One answer for each shape that has every documented field. */
    private static final Map<String, String> ANSWERS = Map.of(
            "test",
            "{\"identifier\":\"t1\",\"title\":\"Ponds\",\"qtiVersion\":\"3.0\",\"qti-test-part\":[" + PART
                    + "}],\"qti-outcome-declaration\":[{\"identifier\":\"SCORE\",\"cardinality\":\"single\",\"baseType\":\"float\","
                    + "\"normalMaximum\":4,\"normalMinimum\":0,\"defaultValue\":{\"value\":0}}],\"timeLimit\":600,\"maxAttempts\":2,"
                    + "\"toolsEnabled\":{\"calculator\":true},\"metadata\":{\"a\":1},\"isValidXml\":true" + RAW + "}",
            "test-part",
            PART + RAW + "}",
            "section",
            SECTION + RAW + "}",
            "item",
            "{\"identifier\":\"i1\",\"title\":\"Frogs\",\"type\":\"choice\",\"qtiVersion\":\"3.0\",\"timeDependent\":false,"
                    + "\"adaptive\":false,\"responseDeclarations\":[{\"identifier\":\"RESPONSE\",\"cardinality\":\"single\","
                    + "\"baseType\":\"identifier\",\"correctResponse\":{\"value\":[\"A\"]}}],\"outcomeDeclarations\":[{\"identifier\":\"SCORE\","
                    + "\"cardinality\":\"single\",\"baseType\":\"float\"}],\"responseProcessing\":{},\"metadata\":{},\"modalFeedback\":[],"
                    + "\"feedbackInline\":[],\"feedbackBlock\":[],\"interaction\":{\"type\":\"choice\"},"
                    + "\"stimulusRef\":{\"identifier\":\"st1\",\"href\":\"stimuli/st1\"}" + RAW + "}",
            "stimulus",
            "{\"identifier\":\"st1\",\"title\":\"The pond\",\"catalogInfo\":[{\"id\":\"c\",\"support\":\"s\",\"content\":\"x\"}],"
                    + "\"label\":\"l\",\"language\":\"en\",\"stylesheet\":{\"href\":\"a\",\"type\":\"text/css\"},\"toolName\":\"T\","
                    + "\"toolVersion\":\"1\",\"metadata\":{}" + RAW + "}");

    private ScriptedServer server;
    private QtiClient client;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        client = server.client(new FakeTime()).build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    static Stream<ApiOperation> operations() {
        return ApiOperation.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void sendsWhatTheDocumentsSay(ApiOperation operation) {
        server.reply(Reply.of(operation.status(), answer(operation)), Reply.of(operation.status(), answer(operation)));

        operation.call().apply(client);
        operation.async().apply(client.async()).join();

        assertThat(server.requests()).hasSize(2).allSatisfy(request -> {
            assertThat(request.method() + " " + request.path()).isEqualTo(operation.method() + " " + operation.path());
            assertThat(request.header("Content-Type")).isEqualTo(operation.contentType());
            assertThat(request.header("Accept")).isEqualTo("application/json");
            if (!operation.requestShape().isEmpty()) {
                assertThat(Shapes.problems(operation.requestShape(), Json.readObject(request.body())))
                        .isEmpty();
            }
        });
        assertThat(server.requests().get(1).body())
                .isEqualTo(server.requests().get(0).body());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void keepsEveryFieldOfTheAnswer(ApiOperation operation) {
        String answer = answer(operation);
        server.reply(Reply.of(operation.status(), answer));

        Object result = operation.call().apply(client);

        if (result instanceof StoredEntity entity) {
            // The answer of the test has every documented field, and no other.
            assertThat(Shapes.problems(operation.answerShape(), entity.json())).isEmpty();
            assertThat(entity.json().keySet()).containsAll(Shapes.fields(operation.answerShape()));
            assertThat(Json.write(entity.json())).isEqualTo(answer);
            assertThat(entity.rawXml()).isEqualTo("<x/>");
            assertThat(entity.content()).isEmpty();
            assertThat(entity.createdAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
            assertThat(entity.updatedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05Z"));
            assertThat(entity.version()).isEqualTo(2L);
        }
    }

    @Test
    void namesTheFieldsOfAnswers() {
        server.reply(
                Reply.of(200, ANSWERS.get("test")),
                Reply.of(200, ANSWERS.get("item")),
                Reply.of(200, ANSWERS.get("stimulus")));

        StoredTest test = client.getAssessmentTest("t1");
        StoredItem item = client.getAssessmentItem("i1");
        StoredStimulus stimulus = client.getStimulus("st1");

        assertThat(test.isValidXml()).isTrue();
        assertThat(test.timeLimit()).isEqualByComparingTo("600");
        assertThat(test.maxAttempts()).isEqualByComparingTo("2");
        assertThat(test.toolsEnabled()).containsEntry("calculator", true);
        StoredTestPart part = test.testParts().get(0);
        assertThat(part.navigationMode() + " " + part.submissionMode()).isEqualTo("linear individual");
        StoredSection section = part.sections().get(0);
        assertThat(section.visible()).isTrue();
        assertThat(section.required()).isTrue();
        assertThat(section.fixed()).isFalse();
        assertThat(section.sequence()).isEqualTo(2);
        assertThat(section.itemRefs()).containsExactly(ItemRef.of("i1", "i1.xml"), ItemRef.of("i2"));
        assertThat(item.type()).isEqualTo("choice");
        assertThat(item.interaction()).containsEntry("type", "choice");
        assertThat(item.stimulusRefs()).containsExactly(new StimulusRef("st1", "stimuli/st1"));
        assertThat(stimulus.language() + stimulus.label()).isEqualTo("enl");
    }

    /** What the sources disagree about: either is taken. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"stimulusRef\":{\"identifier\":\"st1\",\"href\":\"h\"}}",
                "{\"stimulusRef\":[{\"identifier\":\"st1\",\"href\":\"h\"},{\"href\":\"x\"},7]}",
                "{\"stimulus\":{\"identifier\":\"st1\",\"href\":\"h\"}}",
                "{\"stimulus\":[{\"identifier\":\"st1\",\"href\":\"h\"}]}"
            })
    void readsAStimulusWhereverItStands(String answer) {
        server.reply(Reply.of(200, answer));

        assertThat(client.getAssessmentItem("i").stimulusRefs()).containsExactly(new StimulusRef("st1", "h"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"success\":\"false\",\"entityId\":\"e\",\"xmlContent\":\"<a/>\",\"validationErrors\":[\"one\",\"two\"],\"message\":\"bad\"}",
                "{\"success\":false,\"entityId\":\"e\",\"xmlContent\":\"<a/>\",\"validationErrors\":[\"one\",7,\"two\"],\"error\":\"bad\"}"
            })
    void returnsThatADocumentIsInvalid(String answer) {
        server.reply(Reply.of(200, answer));

        ServiceValidation validation = client.validate(DocumentKind.ITEM, "<a/>");

        assertThat(validation.isValid()).isFalse();
        assertThat(validation.errors()).containsExactly("one", "two");
        assertThat(validation.message()).isEqualTo("bad");
        assertThat(validation.entityId()).isEqualTo("e");
        assertThat(validation.xmlContent()).isEqualTo("<a/>");
    }

    @Test
    void validatesManyAtOnce() {
        server.reply(
                Reply.of(200, "{\"results\":[{\"success\":\"true\"},{\"success\":true},{\"success\":\"false\"}]}"));

        List<ServiceValidation> results =
                client.validateBatch(DocumentKind.TEST, List.of("<a/>", "<b/>"), List.of("t1"));

        assertThat(results.stream().map(ServiceValidation::isValid)).containsExactly(true, true, false);
        assertThat(server.onlyRequest().body())
                .isEqualTo("{\"xml\":[\"<a/>\",\"<b/>\"],\"schema\":\"test\",\"entityIds\":[\"t1\"]}");
    }

    @Test
    void takes200ForARemovalToo() {
        server.reply(Reply.of(200, "{\"message\":\"removed\"}"));

        client.removeItemFromSection("t", "p", "s", "i");

        assertThat(server.onlyRequest().method()).isEqualTo("DELETE");
    }

    @Test
    void saysThatARepeatedRemovalMayHaveDoneItBefore() {
        server.reply(Reply.of(502, ""), Reply.of(404, "{\"error\":\"not there\"}"));

        assertThatThrownBy(() -> client.removeItemFromSection("t", "p", "s", "i"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("an earlier attempt of this call may have removed it");
    }

    @Test
    void saysThatAnExistingObjectIsNotChangedByCreatingIt() {
        server.reply(Reply.of(409, "{\"error\":\"Conflict\"}"));

        assertThatThrownBy(() -> client.createAssessmentItem(ItemEnvelope.xml("<i/>")))
                .isInstanceOf(RequestException.class)
                .hasMessageContaining("it is there already");
    }

    @Test
    void sendsAModelInTheEnvelopeThatLosesNothing() {
        server.reply(Reply.of(200, "{}"), Reply.of(200, "{}"));
        AssessmentItem item = new AssessmentItem()
                .withIdentifier("i1")
                .withTitle("Frogs & toads")
                .withTimeDependent(false);
        AssessmentStimulus stimulus = new AssessmentStimulus()
                .withIdentifier("st1")
                .withTitle("The pond")
                .withStimulusBody(new StimulusBody().withContent(new P().withContent("Frogs & toads")));

        client.updateAssessmentItem("i1", item, Map.of());
        client.updateStimulus("st1", stimulus, Map.of("grade", "5"));

        Map<String, Object> sent = Json.readObject(server.requests().get(0).body());
        assertThat(sent).containsOnlyKeys("format", "xml", "metadata").containsEntry("metadata", Map.of());
        assertThat((String) sent.get("xml")).contains("<qti-assessment-item", "Frogs &amp; toads");
        Map<String, Object> sentStimulus =
                Json.readObject(server.requests().get(1).body());
        assertThat(Shapes.problems("stimulus-by-json", sentStimulus)).isEmpty();
        assertThat(sentStimulus).containsEntry("content", "<p>Frogs &amp; toads</p>");
    }

    @Test
    void refusesAStimulusThatItsOnlyFormCannotHold() {
        AssessmentStimulus stimulus = new AssessmentStimulus()
                .withIdentifier("st1")
                .withTitle("The pond")
                .withStylesheets(
                        new Stylesheet().withHref("a.css").withType("text/css"),
                        new Stylesheet().withHref("b.css").withType("text/css"))
                .withStimulusBody(new StimulusBody());

        assertThatThrownBy(() -> client.updateStimulus("st1", stimulus, Map.of()))
                .isInstanceOf(QtiFormatException.class)
                .hasMessageContaining("qti-stylesheet");
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void declaresXmlInAnEnvelopeAsWhatItIs() {
        server.reply(Reply.of(200, "{}"));

        client.updateAssessmentItem(
                "i", ItemEnvelope.xml("\uFEFF<?xml version='1.0' encoding='windows-1252'?><i title='é'/>"));

        assertThat(Json.readObject(server.onlyRequest().body()))
                .containsEntry("xml", "<?xml version='1.0' encoding=\"UTF-8\"?><i title='é'/>");
    }

    @Test
    void refusesBeforeSendingWhatCannotBeSent() {
        List<Runnable> refused = new ArrayList<>();
        refused.add(() -> client.getStimulus(""));
        refused.add(() -> client.getTestPart("t", ""));
        refused.add(() -> client.getSection("t", "p", ""));
        refused.add(() -> client.removeItemFromSection("t", "p", "s", ""));
        refused.add(() -> client.addItemToSection("t", "", "s", ItemPlace.of("i")));
        refused.add(() -> client.updateItemOrder("", "p", "s", ItemOrder.of("i")));
        refused.add(() -> client.validateStored(DocumentKind.ITEM, ""));
        refused.add(() -> client.validate(DocumentKind.ITEM, " "));
        refused.add(() -> client.createAssessmentTest(" "));
        refused.add(() -> client.async().getAssessmentItem(""));
        refused.add(() -> client.async().updateStimulus("s", Map.of("a", new Object())));
        refused.add(() -> client.modifySection("t", "p", "", edit -> {}));

        refused.forEach(call -> assertThatIllegalArgumentException().isThrownBy(call::run));
        assertThat(server.requests()).isEmpty();
    }

    /** So that an operation that is added to one is not forgotten in the other, nor in the tests of all. */
    @Test
    void hasTheSameOperationsWithAndWithoutWaiting() {
        Set<String> waiting = signatures(QtiClient.class);
        waiting.removeIf(signature ->
                signature.startsWith("close(") || signature.startsWith("builder(") || signature.startsWith("async("));

        assertThat(signatures(QtiAsyncClient.class)).isEqualTo(waiting);
        Set<String> covered = ApiOperation.ALL.stream()
                .map(o -> o.name().split(" ")[0])
                .collect(Collectors.toCollection(TreeSet::new));
        covered.addAll(List.of("update", "modifyItem", "modifyTest", "modifySection", "modifyStimulus"));
        Set<String> names = new TreeSet<>();
        waiting.forEach(signature -> names.add(signature.substring(0, signature.indexOf('('))));
        assertThat(names).isEqualTo(covered);
        for (Method method : QtiAsyncClient.class.getMethods()) {
            assertThat(method.getReturnType()).isEqualTo(CompletableFuture.class);
        }
    }

    private static Set<String> signatures(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .map(method -> method.getName() + "("
                        + Arrays.stream(method.getParameterTypes())
                                .map(Class::getSimpleName)
                                .collect(Collectors.joining(", "))
                        + ")")
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String answer(ApiOperation operation) {
        return ANSWERS.getOrDefault(operation.answerShape(), operation.answer());
    }
}
