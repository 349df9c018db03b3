// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.client.QtiClient;
import org.qti4j.client.bulk.BulkSummary;
import org.qti4j.client.bulk.BulkUpdate;
import org.qti4j.json.Json;
import org.qti4j.sandbox.Fault;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.QtiSandbox;

/** {@code qti update --all} against a sandbox. */
@Timeout(60)
class PushTest {
    @TempDir
    Path folder;

    private QtiSandbox sandbox;
    private Path documents;

    @BeforeEach
    void start() throws IOException {
        sandbox = QtiSandbox.start();
        documents = Files.createDirectories(folder.resolve("documents/items"));
        documents = documents.getParent();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void pushesStimuliBeforeItemsBeforeTestsAndVerifiesEach() throws IOException {
        write("a.xml", test("t"));
        write("items/i.xml", item("i", "One"));
        write("items/i.metadata.json", "{\"subject\":\"Math\",\"weight\":2.50}");
        write("z.xml", stimulus("s"));
        write("readme.txt", "not QTI");
        write("page.xml", "<html xmlns='http://www.w3.org/1999/xhtml'/>");
        Ran ran = push("--create");
        assertThat(ran.status()).as(ran.err() + ran.out()).isZero();
        assertThat(ran.out()).isEqualTo("3 documents, 3 verified, 2 files skipped\n");
        assertThat(ran.err()).isEqualTo("[1/3] z.xml: verified\n[2/3] items/i.xml: verified\n[3/3] a.xml: verified\n");
        assertThat(sandbox.item("i").orElseThrow().get("metadata"))
                .isEqualTo(Json.readObject("{\"subject\":\"Math\",\"weight\":2.50}"));
        assertThat(posts()).isEqualTo(3);
    }

    @Test
    void whatIsThereIsReplacedAndKeepsItsMetadata() throws IOException {
        sandbox.putItem(item("i", "Before"));
        sandbox.putTest(test("t").replace("'T'", "'Before'"));
        Ran metadata = Ran.with("{\"grade\":\"7\"}", environment(), "update", "test-metadata", "t", "-");
        assertThat(metadata.status()).isZero();
        Ran item = Ran.with(
                "{\"kept\":true}",
                environment(),
                "update",
                "item",
                "i",
                file("b.xml", item("i", "Before")),
                "--metadata",
                "-");
        assertThat(item.status()).as(item.err()).isZero();
        write("i.xml", item("i", "After"));
        write("t.xml", test("t"));
        Ran ran = push();
        assertThat(ran.status()).as(ran.err() + ran.out()).isZero();
        assertThat(sandbox.item("i").orElseThrow())
                .containsEntry("title", "After")
                .containsEntry("metadata", Map.of("kept", true));
        assertThat(sandbox.test("t").orElseThrow())
                .containsEntry("title", "T")
                .containsEntry("metadata", Map.of("grade", "7"));
    }

    @Test
    void theNextRunSendsOnlyWhatHasChanged() throws IOException {
        for (String name : List.of("a", "b", "c")) {
            sandbox.putItem(item(name, "Before"));
            write(name + ".xml", item(name, "After"));
            write(name + ".metadata.json", "{}");
        }
        assertThat(push().out()).isEqualTo("3 documents, 3 verified\n");
        sandbox.clearRequests();
        assertThat(push().out()).isEqualTo("3 documents, 3 verified before\n");
        assertThat(sandbox.requests()).isEmpty();
        write("b.xml", item("b", "Again"));
        write("c.metadata.json", "{\"a\":1}");
        assertThat(push().out()).isEqualTo("3 documents, 2 verified, 1 verified before\n");
        assertThat(sandbox.item("b").orElseThrow()).containsEntry("title", "Again");
        assertThat(sandbox.item("c").orElseThrow()).containsEntry("metadata", Map.of("a", 1));
    }

    @Test
    void onlyWhatTheServiceRefusesStopsADocument() throws IOException {
        sandbox.putItem(item("i", "Before"));
        String setsNothing = "</qti-item-body><qti-response-processing><qti-set-outcome-value identifier='NOBODY'>"
                + "<qti-base-value base-type='float'>1</qti-base-value></qti-set-outcome-value>"
                + "</qti-response-processing>";
        write("i.xml", item("i", "After").replace("</qti-item-body>", setsNothing));
        Path result = folder.resolve("result.jsonl");
        Ran ran = push("--result", result.toString());
        assertThat(ran.out()).isEqualTo("1 document, 1 verified\n");
        assertThat(Files.readString(result)).contains("\"verified\"", "rp-target-declared");
    }

    @Test
    void everyDocumentIsAccountedFor() throws IOException {
        sandbox.putItem(item("good", "Before"));
        sandbox.putItem(item("broken", "Before"));
        write("good.xml", item("good", "After"));
        write("invalid.xml", item("invalid", "X").replace("time-dependent", "tiem-dependent"));
        write("malformed.xml", "<qti-assessment-item");
        write("missing.xml", item("missing", "X"));
        write("one.xml", item("double", "X"));
        write("two.xml", item("double", "Y"));
        write("nameless.xml", item("x", "X").replace("identifier='x'", ""));
        write("broken.xml", item("broken", "After"));
        write("broken.metadata.json", "[1]");
        Path result = folder.resolve("result.jsonl");
        Ran ran = push("--result", result.toString());
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.lastLine()).isEqualTo("8 documents, 1 verified, 6 not sent, 1 failed");
        Map<String, String> states = new LinkedHashMap<>();
        for (String line : Files.readAllLines(result)) {
            Map<String, Object> each = Json.readObject(line);
            states.put((String) each.get("file"), each.get("state") + ": " + each.get("message"));
        }
        assertThat(states)
                .containsEntry("good.xml", "verified: null")
                .containsEntry("invalid.xml", "not-sent: it has errors")
                .containsEntry("malformed.xml", "not-sent: not well-formed XML")
                .containsEntry("missing.xml", "failed: the service has no item with this identifier")
                .containsEntry("one.xml", "not-sent: the same identifier is in two.xml")
                .containsEntry("two.xml", "not-sent: the same identifier is in one.xml")
                .containsEntry("nameless.xml", "not-sent: it has no identifier")
                .containsEntry("broken.xml", "not-sent: its metadata are no JSON object")
                .hasSize(8);
        assertThat(ran.out()).contains("  invalid.xml:1:1: error cvc-complex-type.4: ");
    }

    @Test
    void whatTheServiceStoresOtherwiseIsShown() throws IOException {
        sandbox.putTest(test("t").replace("'T'", "'Before'"));
        sandbox.misbehave(Misbehaviour.TEST_XML_REGENERATED);
        write("t.xml", test("t").replace("visible='true'", "visible='true' keep-together='false'"));
        Ran ran = push();
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.lines())
                .contains("t.xml: different: the service took it and holds something else")
                .anyMatch(line -> line.startsWith("  /qti-assessment-test[1]") && line.contains("keep-together"));
        assertThat(ran.lastLine()).isEqualTo("1 document, 1 different");
    }

    @Test
    void aCreationWithoutAnAnswerIsLookedForAndNotSentAgain() throws IOException {
        write("i.xml", item("i", "One"));
        write("i.metadata.json", "{}");
        // The answer is lost, the item is there.
        sandbox.failNext(1, request -> request.method().equals("POST"), Fault.dropAnswer());
        assertThat(creating()).hasToString("1 document, 1 verified");
        assertThat(posts()).isEqualTo(1);
        // The request is lost, nothing is there.
        write("j.xml", item("j", "One"));
        sandbox.failNext(1, request -> request.method().equals("POST"), Fault.dropConnection());
        assertThat(creating()).hasToString("2 documents, 1 verified before, 1 outcome unknown");
        assertThat(creating()).hasToString("2 documents, 1 verified before, 1 outcome unknown");
        assertThat(posts()).isEqualTo(2);
        // Somebody has put it there.
        sandbox.putItem(item("j", "Other"));
        assertThat(creating()).hasToString("2 documents, 1 verified, 1 verified before");
        assertThat(sandbox.item("j").orElseThrow()).containsEntry("title", "One");
        assertThat(posts()).isEqualTo(2);
    }

    /** Pushes without really waiting. */
    private BulkSummary creating() throws IOException {
        try (QtiClient client = QtiClient.builder(sandbox.baseUrl())
                .clientCredentials(sandbox.tokenUrl(), sandbox.clientId(), sandbox.clientSecret())
                .sleeper(time -> {})
                .build()) {
            return BulkUpdate.of(client, sandbox.baseUrl(), documents)
                    .createMissing()
                    .sleeper(time -> {})
                    .build()
                    .run();
        }
    }

    @Test
    void refusedCredentialsEndThePush() throws IOException {
        for (int i = 0; i < 20; i++) {
            write("i" + i + ".xml", item("i" + i, "One"));
        }
        Map<String, String> environment = new LinkedHashMap<>(environment());
        environment.put("QTI_CLIENT_SECRET", "wrong-secret");
        Ran ran = Ran.with("", environment, "update", "--all", documents, "--workers", "2");
        assertThat(ran.status()).isEqualTo(3);
        assertThat(ran.err()).contains("ended early: the service does not accept the credentials");
        assertThat(ran.lastLine()).contains("not attempted");
        assertThat(ran.out() + ran.err()).doesNotContain("wrong-secret");
    }

    @Test
    void aFolderOrJournalThatCannotBeUsedIsStatusTwo() throws IOException {
        assertThat(Ran.qti("update", "--all", folder.resolve("none"), "--sandbox")
                        .status())
                .isEqualTo(2);
        Path journal = file("journal", "something else\n");
        Ran ran = push("--journal", journal.toString());
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("not a journal of a push");
        assertThat(push("--workers", "0").status()).isEqualTo(2);
    }

    @Test
    void worksWithTheSandboxInside() throws IOException {
        write("t.xml", test("t"));
        Ran ran = Ran.qti("update", "--all", documents, "--sandbox");
        assertThat(ran.out()).isEqualTo("1 document, 1 verified\n");
        assertThat(documents).isDirectoryNotContaining("glob:**.journal");
    }

    private long posts() {
        return sandbox.requests().stream()
                .filter(request ->
                        request.method().equals("POST") && request.path().startsWith("/api/"))
                .count();
    }

    private Ran push(String... options) {
        Object[] arguments = new Object[options.length + 5];
        System.arraycopy(new Object[] {"update", "--all", documents, "--workers", "4"}, 0, arguments, 0, 5);
        System.arraycopy(options, 0, arguments, 5, options.length);
        return Ran.with("", environment(), arguments);
    }

    private Map<String, String> environment() {
        return Map.of(
                "QTI_BASE_URL", sandbox.baseUrl().toString(),
                "QTI_TOKEN_URL", sandbox.tokenUrl().toString(),
                "QTI_CLIENT_ID", sandbox.clientId(),
                "QTI_CLIENT_SECRET", sandbox.clientSecret());
    }

    static String item(String identifier, String title) {
        return "<qti-assessment-item xmlns='" + Ran.NAMESPACE + "' identifier='" + identifier + "' title='" + title
                + "' time-dependent='false'><qti-outcome-declaration identifier='SCORE' cardinality='single'"
                + " base-type='float'/><qti-item-body><p>Read.</p></qti-item-body></qti-assessment-item>";
    }

    static String test(String identifier) {
        return Ran.TEST.replace("identifier='t'", "identifier='" + identifier + "'");
    }

    static String stimulus(String identifier) {
        return "<qti-assessment-stimulus xmlns='" + Ran.NAMESPACE + "' identifier='" + identifier
                + "' title='S'><qti-stimulus-body><p>An apple.</p></qti-stimulus-body></qti-assessment-stimulus>";
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(documents.resolve(name), text);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
