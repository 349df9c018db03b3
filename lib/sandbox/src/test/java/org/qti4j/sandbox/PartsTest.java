// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qti4j.json.Json;

/** Parts, sections and the items of these. */
@Timeout(60)
class PartsTest extends Samples {
    @Test
    void answersAPartWithItsOwnXmlAndContent() throws Exception {
        Map<String, Object> part = get(PART);

        assertThat(part)
                .containsOnlyKeys(
                        "identifier",
                        "navigationMode",
                        "submissionMode",
                        "qti-assessment-section",
                        "rawXml",
                        "content");
        assertThat((String) part.get("rawXml")).contains("<qti-test-part").doesNotContain("qti-assessment-test");
        assertThat(Json.write(part.get("content")))
                .startsWith("{\"qti-test-part\":")
                .contains("\"fixed\":\"true\"");
    }

    @Test
    void replacesAPartAndMakesTheXmlOfItsTestAnew() throws Exception {
        String part = """
                {"identifier":"p","navigationMode":"nonlinear","submissionMode":"simultaneous","qti-assessment-section":[
                 {"identifier":"new","title":"New","visible":true}]}""";

        assertThat(send(200, "PUT", PART, part))
                .containsEntry("navigationMode", "nonlinear")
                .containsKeys("rawXml", "content");

        Map<String, Object> test = get(TEST);
        assertThat((String) test.get("rawXml")).contains("nonlinear", "\"new\"").doesNotContain("Plants");
        assertThat(test).containsEntry("__v", 1).containsEntry("maxAttempts", 2).containsKey("metadata");
        assertThat(send(200, "PUT", PART, Json.write(get(PART)))).containsEntry("navigationMode", "nonlinear");
    }

    @Test
    void createsAndDeletesParts() throws Exception {
        String part = "{\"identifier\":\"p2\",\"navigationMode\":\"linear\",\"submissionMode\":\"individual\","
                + "\"qti-assessment-section\":[{\"identifier\":\"z\",\"title\":\"Z\",\"visible\":true}]}";

        assertThat(send(201, "POST", TEST + "/test-parts", part)).containsEntry("identifier", "p2");
        send(409, "POST", TEST + "/test-parts", part);
        assertThat(Json.write(get(TEST + "/test-parts").get("items")))
                .contains("\"identifier\":\"p\"", "\"identifier\":\"p2\"");
        send(204, "DELETE", PART, "");
        send(404, "DELETE", PART, "");
        assertThat(rawXml(TEST)).contains("\"p2\"").doesNotContain("Plants");
    }

    @Test
    void updatesTheFieldsOfASectionThatAreNamed() throws Exception {
        Map<String, Object> section = send(200, "PUT", SECTION, """
                {"identifier":"s","title":"Hidden","visible":false,"sequence":2}""");

        assertThat(section)
                .containsOnlyKeys("identifier", "title", "visible", "fixed", "sequence", "qti-assessment-item-ref")
                .containsEntry("visible", false)
                .containsEntry("sequence", 2)
                .containsEntry("fixed", true);
        assertThat(get(SECTION)).isEqualTo(section);
        assertThat(rawXml(TEST)).contains("Hidden", "i3.xml", "Animals");
        send(200, "PUT", SECTION, "{\"identifier\":\"s\",\"title\":\"Shown\"}");
        assertThat(get(SECTION)).containsEntry("visible", true).containsEntry("sequence", 2);
        assertThat(get(TEST)).containsEntry("__v", 2).containsEntry("isValidXml", true);
    }

    @Test
    void createsAndDeletesSections() throws Exception {
        String section = "{\"identifier\":\"s3\",\"title\":\"Third\",\"visible\":true}";

        assertThat(send(201, "POST", PART + "/sections", section)).containsEntry("title", "Third");
        send(400, "POST", PART + "/sections", section);
        assertThat(get(PART + "/sections")).containsEntry("total", 3);
        assertThat(send(200, "DELETE", PART + "/sections/%C3%A92", "")).containsOnlyKeys("message");
        send(404, "DELETE", PART + "/sections/%C3%A92", "");
        assertThat(rawXml(TEST)).contains("Third").doesNotContain("Animals");
    }

    @Test
    void ordersTheItemsOfASection() throws Exception {
        String order =
                "{\"items\":[{\"identifier\":\"i3\",\"sequence\":2},{\"identifier\":\"i2\",\"href\":\"new.xml\",\"sequence\":1}]}";

        assertThat(send(200, "PUT", SECTION + "/items/order", order))
                .containsEntry(
                        "qti-assessment-item-ref",
                        List.of(
                                Map.of("identifier", "i2", "href", "new.xml"),
                                Map.of("identifier", "i3", "href", "i3.xml"),
                                Map.of("identifier", "i1", "href", "i1.xml")));
        assertThat(rawXml(TEST)).containsSubsequence("new.xml", "i3.xml", "i1.xml");
        send(200, "PUT", SECTION + "/items/order", "{\"items\":[{\"identifier\":\"i1\"}]}");
        assertThat(rawXml(TEST)).containsSubsequence("i1.xml", "new.xml", "i3.xml");
        send(404, "PUT", SECTION + "/items/order", "{\"items\":[{\"identifier\":\"i1\"},{\"identifier\":\"i1\"}]}");
    }

    @Test
    void addsAndRemovesItems() throws Exception {
        assertThat(Json.write(send(201, "POST", SECTION + "/items", """
                {"identifier":"i4","href":"i4.xml","sequence":2}""").get("qti-assessment-item-ref")))
                .containsSubsequence("i1", "i4", "i2", "i3")
                .doesNotContain("sequence");
        send(201, "POST", SECTION + "/items", "{\"identifier\":\"i5\"}");
        send(400, "POST", SECTION + "/items", "{\"identifier\":\"i5\"}");
        assertThat(rawXml(TEST)).containsSubsequence("\"i4\"", "\"i3\"", "\"i5\"");
        send(204, "DELETE", SECTION + "/items/i4", "");
        send(404, "DELETE", SECTION + "/items/i4", "");
        assertThat(rawXml(TEST)).doesNotContain("\"i4\"");
    }

    @Test
    void losesOfAnXmlTestWhatTheJsonCannotHold() throws Exception {
        sendXml(200, "PUT", TEST, TEST_XML);
        assertThat(rawXml(TEST)).contains("category=\"hard\"", "<!-- why -->");

        send(200, "PUT", SECTION, "{\"identifier\":\"s\",\"title\":\"Renamed\"}");

        assertThat(rawXml(TEST)).contains("Renamed", "i1.xml").doesNotContain("category", "<!--");
    }

    @Test
    void changesATestThatWasWrongBefore() throws Exception {
        sendXml(200, "PUT", TEST, TEST_XML.replace(" navigation-mode=\"linear\"", ""));

        assertThat(send(200, "PUT", SECTION, "{\"identifier\":\"s\",\"title\":\"Renamed\"}"))
                .containsEntry("title", "Renamed");
    }
}
