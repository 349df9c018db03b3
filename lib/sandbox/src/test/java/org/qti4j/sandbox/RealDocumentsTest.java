// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qti4j.sandbox.Caller.JSON;
import static org.qti4j.sandbox.Caller.XML;
import static org.qti4j.sandbox.Caller.json;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qti4j.json.Json;

/** The endpoints with the conversions and the schema of the library itself. */
@Timeout(60)
class RealDocumentsTest {
    private static final String TEST = """
            <?xml version="1.0" encoding="UTF-8"?>
            <qti-assessment-test xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="test-001" title="Fractions">
              <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
              <qti-test-part identifier="part-001" navigation-mode="linear" submission-mode="individual">
                <qti-assessment-section identifier="section-001" title="Halves" visible="true">
                  <qti-assessment-item-ref identifier="item-001" href="items/item-001.xml"/>
                </qti-assessment-section>
                <qti-assessment-section identifier="section-002" title="Thirds" visible="false">
                  <qti-assessment-item-ref identifier="item-002" href="items/item-002.xml"/>
                </qti-assessment-section>
              </qti-test-part>
            </qti-assessment-test>
            """;
    private static final String ITEM = """
            <?xml version="1.0" encoding="UTF-8"?>
            <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="item-001" title="One half" \
            adaptive="false" time-dependent="false">
              <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
                <qti-correct-response><qti-value>A</qti-value></qti-correct-response>
              </qti-response-declaration>
              <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"/>
              <qti-item-body>
                <qti-choice-interaction response-identifier="RESPONSE" max-choices="1">
                  <qti-prompt>Which is one half?</qti-prompt>
                  <qti-simple-choice identifier="A">2/4</qti-simple-choice>
                  <qti-simple-choice identifier="B">2/3</qti-simple-choice>
                </qti-choice-interaction>
              </qti-item-body>
            </qti-assessment-item>
            """;
    private static final String PATH = "/assessment-tests/test-001";

    private QtiSandbox sandbox;
    private Caller caller;

    @BeforeEach
    void start() throws Exception {
        sandbox = QtiSandbox.start();
        assertThat(sandbox.putTest(TEST)).isEqualTo("test-001");
        caller = new Caller(sandbox).withToken();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void answersASeededTestInTheDocumentedShape() throws Exception {
        Map<String, Object> test = json(caller.get(PATH));

        assertThat(test)
                .containsEntry("identifier", "test-001")
                .containsEntry("title", "Fractions")
                .containsEntry("qtiVersion", "3.0")
                .containsEntry("rawXml", TEST)
                .containsEntry("isValidXml", true)
                .containsEntry(
                        "qti-outcome-declaration",
                        List.of(Map.of("identifier", "SCORE", "cardinality", "single", "baseType", "float")));
        assertThat(Json.write(test.get("content")))
                .contains(
                        "\"qti-assessment-test\":{\"_attributes\":{",
                        "\"navigation-mode\":\"linear\"",
                        "\"visible\":\"true\"");
    }

    @Test
    void storesTheXmlItGetsAndSaysWhenItIsNotValid() throws Exception {
        String renamed = TEST.replace("Fractions", "Ratios");
        String invalid = TEST.replace(" navigation-mode=\"linear\"", "");

        assertThat(json(caller.send("PUT", PATH, XML, renamed)))
                .containsEntry("title", "Ratios")
                .containsEntry("rawXml", renamed)
                .containsEntry("isValidXml", true);
        HttpResponse<String> response = caller.send("PUT", PATH, XML, invalid);
        assertThat(response.statusCode()).isIn(200, 400);
        if (response.statusCode() == 200) {
            assertThat(json(response)).containsEntry("isValidXml", false);
        }
        assertThat(caller.send("PUT", PATH, XML, TEST.substring(0, 300)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void storesEveryDocumentedFieldOfAJsonTest() throws Exception {
        String full = """
                {"identifier":"test-001","title":"Full","qtiVersion":"3.0","toolName":"tool","toolVersion":"1.0",\
                "timeLimit":3600,"maxAttempts":2,"toolsEnabled":{"calculator":true},"metadata":{"a":{"b":[1.0,null]}},\
                "qti-test-part":[{"identifier":"p","navigationMode":"nonlinear","submissionMode":"simultaneous",\
                "qti-assessment-section":[{"identifier":"s","title":"S","visible":true,"required":true,"fixed":false,"sequence":1,\
                "qti-assessment-item-ref":[{"identifier":"i","href":"i.xml"}]}]}],\
                "qti-outcome-declaration":[{"identifier":"SCORE","cardinality":"single","baseType":"float","normalMaximum":10,\
                "normalMinimum":0,"defaultValue":{"value":0}}]}""";

        HttpResponse<String> response = caller.send("PUT", PATH, JSON, full);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        Map<String, Object> stored = json(response);
        Json.readObject(full).forEach((key, value) -> assertThat(stored).containsEntry(key, value));
        assertThat(stored).containsEntry("isValidXml", true);
        assertThat((String) stored.get("rawXml")).contains("title=\"Full\"", "max-time=\"3600\"");
    }

    @Test
    void regeneratesTheXmlOfTheTestAfterASectionUpdate() throws Exception {
        HttpResponse<String> response = caller.send(
                "PUT",
                PATH + "/test-parts/part-001/sections/section-001",
                JSON,
                "{\"identifier\":\"section-001\",\"title\":\"Updated Section Title\",\"visible\":true}");

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(json(response)).containsEntry("title", "Updated Section Title");
        Map<String, Object> test = json(caller.get(PATH));
        assertThat((String) test.get("rawXml")).contains("Updated Section Title", "items/item-001.xml", "Thirds");
        assertThat(test).containsEntry("isValidXml", true).containsEntry("__v", 1);
    }

    @Test
    void storesTheMetadataOfAnItem() throws Exception {
        assertThat(sandbox.putItem(ITEM)).isEqualTo("item-001");
        assertThat(caller.send("PUT", PATH, XML, ITEM).statusCode()).isEqualTo(400);
        HttpResponse<String> response = caller.send(
                "POST",
                "/assessment-items/metadata",
                JSON,
                Json.write(Map.of("format", "xml", "xml", ITEM, "metadata", Map.of("subject", "Math", "grade", "5"))));

        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        assertThat(json(response))
                .containsEntry("identifier", "item-001")
                .containsEntry("title", "One half")
                .containsEntry("type", "choice")
                .containsEntry("adaptive", false)
                .containsEntry("timeDependent", false)
                .containsEntry("rawXml", ITEM)
                .containsEntry("metadata", Map.of("subject", "Math", "grade", "5"));
    }
}
