// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qti4j.sandbox.Caller.JSON;
import static org.qti4j.sandbox.Caller.XML;
import static org.qti4j.sandbox.Caller.json;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qti4j.json.ApiKind;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;

@Timeout(60)
class EndpointsTest {
    private static final String TEST =
            "{\"identifier\":\"t 1\",\"title\":\"T\",\"qti-test-part\":[{\"identifier\":\"p\","
                    + "\"navigationMode\":\"linear\",\"submissionMode\":\"individual\",\"qti-assessment-section\":["
                    + "{\"identifier\":\"s/1\",\"title\":\"S\",\"fixed\":true,\"qti-assessment-item-ref\":[{\"identifier\":\"i1\"}]},"
                    + "{\"identifier\":\"s2\",\"title\":\"S2\",\"visible\":false}]}],"
                    + "\"qti-outcome-declaration\":[{\"identifier\":\"SCORE\",\"baseType\":\"float\"}],\"metadata\":{\"a\":1.0,\"b\":{\"c\":null}}}";
    private static final String PATH = "/assessment-tests/t%201";
    private static final String SECTION = PATH + "/test-parts/p/sections/s%2F1";

    private QtiSandbox sandbox;
    private Caller caller;

    @BeforeEach
    void start() throws Exception {
        restart(builder());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void answersATestInTheDocumentedShape() throws Exception {
        HttpResponse<String> response = caller.get(PATH);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        Map<String, Object> test = json(response);
        assertThat(test)
                .containsKeys(
                        "identifier",
                        "title",
                        "qtiVersion",
                        "qti-test-part",
                        "qti-outcome-declaration",
                        "rawXml",
                        "content")
                .containsEntry("qtiVersion", "3.0")
                .containsEntry("createdAt", "2026-01-01T00:00:00.000Z")
                .containsEntry("updatedAt", "2026-01-01T00:00:00.000Z")
                .containsEntry("__v", 0)
                .containsEntry("isValidXml", true);
        assertThat(Json.write(test.get("metadata"))).isEqualTo("{\"a\":1.0,\"b\":{\"c\":null}}");
        assertThat(Json.write(test.get("qti-outcome-declaration")))
                .isEqualTo("[{\"identifier\":\"SCORE\",\"baseType\":\"float\",\"cardinality\":\"single\"}]");
        assertThat(response.body())
                .contains("\"title\":\"S\"")
                .contains("\"visible\":true")
                .contains("\"visible\":false");
        assertThat(Json.write(test.get("content")))
                .contains(
                        "\"xmlns:xsi\"",
                        "\"xsi:schemaLocation\"",
                        "\"tool-name\"",
                        "\"tool-version\"",
                        "\"qti-test-part\":[]");
        assertThat(sandbox.test("t 1")).contains(test);
    }

    @Test
    void replacesATestByJsonWithItsMetadata() throws Exception {
        HttpResponse<String> response = caller.send(
                "PUT",
                PATH,
                JSON,
                "{\"identifier\":\"t 1\",\"title\":\"New\",\"qti-test-part\":[],\"metadata\":{\"z\":1}}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response))
                .containsEntry("title", "New")
                .containsEntry("metadata", Map.of("z", 1))
                .containsEntry("__v", 1)
                .containsEntry("qti-outcome-declaration", List.of());
        caller.send("PUT", PATH, JSON, "{\"identifier\":\"t 1\",\"title\":\"New\",\"qti-test-part\":[]}");
        assertThat(json(caller.get(PATH))).doesNotContainKey("metadata").containsEntry("__v", 2);
    }

    @Test
    void replacesATestByXmlInAnyEncodingAndSaysWhetherItIsValid() throws Exception {
        String xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
                + JsonInXml.xml(ApiKind.TEST, "{\"identifier\":\"t 1\",\"title\":\"invalid é\",\"qti-test-part\":[]}");

        HttpResponse<String> response = caller.send("PUT", PATH, XML, xml.getBytes(StandardCharsets.ISO_8859_1));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response))
                .containsEntry("title", "invalid é")
                .containsEntry("rawXml", xml)
                .containsEntry("isValidXml", false)
                .doesNotContainKey("metadata");
        for (String type : List.of("application/xml; charset=utf-16", "text/xml;charset=\"UTF-16\"")) {
            assertThat(caller.send("PUT", PATH, type, xml.getBytes(StandardCharsets.UTF_16))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(caller.send("PUT", PATH, XML, xml.getBytes(StandardCharsets.UTF_16))
                        .statusCode())
                .isEqualTo(200);
        assertThat(caller.send("PUT", PATH, XML, new byte[] {'<', (byte) 0xE9, '>'})
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.send("PUT", PATH, XML + ";charset=nonsense", "<a/>").statusCode())
                .isEqualTo(400);
    }

    @Test
    void keepsMetadataOverXmlWhenToldTo() throws Exception {
        restart(builder().xmlUpdateKeepsMetadata(true));

        caller.send("PUT", PATH, XML, JsonInXml.xml(ApiKind.TEST, "{\"identifier\":\"t 1\",\"title\":\"N\"}"));

        assertThat(json(caller.get(PATH))).containsKey("metadata").containsEntry("title", "N");
    }

    @Test
    void mergesOrReplacesTheMetadataOfATestAndNothingElse() throws Exception {
        Map<String, Object> before = json(caller.get(PATH));

        HttpResponse<String> merged =
                caller.send("PUT", PATH + "/metadata", JSON, "{\"metadata\":{\"b\":[{\"x\":1e2}],\"n\":\"é\"}}");

        assertThat(merged.statusCode()).isEqualTo(200);
        assertThat(Json.write(json(merged).get("metadata"))).isEqualTo("{\"a\":1.0,\"b\":[{\"x\":1E+2}],\"n\":\"é\"}");
        Map<String, Object> after = json(caller.get(PATH));
        assertThat(after).containsEntry("rawXml", before.get("rawXml")).containsEntry("__v", 1);

        restart(builder().metadataUpdates(UpdateMode.REPLACE));
        assertThat(json(caller.send("PUT", PATH + "/metadata", JSON, "{\"metadata\":{}}")))
                .containsEntry("metadata", Map.of());
    }

    @Test
    void updatesASectionAndRegeneratesTheXmlOfItsTest() throws Exception {
        HttpResponse<String> response = caller.send(
                "PUT", SECTION, JSON, "{\"identifier\":\"s/1\",\"title\":\"Hidden\",\"visible\":false,\"sequence\":2}");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response))
                .containsEntry("title", "Hidden")
                .containsEntry("visible", false)
                .containsEntry("sequence", 2)
                .containsEntry("fixed", true)
                .containsEntry("qti-assessment-item-ref", List.of(Map.of("identifier", "i1")));
        assertThat(caller.get(SECTION).body()).isEqualTo(response.body());
        Map<String, Object> test = json(caller.get(PATH));
        assertThat((String) test.get("rawXml")).contains("Hidden").contains("S2");
        assertThat(test).containsKey("metadata").containsEntry("__v", 1);
    }

    @Test
    void replacesASectionWhenToldTo() throws Exception {
        restart(builder().sectionUpdates(UpdateMode.REPLACE));

        HttpResponse<String> response =
                caller.send("PUT", SECTION, JSON, "{\"identifier\":\"s/1\",\"title\":\"Only this\"}");

        assertThat(response.body()).isEqualTo("{\"identifier\":\"s/1\",\"title\":\"Only this\",\"visible\":true}");
    }

    @Test
    void storesAnItemWithItsMetadata() throws Exception {
        String xml = JsonInXml.xml(ApiKind.ITEM, "{\"identifier\":\"i1\",\"title\":\"I\",\"type\":\"choice\"}");
        sandbox.putItem(xml);
        Map<String, Object> envelope = Map.of("format", "xml", "xml", xml, "metadata", Map.of("subject", "Math"));

        HttpResponse<String> first = caller.send("POST", "/assessment-items/metadata", JSON, Json.write(envelope));
        HttpResponse<String> second = caller.send(
                "POST",
                "/assessment-items/metadata",
                JSON,
                "{\"format\":\"json\",\"identifier\":\"i1\",\"title\":\"J\",\"metadata\":{\"grade\":\"5\"}}");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(json(first))
                .containsEntry("identifier", "i1")
                .containsEntry("type", "choice")
                .containsEntry("metadata", Map.of("subject", "Math"))
                .containsEntry("rawXml", xml)
                .containsEntry("__v", 1)
                .containsKeys("qtiVersion", "timeDependent", "adaptive", "content", "createdAt", "updatedAt");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(json(caller.get("/assessment-items/i1")))
                .containsEntry("title", "J")
                .containsEntry("metadata", Map.of("subject", "Math", "grade", "5"))
                .doesNotContainKey("isValidXml");
        assertThat(sandbox.item("i1")).isPresent();
        assertThat(sandbox.item("other")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUT  | /assessment-tests/none | application/json | `{}` | 404 | `Assessment test not found`",
                "PUT  | /assessment-tests/none/metadata | application/json | `{\"metadata\":{}}` | 404 | `Assessment test not found`",
                "PUT  | /assessment-tests/t%201/test-parts/x/sections/s2 | application/json | `{\"identifier\":\"s2\",\"title\":\"\"}` | 404 | `Test part not found`",
                "PUT  | /assessment-tests/t%201/test-parts/p/sections/x | application/json | `{\"identifier\":\"x\",\"title\":\"\"}` | 404 | `Section not found`",
                "GET  | /assessment-tests/t%201/test-parts/p/sections/x | | | 404 | `Section not found`",
                "GET  | /assessment-items/none | | | 404 | `Assessment item not found`",
                "GET  | /other | | | 404 | `Not found`",
                "GET  | /assessment-tests/a%2Fmetadata | | | 404 | `Assessment test not found`",
                "GET  | /assessment-tests/ | | | 404 | `Assessment test not found`",
                "PUT  | /assessment-tests/t%201 | application/json | `{\"identifier\":\"t 1\",` | 400 | `Invalid request body`",
                "PUT  | /assessment-tests/t%201 | application/json | `[]` | 400 | `Invalid request body`",
                "PUT  | /assessment-tests/t%201 | text/plain | `{}` | 400 | `Invalid request body`",
                "PUT  | /assessment-tests/t%201 | application/json | `{\"identifier\":\"t 1\"}` | 400 | `Invalid assessment test`",
                "PUT  | /assessment-tests/t%201 | application/json | `{\"title\":\"t\"}` | 400 | `Invalid assessment test`",
                "PUT  | /assessment-tests/t%201 | application/json | `{\"identifier\":\"t 1\",\"title\":\"\",\"metadata\":3}` | 400 | `Invalid assessment test`",
                "PUT  | /assessment-tests/t%201 | application/json | `{\"identifier\":\"t2\",\"title\":\"\"}` | 400 | `Identifier mismatch`",
                "PUT  | /assessment-tests/t%201 | application/xml | `<other/>` | 400 | `Invalid assessment test`",
                "PUT  | /assessment-tests/t%201/metadata | application/json | `{}` | 400 | `Metadata is required and must be an object`",
                "PUT  | /assessment-tests/t%201/metadata | application/json | `{\"metadata\":[]}` | 400 | `Metadata is required and must be an object`",
                "PUT  | /assessment-tests/t%201/test-parts/p/sections/s2 | application/json | `{\"identifier\":\"s2\"}` | 400 | `Invalid section`",
                "PUT  | /assessment-tests/t%201/test-parts/p/sections/s2 | application/json | `{\"identifier\":\"s3\",\"title\":\"\"}` | 400 | `Identifier mismatch`",
                "PUT  | /assessment-tests/t%201/test-parts/p/sections/s2 | application/xml | `<s/>` | 501 | `XML format not supported`",
                "POST | /assessment-items/metadata | application/json | `{\"format\":\"xml\"}` | 400 | `Invalid request body`",
                "POST | /assessment-items/metadata | application/json | `{\"format\":\"xml\",\"xml\":\"<TEST/>\"}` | 400 | `Invalid request body`",
                "DELETE | /assessment-tests/t%201 | text/plain | `x` | 405 | `Method not allowed`",
                "POST | /assessment-tests/t%201/metadata | text/plain | `x` | 405 | `Method not allowed`"
            })
    void refusesWithTheDocumentedError(String method, String path, String type, String body, int status, String error)
            throws Exception {
        HttpResponse<String> response = method.equals("GET") ? caller.get(path) : caller.send(method, path, type, body);

        assertThat(response.statusCode()).isEqualTo(status);
        Map<String, Object> answer = json(response);
        assertThat(answer).containsEntry("error", error);
        assertThat(answer.containsKey("details")).isEqualTo(status == 400);
        assertThat(json(caller.get(PATH))).containsEntry("__v", 0);
    }

    @Test
    void refusesABodyThatIsTooLargeAndStaysUsable() throws Exception {
        restart(builder().maxBodyBytes(1000));

        HttpResponse<String> response = caller.send("PUT", PATH, JSON, " ".repeat(5_000_000));

        assertThat(response.statusCode()).isEqualTo(413);
        assertThat(caller.send("PUT", PATH, JSON, " ".repeat(1000)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void answersAFailureOfItsOwnAs500InTheDocumentedShape() throws Exception {
        QtiSandbox broken = QtiSandbox.builder()
                .documents(new JsonInXml() {
                    @Override
                    public Map<String, Object> content(String xml) {
                        throw new IllegalStateException("broken on purpose");
                    }
                })
                .start();
        try (broken) {
            broken.putTest(Json.readObject(TEST));

            HttpResponse<String> response = new Caller(broken).withToken().get(PATH);

            assertThat(response.statusCode()).isEqualTo(500);
            assertThat(json(response))
                    .containsEntry("error", "Internal Server Error")
                    .containsEntry("message", "broken on purpose")
                    .containsKeys("eventId", "details");
        }
    }

    @Test
    void refusesToBeSeededWithAnythingElse() {
        assertThatThrownBy(() -> sandbox.putTest("<x/>")).isInstanceOf(QtiFormatException.class);
        assertThatThrownBy(() -> sandbox.putTest(Map.of("title", "T"))).isInstanceOf(QtiFormatException.class);
        assertThatThrownBy(() -> sandbox.putTest(Map.of("identifier", "i", "title", "T", "metadata", 1)))
                .isInstanceOf(QtiFormatException.class);
        assertThatThrownBy(() -> sandbox.putItem("<x/>")).isInstanceOf(QtiFormatException.class);
    }

    private static QtiSandboxBuilder builder() {
        return QtiSandbox.builder()
                .documents(new JsonInXml())
                .clock(Clock.fixed(Instant.parse("2026-01-01T00:00:00Z"), ZoneOffset.UTC));
    }

    private void restart(QtiSandboxBuilder builder) throws Exception {
        if (sandbox != null) {
            sandbox.close();
        }
        sandbox = builder.start();
        assertThat(sandbox.putTest(Json.readObject(TEST))).isEqualTo("t 1");
        caller = new Caller(sandbox).withToken();
    }
}
