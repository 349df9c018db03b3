// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.json.Json;
import org.qti4j.sandbox.Fault;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.QtiSandbox;
import org.qti4j.sandbox.RecordedRequest;

class UpdateTest {
    @TempDir
    Path folder;

    @Test
    void sendsATestAsXmlOrJsonByItsContent() throws IOException {
        for (Path file : new Path[] {file("xml.txt", Ran.TEST), file("json.txt", Ran.API_TEST)}) {
            Ran ran = Ran.qti("update", "test", "t", file, "--sandbox");
            assertThat(ran.status()).isZero();
            assertThat(ran.err())
                    .matches("POST http://127\\.0\\.0\\.1:\\d+/oauth2/token … 200\n"
                            + "(?:GET /assessment-tests/t … 200\n)?"
                            + "PUT /assessment-tests/t … 200\n"
                            + "(?:[^\n]* warning [a-z-]+: [^\n]*\n)*");
            assertThat(Json.readObject(ran.out())).containsEntry("title", "T").containsKey("rawXml");
        }
    }

    @Test
    void sendsXmlOfAnyEncodingFromStandardInput() throws IOException {
        String text = "<?xml version='1.0' encoding='ISO-8859-1'?>" + Ran.TEST.replace("title='T'", "title='Prüfung'");
        Path file = Files.write(folder.resolve("latin.xml"), text.getBytes(StandardCharsets.ISO_8859_1));
        Ran ran = Ran.qti("update", "test", "t", file, "--sandbox");
        assertThat(Json.readObject(ran.out())).containsEntry("title", "Prüfung");
        assertThat(Ran.with(Ran.TEST, Map.of(), "update", "test", "--sandbox", "t", "-")
                        .status())
                .isZero();
    }

    @Test
    void sendsMetadataAndSections() throws IOException {
        Ran metadata =
                Ran.qti("update", "test-metadata", "a/b c", file("m.json", "{\"a\":{\"b\":[1.0]}}"), "--sandbox");
        assertThat(metadata.status()).isZero();
        assertThat(metadata.err()).contains("PUT /assessment-tests/a%2Fb%20c/metadata … 200");
        assertThat(Json.readObject(metadata.out()).get("metadata")).isEqualTo(Json.readObject("{\"a\":{\"b\":[1.0]}}"));
        Path section = file("s.json", "{\"identifier\":\"s\",\"title\":\"New\",\"visible\":false}");
        Ran ran = Ran.qti("update", "section", "t", "p", "s", section, "--sandbox");
        assertThat(ran.status()).isZero();
        assertThat(ran.err()).contains("PUT /assessment-tests/t/test-parts/p/sections/s … 200");
        assertThat(Json.readObject(ran.out())).containsEntry("title", "New").containsEntry("visible", false);
        Path xml = file(
                "s.xml",
                "<qti-assessment-section xmlns='" + Ran.NAMESPACE + "' identifier='s' title='X' visible='true'/>");
        assertThat(Json.readObject(Ran.qti("update", "section", "t", "p", "s", xml, "--sandbox")
                        .out()))
                .containsEntry("title", "X");
    }

    @Test
    void sendsItemMetadata() throws IOException {
        Path item = file(
                "i.xml",
                "<qti-assessment-item xmlns='" + Ran.NAMESPACE + "' identifier='i' title='I' time-dependent='false'/>");
        Path metadata = file("m.json", "{\"subject\":\"Math\"}");
        Ran ran = Ran.qti("update", "item-metadata", item, "--metadata", metadata, "--sandbox");
        assertThat(ran.status()).isZero();
        assertThat(ran.err()).contains("POST /assessment-items/metadata … 201");
        assertThat(Json.readObject(ran.out()).get("metadata")).isEqualTo(Map.of("subject", "Math"));
    }

    @Test
    void sendsItemsAndStimuli() throws IOException {
        Path item = file("i.xml", PushTest.item("i", "New"));
        Ran ran = Ran.qti("update", "item", "i", item, "--verify", "--sandbox");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.err())
                .contains(
                        "GET /assessment-items/i … 200\nPUT /assessment-items/i … 200\nGET /assessment-items/i … 200\n");
        assertThat(Json.readObject(ran.out())).containsEntry("title", "New");
        Path metadata = file("m.json", "{\"subject\":\"Math\"}");
        Ran created = Ran.qti("update", "item", "i", item, "--metadata", metadata, "--create", "--sandbox");
        assertThat(created.status()).as(created.err()).isZero();
        assertThat(created.err()).contains("PUT /assessment-items/i … 404\nPOST /assessment-items … 201\n");
        assertThat(Json.readObject(created.out())).containsEntry("metadata", Map.of("subject", "Math"));
        Path stimulus = file("s.xml", PushTest.stimulus("s"));
        Ran read = Ran.qti("update", "stimulus", "s", stimulus, "--verify", "--sandbox");
        assertThat(read.status()).as(read.err()).isZero();
        assertThat(read.err()).contains("PUT /stimuli/s … 200");
        assertThat(Ran.qti("update", "stimulus", "s", stimulus, "--create", "--clear-metadata", "--sandbox")
                        .err())
                .contains("POST /stimuli … 201");
    }

    @Test
    void sendsPartsAndWhatIsInSections() throws IOException {
        Path part = file(
                "p.json",
                "{\"identifier\":\"p\",\"navigationMode\":\"nonlinear\",\"submissionMode\":\"individual\","
                        + "\"qti-assessment-section\":[{\"identifier\":\"s\",\"title\":\"S\",\"visible\":true}]}");
        Ran ran = Ran.qti("update", "test-part", "t", "p", part, "--verify", "--sandbox");
        assertThat(ran.status()).as(ran.err()).isZero();
        assertThat(ran.err()).contains("PUT /assessment-tests/t/test-parts/p … 200");
        assertThat(Json.readObject(ran.out())).containsEntry("navigationMode", "nonlinear");
        String section = "/assessment-tests/t/test-parts/p/sections/s";
        Path order = file("o.json", "{\"items\":[{\"identifier\":\"b\"},{\"identifier\":\"a\"}]}");
        Ran ordered = Ran.qti("update", "item-order", "t", "p", "s", order, "--verify", "--sandbox");
        assertThat(ordered.status()).as(ordered.err()).isZero();
        assertThat(ordered.err()).contains("PUT " + section + "/items/order … 200");
        Ran added = Ran.qti(
                "update", "add-item", "t", "p", "s", "new", "--href", "new.xml", "--sequence", "1", "--sandbox");
        assertThat(added.status()).as(added.err()).isZero();
        assertThat(added.err()).contains("POST " + section + "/items … 201");
        Ran removed = Ran.qti("update", "remove-item", "t", "p", "s", "old", "--verify", "--sandbox");
        assertThat(removed.status()).as(removed.err()).isZero();
        assertThat(removed.err()).contains("DELETE " + section + "/items/old … 204");
        // Without reading back there is no object to show.
        assertThat(Ran.qti("update", "remove-item", "t", "p", "s", "old", "--sandbox"))
                .matches(each -> each.status() == 0 && each.out().isEmpty());
    }

    @Test
    void theServiceValidates() throws IOException {
        Path good = file("good.xml", Ran.TEST);
        Path bad = file("bad.xml", Ran.BROKEN);
        Ran one = Ran.qti("update", "validate", good, "--sandbox");
        assertThat(one.out()).isEqualTo("1 document, 1 valid, 0 invalid\n");
        assertThat(one.status()).isZero();
        assertThat(one.err()).contains("POST /validate … 200");
        Ran two = Ran.qti("update", "validate", good, bad, "--sandbox");
        assertThat(two.status()).isEqualTo(1);
        assertThat(two.err()).contains("POST /validate/batch … 200");
        assertThat(two.out()).contains(bad + ": ").endsWith("2 documents, 1 valid, 1 invalid\n");
        assertThat(Ran.qti("update", "validate", "--kind", "test", "--stored", "nobody", "--sandbox")
                        .status())
                .isEqualTo(3);
        assertThat(Ran.qti("update", "validate", "--sandbox").status()).isEqualTo(2);
    }

    @Test
    void theMetadataOfATestStay() throws IOException {
        Map<String, Object> there = Map.of("subject", "Math");
        Map<String, Object> json = Json.readObject(Ran.API_TEST);
        json.remove("metadata");
        for (Path file : new Path[] {file("xml.xml", Ran.TEST), file("json.json", Json.write(json))}) {
            for (boolean kept : new boolean[] {false, true}) {
                try (QtiSandbox sandbox = QtiSandbox.start()) {
                    if (kept) {
                        sandbox.misbehave(Misbehaviour.TEST_METADATA_KEPT);
                    }
                    sandbox.putTest(Ran.TEST);
                    Map<String, String> environment = environment(sandbox, sandbox.clientSecret());
                    Path metadata = file("m.json", Json.write(there));
                    assertThat(Ran.with("", environment, "update", "test-metadata", "t", metadata)
                                    .status())
                            .isZero();
                    Ran ran = Ran.with("", environment, "update", "test", "t", file, "--verify");
                    assertThat(ran.status()).as(ran.err()).isZero();
                    assertThat(sandbox.test("t").orElseThrow()).containsEntry("metadata", there);
                    Ran without = Ran.with("", environment, "update", "test", "t", file, "--clear-metadata");
                    assertThat(without.err()).doesNotContain("GET", "/metadata");
                }
            }
        }
    }

    @Test
    void showsWhatDidNotLand() throws IOException {
        try (QtiSandbox sandbox = QtiSandbox.start()) {
            sandbox.putTest(Ran.TEST);
            sandbox.misbehave(Misbehaviour.TEST_XML_REGENERATED);
            Path file = file("t.xml", Ran.TEST.replace("visible='true'", "visible='true' keep-together='false'"));
            Map<String, String> environment = environment(sandbox, sandbox.clientSecret());
            assertThat(Ran.with("", environment, "update", "test", "t", file).status())
                    .isZero();
            Ran ran = Ran.with("", environment, "update", "test", "t", file, "--verify");
            assertThat(ran.status()).isEqualTo(1);
            assertThat(ran.err())
                    .contains("difference: /qti-assessment-test[1]/qti-test-part[1]", "keep-together")
                    .contains("qti: not proven: ");
        }
    }

    @Test
    void withoutPreflightTheServiceJudges() throws IOException {
        Path file = file("b.xml", Ran.BROKEN);
        Ran ran = Ran.qti("update", "test", "t", file, "--no-preflight", "--sandbox");
        assertThat(ran.err()).contains("PUT /assessment-tests/t … 200").contains("isValidXml is false");
        assertThat(ran.status()).isEqualTo(1);
    }

    @Test
    void goesWhereTheEnvironmentSays() throws IOException {
        try (QtiSandbox sandbox = QtiSandbox.start()) {
            sandbox.putTest(Ran.TEST);
            Map<String, String> environment = environment(sandbox, sandbox.clientSecret());
            Path file = file("m.json", "{\"a\":1}");
            assertThat(Ran.with("", environment, "update", "test-metadata", "t", file)
                            .status())
                    .isZero();
            assertThat(sandbox.requests())
                    .extracting(RecordedRequest::method, RecordedRequest::path)
                    .contains(org.assertj.core.groups.Tuple.tuple("PUT", "/api/assessment-tests/t/metadata"));
        }
    }

    @Test
    void withoutEnvironmentNothingIsSent() throws IOException {
        Ran ran = Ran.qti("update", "test", "t", file("t.xml", Ran.TEST));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).contains("QTI_BASE_URL, QTI_TOKEN_URL, QTI_CLIENT_ID, QTI_CLIENT_SECRET");
    }

    @Test
    void aServiceThatRefusesIsStatusThree() throws IOException {
        Path file = file("m.json", "{\"a\":1}");
        try (QtiSandbox sandbox = QtiSandbox.start()) {
            Map<String, String> environment = environment(sandbox, sandbox.clientSecret());
            Ran missing = Ran.with("", environment, "update", "test-metadata", "nobody", file);
            assertThat(missing.status()).isEqualTo(3);
            assertThat(missing.err())
                    .contains("PUT /assessment-tests/nobody/metadata … 404")
                    .contains("not found");
            sandbox.failNext(Fault.status(500));
            assertThat(Ran.with("", environment, "update", "test-metadata", "t", file)
                            .status())
                    .isEqualTo(3);
            Ran refused = Ran.with("", environment(sandbox, "wrong-secret"), "update", "test-metadata", "t", file);
            assertThat(refused.status()).isEqualTo(3);
            assertThat(refused.err()).doesNotContain("wrong-secret");
        }
    }

    @Test
    void aDocumentWithErrorsIsNotSent() throws IOException {
        Path item = file(
                "i.xml",
                "<qti-assessment-item xmlns='" + Ran.NAMESPACE + "' identifier='i' title='I' time-dependent='false'/>");
        Object[][] lines = {
            {"update", "test", "t", file("b.xml", Ran.BROKEN), "--sandbox"},
            {"update", "test", "t", file("d.xml", "<!DOCTYPE x>" + Ran.TEST), "--sandbox"},
            {"update", "test", "t", item, "--sandbox"},
            {"update", "stimulus", "t", item, "--sandbox"},
            {"update", "item", "t", file("t.xml", Ran.TEST), "--sandbox"},
            {"update", "section", "t", "p", "s", file("u.xml", Ran.TEST), "--sandbox"},
            {"update", "test", "t", file("k.json", Ran.API_TEST.replace("\"title\"", "\"tilte\"")), "--sandbox"},
            {"update", "test-metadata", "t", file("a.json", "[1]"), "--sandbox"},
            {"update", "test-metadata", "t", item, "--sandbox"},
            {"update", "section", "t", "p", "s", file("s.json", "{\"identifier\":\"s\"}"), "--sandbox"},
            {"update", "item-metadata", file("e.json", "{\"format\":\"pdf\"}"), "--sandbox"},
        };
        for (Object[] line : lines) {
            Ran ran = Ran.qti(line);
            assertThat(ran.status()).as("%s", (Object) line).isEqualTo(1);
            assertThat(ran.out()).isEmpty();
            assertThat(ran.err())
                    .contains(": error ")
                    .endsWith("qti: nothing was sent\n")
                    .doesNotContain("…");
        }
    }

    @Test
    void aFileThatCannotBeReadIsStatusTwo() {
        assertThat(Ran.qti("update", "test", "t", folder.resolve("no.xml"), "--sandbox")
                        .status())
                .isEqualTo(2);
        assertThat(Ran.qti("update", "test", "t", folder, "--sandbox").err()).contains("a directory; expected a file");
    }

    private static Map<String, String> environment(QtiSandbox sandbox, String secret) {
        return Map.of(
                "QTI_BASE_URL", sandbox.baseUrl().toString(),
                "QTI_TOKEN_URL", sandbox.tokenUrl().toString(),
                "QTI_CLIENT_ID", sandbox.clientId(),
                "QTI_CLIENT_SECRET", secret);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.UTF_8);
    }
}
