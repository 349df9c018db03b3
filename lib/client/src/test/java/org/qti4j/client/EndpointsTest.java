// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qti4j.client.ScriptedServer.Reply;
import org.qti4j.client.ScriptedServer.Request;
import org.qti4j.json.Json;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.json.api.ItemRef;
import org.qti4j.json.api.SectionUpdate;
import org.qti4j.json.api.TestPartUpdate;
import org.qti4j.json.api.TestUpdate;

@Timeout(60)
class EndpointsTest {
    private static final String STORED_TEST = "{\"identifier\":\"test-001\",\"title\":\"T\",\"qtiVersion\":\"3.0\","
            + "\"qti-test-part\":[],\"qti-outcome-declaration\":[],\"metadata\":{\"grade\":\"5\",\"n\":1.0},\"rawXml\":\"<x/>\","
            + "\"content\":{\"qti-assessment-test\":{}},\"createdAt\":\"2026-01-01T00:00:00.000Z\","
            + "\"updatedAt\":\"2026-01-02T03:04:05.678Z\",\"__v\":3,\"isValidXml\":true,\"later\":[null]}";

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

    @Test
    void updatesATestByJson() {
        server.reply(Reply.of(200, STORED_TEST));
        Map<String, Object> test = Json.readObject(
                "{\"identifier\":\"test-001\",\"title\":\"É\",\"timeLimit\":1.0,\"metadata\":{\"a\":{\"b\":[1e3,null,true]}},\"qti-test-part\":[]}");

        StoredTest stored = client.updateAssessmentTest("test-001", test);

        sent("PUT", "/api/assessment-tests/test-001", "application/json");
        assertThat(server.onlyRequest().body())
                .isEqualTo("{\"identifier\":\"test-001\",\"title\":\"É\",\"timeLimit\":1.0,"
                        + "\"metadata\":{\"a\":{\"b\":[1E+3,null,true]}},\"qti-test-part\":[]}");
        assertThat(stored.identifier()).isEqualTo("test-001");
    }

    @Test
    void updatesATestThatWasFilledByHand() {
        server.reply(Reply.of(200, STORED_TEST));

        client.updateAssessmentTest(
                "test-001",
                TestUpdate.builder("test-001", "T", TestPartUpdate.of("p", "linear", "individual"))
                        .build());

        sent("PUT", "/api/assessment-tests/test-001", "application/json");
        assertThat(server.onlyRequest().body())
                .isEqualTo(
                        "{\"identifier\":\"test-001\",\"title\":\"T\",\"qti-test-part\":[{\"identifier\":\"p\","
                                + "\"navigationMode\":\"linear\",\"submissionMode\":\"individual\",\"qti-assessment-section\":[]}]}");
    }

    @Test
    void updatesATestByXmlInUtf8() {
        server.reply(Reply.of(200, STORED_TEST));

        client.updateAssessmentTest(
                "test-001",
                "\uFEFF<?xml version=\"1.0\" encoding='ISO-8859-1' standalone=\"yes\"?>\n<t title=\"É😀\"/>\n");

        sent("PUT", "/api/assessment-tests/test-001", "application/xml");
        assertThat(server.onlyRequest().body())
                .isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<t title=\"É😀\"/>\n");
    }

    @Test
    void sendsXmlWithoutDeclarationAsItIs() {
        server.reply(Reply.of(200, STORED_TEST));

        client.updateAssessmentTest("test-001", "<t a=\"encoding='x'\"/>");

        assertThat(server.onlyRequest().body()).isEqualTo("<t a=\"encoding='x'\"/>");
    }

    @Test
    void updatesTheMetadataOfATest() {
        server.reply(Reply.of(200, STORED_TEST));

        StoredTest stored = client.updateAssessmentTestMetadata(
                "test-001",
                Json.readObject(
                        "{\"subject\":\"Science\",\"learningObjectives\":[\"LO1\",\"LO2\",\"LO3\"],"
                                + "\"settings\":{\"timeLimit\":3600,\"allowReview\":true,\"showFeedback\":true},\"version\":\"2.0\"}"));

        sent("PUT", "/api/assessment-tests/test-001/metadata", "application/json");
        assertThat(server.onlyRequest().body())
                .isEqualTo(
                        "{\"metadata\":{\"subject\":\"Science\",\"learningObjectives\":[\"LO1\",\"LO2\",\"LO3\"],"
                                + "\"settings\":{\"timeLimit\":3600,\"allowReview\":true,\"showFeedback\":true},\"version\":\"2.0\"}}");
        assertThat(Json.write(stored.metadata())).isEqualTo("{\"grade\":\"5\",\"n\":1.0}");
    }

    @Test
    void updatesASection() {
        server.reply(Reply.of(200, "{\"identifier\":\"section-001\",\"title\":\"Hidden Section\",\"visible\":false}"));

        StoredSection stored = client.updateSection(
                "test-001",
                "part-001",
                "section-001",
                SectionUpdate.builder("section-001", "Hidden Section")
                        .visible(false)
                        .itemRefs(ItemRef.of("i1"))
                        .build());

        sent("PUT", "/api/assessment-tests/test-001/test-parts/part-001/sections/section-001", "application/json");
        assertThat(server.onlyRequest().body())
                .isEqualTo("{\"identifier\":\"section-001\",\"title\":\"Hidden Section\",\"visible\":false,"
                        + "\"qti-assessment-item-ref\":[{\"identifier\":\"i1\"}]}");
        assertThat(stored.visible()).isFalse();
        assertThat(stored.title()).isEqualTo("Hidden Section");
    }

    @Test
    void updatesASectionByAnObjectAsItIs() {
        server.reply(Reply.of(200, "{}"));

        client.updateSection("t", "p", "s", Map.of("keep-together", true));

        assertThat(server.onlyRequest().body()).isEqualTo("{\"keep-together\":true}");
    }

    @Test
    void updatesTheMetadataOfAnItem() {
        server.reply(Reply.of(201, "{\"identifier\":\"item-001\",\"rawXml\":\"<i/>\"}"));

        StoredItem stored = client.updateAssessmentItemMetadata(ItemEnvelope.xml("<i/>")
                .withMetadata(Json.readObject("{\"subject\":\"Math\",\"learningObjectiveSet\":"
                        + "[{\"source\":\"CASE\",\"learningObjectiveIds\":[\"D1.5.6-8\"]}]}")));

        sent("POST", "/api/assessment-items/metadata", "application/json");
        assertThat(server.onlyRequest().body())
                .isEqualTo(
                        "{\"format\":\"xml\",\"xml\":\"<i/>\",\"metadata\":{\"subject\":\"Math\",\"learningObjectiveSet\":"
                                + "[{\"source\":\"CASE\",\"learningObjectiveIds\":[\"D1.5.6-8\"]}]}}");
        assertThat(stored.rawXml()).isEqualTo("<i/>");
    }

    @Test
    void readsATestAndAnItem() {
        server.reply(Reply.of(200, STORED_TEST), Reply.of(200, "{\"identifier\":\"i\"}"));

        StoredTest test = client.getAssessmentTest("test-001");
        StoredItem item = client.getAssessmentItem("i");

        Request first = server.requests().get(0);
        assertThat(first.method() + " " + first.path()).isEqualTo("GET /api/assessment-tests/test-001");
        assertThat(first.headers()).doesNotContainKey("Content-Type");
        assertThat(first.body()).isEmpty();
        Request second = server.requests().get(1);
        assertThat(second.method() + " " + second.path()).isEqualTo("GET /api/assessment-items/i");
        assertThat(test.title()).isEqualTo("T");
        assertThat(test.rawXml()).isEqualTo("<x/>");
        assertThat(test.content()).containsOnlyKeys("qti-assessment-test");
        assertThat(test.createdAt()).isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(test.updatedAt()).isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
        assertThat(test.version()).isEqualTo(3L);
        assertThat(test.isValidXml()).isTrue();
        assertThat(Json.write(test.json())).isEqualTo(STORED_TEST);
        assertThat(item.title()).isNull();
    }

    @Test
    void toleratesMissingAndOddFieldsOfAnAnswerAndKeepsThem() {
        String odd =
                "{\"identifier\":7,\"metadata\":[],\"createdAt\":\"yesterday\",\"__v\":1.5,\"isValidXml\":\"true\"}";
        server.reply(Reply.of(200, odd));

        StoredTest stored = client.getAssessmentTest("t");

        assertThat(stored.identifier()).isNull();
        assertThat(stored.metadata()).isNull();
        assertThat(stored.createdAt()).isNull();
        assertThat(stored.updatedAt()).isNull();
        assertThat(stored.version()).isNull();
        assertThat(stored.isValidXml()).isNull();
        assertThat(Json.write(stored.json())).isEqualTo(odd);
        assertThatThrownBy(() -> stored.json().put("a", 1)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "a b, a%20b",
                "a/b, a%2Fb",
                "., %2E",
                ".., %2E%2E",
                "..., ...",
                "é😀, %C3%A9%F0%9F%98%80",
                "100%?#[]@!$&'()*+;=:, 100%25%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%3B%3D%3A",
                "A-z0._~9, A-z0._~9",
                "`a\\b`, a%5Cb"
            })
    void encodesIdentifiersAsOnePathSegment(String identifier, String segment) {
        server.reply(Reply.of(200, "{}"), Reply.of(200, "{}"));

        client.getAssessmentTest(identifier);
        client.updateSection(identifier, identifier, identifier, Map.of());

        assertThat(server.requests().get(0).path()).isEqualTo("/api/assessment-tests/" + segment);
        assertThat(server.requests().get(1).path())
                .isEqualTo("/api/assessment-tests/" + segment + "/test-parts/" + segment + "/sections/" + segment);
    }

    @Test
    void refusesBeforeSendingWhatCannotBeSent() {
        List<Runnable> refused = new ArrayList<>();
        refused.add(() -> client.getAssessmentTest(""));
        refused.add(() -> client.getAssessmentItem("\ud800"));
        refused.add(() -> client.updateSection("t", "", "s", Map.of()));
        refused.add(() -> client.updateAssessmentTest("t", " \n"));
        refused.add(() -> client.updateAssessmentTest("t", "<a>\udc00</a>"));
        refused.add(() -> client.updateAssessmentTest("t", Map.of("a", new Object())));
        refused.add(() -> client.updateAssessmentTestMetadata("t", Map.of("a", Double.NaN)));

        refused.forEach(call -> assertThatIllegalArgumentException().isThrownBy(call::run));
        assertThat(server.requests()).isEmpty();
        assertThat(server.tokenRequests()).isEmpty();
    }

    @Test
    void tellsTheObserverOfEveryRequestAndSendsNothingAfterClosing() {
        List<String> seen = new ArrayList<>();
        server.reply(Reply.of(503, "{}"), Reply.of(200, "{}"));
        QtiClient observed = server.client(new FakeTime())
                .observer(request -> seen.add(request.method() + " " + request.path() + " " + request.status()))
                .build();

        observed.getAssessmentTest("a b");
        observed.close();

        assertThat(seen)
                .containsExactly(
                        "POST " + server.tokenUrl() + " 200",
                        "GET /assessment-tests/a%20b 503",
                        "GET /assessment-tests/a%20b 200");
        assertThatThrownBy(() -> observed.getAssessmentTest("a")).isInstanceOf(IllegalStateException.class);
    }

    private void sent(String method, String path, String contentType) {
        Request request = server.onlyRequest();
        assertThat(request.method()).isEqualTo(method);
        assertThat(request.path()).isEqualTo(path);
        assertThat(request.header("Content-Type")).isEqualTo(contentType);
        assertThat(request.header("Accept")).isEqualTo("application/json");
        assertThat(request.header("Authorization")).isEqualTo("Bearer token-1");
    }
}
