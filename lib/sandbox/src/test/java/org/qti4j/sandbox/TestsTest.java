// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qti4j.sandbox.Caller.XML;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qti4j.json.Json;

@Timeout(60)
class TestsTest extends Samples {
    @Test
    void answersATestInTheDocumentedShape() throws Exception {
        Map<String, Object> test = get(TEST);

        assertThat(test)
                .containsOnlyKeys(
                        "identifier",
                        "title",
                        "qtiVersion",
                        "qti-test-part",
                        "qti-outcome-declaration",
                        "maxAttempts",
                        "metadata",
                        "rawXml",
                        "content",
                        "createdAt",
                        "updatedAt",
                        "__v",
                        "isValidXml")
                .containsEntry("qtiVersion", "3.0")
                .containsEntry("createdAt", "2026-01-01T00:00:00.000Z")
                .containsEntry("updatedAt", "2026-01-01T00:00:00.000Z")
                .containsEntry("__v", 0)
                .containsEntry("isValidXml", true);
        assertThat(Json.write(test.get("metadata"))).isEqualTo("{\"a\":1.0,\"b\":{\"c\":null}}");
        assertThat(Json.write(test.get("qti-outcome-declaration")))
                .isEqualTo("[{\"identifier\":\"SCORE\",\"baseType\":\"float\",\"cardinality\":\"single\"}]");
        assertThat(Json.write(test.get("qti-test-part")))
                .contains("\"visible\":true")
                .contains("\"visible\":false");
        assertThat(Json.write(test.get("content")))
                .contains(
                        "\"xmlns:xsi\"",
                        "\"xsi:schemaLocation\"",
                        "\"tool-name\"",
                        "\"tool-version\"",
                        "\"qti-test-part\":[{\"_attributes\":{\"identifier\":\"p\"",
                        "\"navigation-mode\":\"linear\"",
                        "\"visible\":\"true\"");
        assertThat(sandbox.test("t")).contains(test);
    }

    @Test
    void createsATestFromJsonAndFromXmlOnce() throws Exception {
        assertThat(send(201, "POST", "/assessment-tests", TEST_JSON.replace("\"t\"", "\"t2\"")))
                .containsEntry("identifier", "t2")
                .containsEntry("metadata", Json.readObject(TEST_JSON).get("metadata"))
                .containsEntry("__v", 0);
        String xml = TEST_XML.replace("\"t\"", "\"t3\"");
        assertThat(sendXml(201, "POST", "/assessment-tests", xml)).containsEntry("rawXml", xml);
        assertThat(sendXml(409, "POST", "/assessment-tests", xml)).containsOnlyKeys("error");
        send(409, "POST", "/assessment-tests", TEST_JSON);
        assertThat(sandbox.testIdentifiers()).containsExactly("t", "t2", "t3");
    }

    @Test
    void replacesATestByJsonWithItsMetadata() throws Exception {
        assertThat(send(200, "PUT", TEST, """
                {"identifier":"t","title":"New","qti-test-part":[%s],"metadata":{"z":1},"timeLimit":null}""".formatted(PART_JSON)))
                .containsEntry("title", "New")
                .containsEntry("metadata", Map.of("z", 1))
                .containsEntry("__v", 1)
                .containsEntry("qti-outcome-declaration", List.of());
        send(200, "PUT", TEST, "{\"identifier\":\"t\",\"title\":\"New\",\"qti-test-part\":[" + PART_JSON + "]}");
        assertThat(get(TEST)).doesNotContainKey("metadata").containsEntry("__v", 2);
    }

    @Test
    void storesEveryDocumentedFieldOfAJsonTest() throws Exception {
        String full = """
                {"identifier":"t","title":"Full","qtiVersion":"3.0","toolName":"tool","toolVersion":"1.0",\
                "timeLimit":3600,"maxAttempts":2,"toolsEnabled":{"calculator":true},"metadata":{"a":{"b":[1.0,null]}},\
                "qti-test-part":[{"identifier":"p","navigationMode":"nonlinear","submissionMode":"simultaneous",\
                "qti-assessment-section":[{"identifier":"s","title":"S","visible":true,"required":true,"fixed":false,"sequence":1,\
                "qti-assessment-item-ref":[{"identifier":"i","href":"i.xml"}]}]}],\
                "qti-outcome-declaration":[{"identifier":"SCORE","cardinality":"single","baseType":"float","normalMaximum":10,\
                "normalMinimum":0,"defaultValue":{"value":0}}]}""";

        Map<String, Object> stored = send(200, "PUT", TEST, full);

        Json.readObject(full).forEach((key, value) -> assertThat(stored).containsEntry(key, value));
        assertThat(stored).containsEntry("isValidXml", true);
        assertThat((String) stored.get("rawXml")).contains("title=\"Full\"", "max-time=\"3600\"");
        assertThat(send(200, "PUT", TEST, Json.write(stored)).get("rawXml")).isEqualTo(stored.get("rawXml"));
    }

    @Test
    void storesTheXmlItGetsInAnyEncodingAndSaysWhetherItIsValid() throws Exception {
        String xml = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>"
                + TEST_XML.replace("By XML", "é").replace(" navigation-mode=\"linear\"", "");

        assertThat(Caller.json(caller.send("PUT", TEST, XML, xml.getBytes(StandardCharsets.ISO_8859_1))))
                .containsEntry("title", "é")
                .containsEntry("rawXml", xml)
                .containsEntry("isValidXml", false)
                .doesNotContainKeys("metadata", "maxAttempts");
        for (String type : List.of("application/xml; charset=utf-16", "text/xml;charset=\"UTF-16\"", XML)) {
            assertThat(caller.send("PUT", TEST, type, xml.getBytes(StandardCharsets.UTF_16))
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(caller.send("PUT", TEST, XML, new byte[] {'<', (byte) 0xE9, '>'})
                        .statusCode())
                .isEqualTo(400);
        assertThat(caller.send("PUT", TEST, XML + ";charset=nonsense", "<a/>").statusCode())
                .isEqualTo(400);
    }

    @Test
    void updatesTheMetadataOfATestAndNothingElse() throws Exception {
        Map<String, Object> before = get(TEST);

        Map<String, Object> merged =
                send(200, "PUT", TEST + "/metadata", "{\"metadata\":{\"b\":[{\"x\":1e2}],\"n\":null}}");

        assertThat(Json.write(merged.get("metadata"))).isEqualTo("{\"a\":1.0,\"b\":[{\"x\":1E+2}],\"n\":null}");
        assertThat(get(TEST))
                .containsEntry("rawXml", before.get("rawXml"))
                .containsEntry("__v", 1)
                .containsEntry("maxAttempts", 2);
    }

    @Test
    void deletesATest() throws Exception {
        assertThat(caller.send("DELETE", TEST, "text/plain", "").statusCode()).isEqualTo(204);
        assertThat(caller.get(TEST).statusCode()).isEqualTo(404);
        send(404, "DELETE", TEST, "");
        send(201, "POST", "/assessment-tests", TEST_JSON);
    }
}
