// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qti4j.json.Json;

@Timeout(60)
class StimuliAndValidationTest extends Samples {
    @Test
    void answersAStimulusInTheDocumentedShape() throws Exception {
        Map<String, Object> stimulus = send(200, "PUT", STIMULUS, stimulusJson("<p>Red.</p>", """
                ,"label":"L","language":"en","stylesheet":{"href":"a.css","type":"text/css"},"metadata":{"m":1},
                "catalogInfo":[{"id":"c1","support":"spoken","content":"<p>red</p>"}],"toolName":"tool","toolVersion":"1\""""));

        assertThat(stimulus)
                .containsOnlyKeys(
                        "identifier",
                        "title",
                        "label",
                        "language",
                        "stylesheet",
                        "catalogInfo",
                        "toolName",
                        "toolVersion",
                        "metadata",
                        "rawXml",
                        "content",
                        "createdAt",
                        "updatedAt",
                        "__v")
                .containsEntry("__v", 1);
        assertThat(Json.write(stimulus.get("content")))
                .contains(
                        "{\"qti-assessment-stimulus\":{\"_attributes\":{",
                        "\"xml:lang\":\"en\"",
                        "\"qti-stylesheet\":{\"_attributes\":{\"href\":\"a.css\"",
                        "\"qti-catalog\":{\"_attributes\":{\"id\":\"c1\"}",
                        "\"qti-stimulus-body\":{\"p\":\"Red.\"}");
        assertThat(get(STIMULUS)).isEqualTo(stimulus);
        assertThat(send(200, "PUT", STIMULUS, stimulusJson("<p>Blue.</p>", "")))
                .containsEntry("catalogInfo", List.of())
                .doesNotContainKeys("metadata", "label");
        assertThat(sandbox.stimulus("leaf")).isPresent();
    }

    @Test
    void createsAStimulusFromContentAndFromXmlOnce() throws Exception {
        send(204, "DELETE", STIMULUS, "");
        send(201, "POST", "/stimuli", stimulusJson("<p>x</p>", ",\"format\":\"json\""));
        assertThat(send(409, "POST", "/stimuli", stimulusJson("<p>x</p>", ""))).containsOnlyKeys("error");
        send(204, "DELETE", STIMULUS, "");
        assertThat(send(201, "POST", "/stimuli", envelope(stimulusXml("y"), ",\"metadata\":{\"a\":1}")))
                .containsEntry("rawXml", stimulusXml("y"))
                .containsEntry("metadata", Map.of("a", 1));
        assertThat(sandbox.stimulusIdentifiers()).containsExactly("leaf");
    }

    @Test
    void refusesTheEnvelopeOfItemsInAnUpdateOfAStimulus() throws Exception {
        Map<String, Object> failure = send(500, "PUT", STIMULUS, envelope(stimulusXml("y"), ""));

        assertThat(failure).containsOnlyKeys("error", "message", "eventId", "details");
        assertThat(String.valueOf(failure.get("details")))
                .contains("DocumentNotFoundError", "on model \"QTIStimulus\"");
    }

    @Test
    void validatesXmlAndSaysSoInAString() throws Exception {
        assertThat(send(200, "POST", "/validate", request("item", itemXml("i", "I"))))
                .containsOnlyKeys("success", "entityId", "xmlContent", "validationErrors", "message")
                .containsEntry("success", "true")
                .containsEntry("xmlContent", itemXml("i", "I"))
                .containsEntry("validationErrors", List.of())
                .containsEntry("message", "Valid XML");
        for (String wrong : List.of(itemXml("i", "I").replace("qti-prompt", "qti-promt"), "<a>", TEST_XML, "")) {
            Map<String, Object> result = send(200, "POST", "/validate", request("item", wrong));
            assertThat(result).containsEntry("success", "false");
            assertThat(((List<?>) result.get("validationErrors")).get(0)).isEqualTo(result.get("message"));
        }
        assertThat(send(200, "POST", "/validate", request("test", TEST_XML))).containsEntry("success", "true");
        assertThat(send(200, "POST", "/validate", request("stimulus", stimulusXml("s"))))
                .containsEntry("success", "true");
    }

    @Test
    void validatesWhatIsStored() throws Exception {
        assertThat(send(200, "POST", "/validate", "{\"schema\":\"item\",\"entityId\":\"i\",\"xml\":\"<a>\"}"))
                .containsEntry("success", "true")
                .containsEntry("entityId", "i")
                .containsEntry("xmlContent", itemXml("i", "One"));
        assertThat(send(404, "POST", "/validate", "{\"schema\":\"test\",\"entityId\":\"i\"}"))
                .containsOnlyKeys("success", "entityId", "error", "message")
                .containsEntry("success", false)
                .containsEntry("error", "Entity not found");
        send(400, "POST", "/validate", "{\"schema\":\"item\"}");
        send(400, "POST", "/validate", "{\"schema\":\"other\",\"xml\":\"<a/>\"}");
    }

    @Test
    void validatesManyAtOnce() throws Exception {
        Map<String, Object> body = Map.of(
                "schema",
                "item",
                "xml",
                List.of(itemXml("a", "A"), "<a>", "", ""),
                "entityIds",
                List.of("", "label", "i", "none"));

        Map<String, Object> answer = send(200, "POST", "/validate/batch", Json.write(body));

        assertThat(answer).containsOnlyKeys("results");
        assertThat((List<?>) answer.get("results"))
                .extracting("success")
                .containsExactly("true", "false", "true", false);
        assertThat((List<?>) answer.get("results")).extracting("entityId").endsWith("label", "i", "none");
        send(400, "POST", "/validate/batch", "{\"schema\":\"item\",\"xml\":[1],\"entityIds\":[]}");
        send(400, "POST", "/validate/batch", "{\"schema\":\"item\",\"xml\":[]}");
    }

    private static String request(String schema, String xml) {
        return Json.write(Map.of("schema", schema, "xml", xml));
    }
}
