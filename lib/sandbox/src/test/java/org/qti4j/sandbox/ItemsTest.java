// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;

@Timeout(60)
class ItemsTest extends Samples {
    @Test
    void answersAnItemInTheDocumentedShape() throws Exception {
        Map<String, Object> item = get(ITEM);

        assertThat(item)
                .containsOnlyKeys(
                        "identifier",
                        "title",
                        "type",
                        "qtiVersion",
                        "timeDependent",
                        "adaptive",
                        "interaction",
                        "responseDeclarations",
                        "outcomeDeclarations",
                        "metadata",
                        "rawXml",
                        "content",
                        "createdAt",
                        "updatedAt",
                        "__v")
                .containsEntry("type", "choice")
                .containsEntry("rawXml", itemXml("i", "One"));
        assertThat(Json.write(item.get("content")))
                .contains(
                        "\"xsi:schemaLocation\"",
                        "\"qti-correct-response\":{\"qti-value\":[\"A\"]}",
                        "\"qti-response-declaration\":[",
                        "{\"_attributes\":{\"identifier\":\"A\"},\"b\":\"half\",\"_\":\"one \"}");
        assertThat(sandbox.item("i")).contains(item);
    }

    @Test
    void createsAnItemFromXmlAndFromJsonOnce() throws Exception {
        assertThat(send(
                        201,
                        "POST",
                        "/assessment-items",
                        envelope(itemXml("x", "X"), ",\"metadata\":{\"grade\":\"-1\"}")))
                .containsEntry("metadata", Map.of("grade", "-1"))
                .containsEntry("__v", 0);
        assertThat(send(201, "POST", "/assessment-items", itemJson("j", "J", ",\"format\":\"json\"")))
                .containsEntry("type", "choice")
                .doesNotContainKey("format");
        assertThat(send(409, "POST", "/assessment-items", itemJson("j", "J", "")))
                .containsOnlyKeys("error", "details", "message");
        assertThat(sandbox.itemIdentifiers()).containsExactly("i", "j", "x");
    }

    @Test
    void replacesAnItemByXmlAndByJsonWithItsMetadata() throws Exception {
        assertThat(send(200, "PUT", ITEM, envelope(itemXml("i", "Two"), "")))
                .containsEntry("title", "Two")
                .containsEntry("rawXml", itemXml("i", "Two"))
                .containsEntry("__v", 1)
                .doesNotContainKey("metadata");
        Map<String, Object> json = send(200, "PUT", ITEM, itemJson("i", "Three", ",\"metadata\":{\"own\":[null]}"));
        assertThat(json).containsEntry("title", "Three").containsEntry("__v", 2);
        assertThat(Json.write(json.get("metadata"))).isEqualTo("{\"own\":[null]}");
        assertThat((String) json.get("rawXml")).contains("title=\"Three\"", "<qti-simple-choice identifier=\"A\">one<");
    }

    @Test
    void takesBackWhatItAnswers() throws Exception {
        Map<String, Object> item = get(ITEM);

        assertThat(send(200, "PUT", ITEM, Json.write(item)))
                .containsEntry("interaction", item.get("interaction"))
                .containsEntry("metadata", item.get("metadata"));
    }

    @Test
    void linksItemsToStimuliThatAreThere() throws Exception {
        String json = itemJson("i", "One", ",\"stimulus\":{\"identifier\":\"leaf\"}");

        assertThat(send(200, "PUT", ITEM, json))
                .containsEntry("stimulusRef", Map.of("identifier", "leaf", "href", "stimuli/leaf"))
                .doesNotContainKey("stimulus");
        assertThat(rawXml(ITEM)).contains("<qti-assessment-stimulus-ref");
        assertThat(send(400, "PUT", ITEM, json.replace("leaf", "none")))
                .containsEntry("error", "Stimulus(s) not found");
        send(200, "PUT", ITEM, itemJson("i", "One", ""));
        assertThat(get(ITEM)).doesNotContainKey("stimulusRef");
        String link = "<qti-assessment-stimulus-ref identifier=\"none\" href=\"stimuli/none\" title=\"T\"/>";
        String xml = itemXml("i", "One").replace("<qti-item-body>", link + "<qti-item-body>");
        assertThat(send(200, "PUT", ITEM, envelope(xml, "")))
                .containsEntry("stimulusRef", Map.of("identifier", "none", "href", "stimuli/none"));
    }

    @Test
    void updatesMetadataTogetherWithTheDocument() throws Exception {
        Map<String, Object> item = send(
                201,
                "POST",
                "/assessment-items/metadata",
                envelope(itemXml("i", "Two"), ",\"metadata\":{\"grade\":\"5\",\"difficulty\":\"hard\"}"));

        assertThat(item)
                .containsEntry("title", "Two")
                .containsEntry("metadata", Map.of("subject", "Math", "grade", "5", "difficulty", "hard"))
                .containsEntry("__v", 1);
        assertThat(send(201, "POST", "/assessment-items/metadata", envelope(itemXml("i", "Two"), "")))
                .containsEntry("metadata", item.get("metadata"));
        send(201, "POST", "/assessment-items/metadata", envelope(itemXml("new", "New"), ""));
        assertThat(sandbox.item("new")).isPresent();
    }

    @Test
    void refusesDocumentedMetadataOfOtherValues() throws Exception {
        for (String metadata : List.of(
                "{\"grade\":5}",
                "{\"grade\":\"14\"}",
                "{\"subject\":1}",
                "{\"difficulty\":\"x\"}",
                "{\"learningObjectiveSet\":[{\"source\":\"CASE\"}]}",
                "[]")) {
            send(400, "PUT", ITEM, envelope(itemXml("i", "One"), ",\"metadata\":" + metadata));
        }
        send(200, "PUT", ITEM, envelope(itemXml("i", "One"), """
                ,"metadata":{"grade":"13","learningObjectiveSet":[{"source":"CASE","learningObjectiveIds":["A.1"]}],"free":1}"""));
    }

    @Test
    void refusesXmlThatIsNotValid() throws Exception {
        Map<String, Object> refused =
                send(400, "PUT", ITEM, envelope(itemXml("i", "One").replace("qti-prompt", "qti-promt"), ""));

        assertThat(refused).containsOnlyKeys("error", "details").containsEntry("error", "Invalid XML");
        assertThat(String.valueOf(refused.get("details"))).contains("qti-promt");
        assertThat(get(ITEM)).containsEntry("__v", 0);
    }

    @Test
    void deletesAnItem() throws Exception {
        send(204, "DELETE", ITEM, "");
        assertThat(send(404, "GET", ITEM, "")).containsOnlyKeys("error", "details");
        send(404, "PUT", ITEM, envelope(itemXml("i", "One"), ""));
    }

    @Test
    void refusesToBeSeededWithAnythingElse() {
        assertThatThrownBy(() -> sandbox.putTest("<x/>")).isInstanceOf(QtiFormatException.class);
        assertThatThrownBy(() -> sandbox.putTest(Map.of("title", "T"))).isInstanceOf(QtiFormatException.class);
        assertThatThrownBy(() -> sandbox.putTest(Map.of("identifier", "i", "title", "T", "metadata", 1)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sandbox.putItem("<x/>")).isInstanceOf(QtiFormatException.class);
        assertThatThrownBy(() -> sandbox.putItem(TEST_XML)).isInstanceOf(QtiFormatException.class);
        assertThatThrownBy(() -> sandbox.putStimulus(TEST_XML)).isInstanceOf(QtiFormatException.class);
        assertThatThrownBy(() -> sandbox.put("<p " + QTI + "/>")).isInstanceOf(QtiFormatException.class);
    }
}
