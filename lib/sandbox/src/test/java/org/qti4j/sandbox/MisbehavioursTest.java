// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.json.Json;

/** Every misbehaviour that happens each time is seen when it is on, and not when it is off. */
@Timeout(60)
class MisbehavioursTest extends Samples {
    private static final String GRADER = "<qti-custom-operator class=\"c\" definition=\"%s\"/>";
    private static final String NOT_VALID = "qti-promt";

    static Set<Misbehaviour> eachTime() {
        EnumSet<Misbehaviour> all = EnumSet.allOf(Misbehaviour.class);
        all.removeAll(Misbehaviour.all(Misbehaviour.Kind.RANDOM));
        return all;
    }

    @ParameterizedTest
    @MethodSource("eachTime")
    void isSeenWhenItIsOnAndNotWhenItIsOff(Misbehaviour misbehaviour) throws Exception {
        assertThat(isSeen(misbehaviour)).as("off").isFalse();
        restart(builder().misbehave(misbehaviour));
        assertThat(isSeen(misbehaviour)).as("on").isTrue();
    }

    @Test
    void isSwitchedWhileItRuns() throws Exception {
        sandbox.misbehave(Misbehaviour.CONTENT_TEXT_KEY, Misbehaviour.LENIENT_JSON);
        assertThat(sandbox.misbehaviours())
                .containsExactlyInAnyOrder(Misbehaviour.LENIENT_JSON, Misbehaviour.CONTENT_TEXT_KEY);
        assertThat(isSeen(Misbehaviour.CONTENT_TEXT_KEY)).isTrue();
        sandbox.misbehave();
        assertThat(sandbox.misbehaviours()).isEmpty();
        assertThat(isSeen(Misbehaviour.CONTENT_TEXT_KEY)).isFalse();
    }

    @Test
    void answersInTheDocumentedShapesWithEverythingThatHappensEachTime() throws Exception {
        restart(builder().misbehave(eachTime()));

        assertThat(get(TEST)).containsKeys("content", "rawXml", "isValidXml");
        assertThat(send(200, "PUT", ITEM, envelope(itemXml("i", "Two"), ""))).containsEntry("title", "Two");
        assertThat(send(200, "PUT", SECTION, "{\"identifier\":\"s\",\"title\":\"N\"}"))
                .doesNotContainKey("qti-assessment-item-ref");
        send(201, "POST", "/assessment-items", MATCH_JSON);
        assertThat(sandbox.misbehaviours()).isEqualTo(eachTime());
    }

    @Test
    void hasANameAndASummaryForTheCommandLine() {
        for (Misbehaviour each : Misbehaviour.values()) {
            assertThat(Misbehaviour.of(each.option())).isEqualTo(each);
            assertThat(Misbehaviour.of(each.name())).isEqualTo(each);
            assertThat(each.summary()).isNotBlank().doesNotEndWith(".");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Misbehaviour.of("none"))
                .withMessageContaining("none");
    }

    private boolean isSeen(Misbehaviour misbehaviour) throws Exception {
        return switch (misbehaviour) {
            case LOSSY_JSON_CONVERSION -> {
                Map<String, Object> item = send(201, "POST", "/assessment-items", MATCH_JSON);
                assertThat(Json.write(item.get("interaction"))).contains("sourceChoices", "Which?");
                assertThat((String) item.get("rawXml")).contains("<qti-match-interaction", "Which?");
                send(201, "POST", "/assessment-items", itemJson("safe", "Safe", ""));
                assertThat(rawXml("/assessment-items/safe")).contains("qti-simple-choice");
                yield !((String) item.get("rawXml")).contains("simple-associable-choice");
            }
            case CUSTOM_OPERATOR_STRIPPED -> {
                String custom =
                        ",\"responseProcessing\":{\"templateType\":\"custom\",\"customOperator\":{\"class\":\"c\",\"definition\":\"d\"}}";
                HttpResponse<String> response = caller.send("PUT", ITEM, Caller.JSON, itemJson("i", "C", custom));
                if (response.statusCode() != 200) {
                    yield false;
                }
                Map<String, Object> item = Caller.json(response);
                assertThat(Json.write(item.get("responseProcessing"))).contains("customOperator");
                yield ((String) item.get("rawXml")).contains("rptemplates/custom.xml");
            }
            case TYPED_FIELDS_EMPTY -> {
                Map<String, Object> item = send(200, "PUT", ITEM, envelope(itemXml("i", "Two"), ""));
                yield List.of().equals(item.get("responseDeclarations")) && !item.containsKey("interaction");
            }
            case TYPED_FIELDS_STALE -> {
                String xml = itemXml("i", "Two").replace("shuffle=\"true\"", "shuffle=\"false\"");
                Map<String, Object> item = send(200, "PUT", ITEM, envelope(xml, ""));
                assertThat(item).containsEntry("title", "Two").containsEntry("rawXml", xml);
                yield Json.write(item.get("interaction")).contains("\"shuffle\":true");
            }
            case SERVER_ERROR_FOR_INVALID_XML -> statusOfXml("i", "<a>") == 500 && statusOfXml("i", invalid()) == 500;
            case GRADER_HOSTS_CHECKED -> {
                assertThat(statusOfXml("i", graded("https://a.execute-api.eu.amazonaws.com/g?a=1&amp;b=2")))
                        .isEqualTo(200);
                HttpResponse<String> response =
                        caller.send("PUT", ITEM, Caller.JSON, envelope(graded("https://other.example.org/g"), ""));
                yield response.statusCode() == 500
                        && response.body().contains("not in the approved grader allowlist: other.example.org")
                        && statusOfXml("i", graded("https://https://x")) == 500;
            }
            case SERVER_ERROR_WITHOUT_INTERACTION_TYPE -> {
                String json = itemJson("i", "I", "")
                        .replace("\"type\":\"choice\",\"responseIdentifier\"", "\"responseIdentifier\"");
                HttpResponse<String> response = caller.send("PUT", ITEM, Caller.JSON, json);
                yield response.statusCode() == 500
                        && response.body().contains("Unsupported interaction type: undefined");
            }
            case RECORD_NEEDS_BASE_TYPE -> {
                String record = "<qti-outcome-declaration identifier=\"R\" cardinality=\"record\"/>";
                String xml = itemXml("r", "R").replace("<qti-item-body>", record + "<qti-item-body>");
                HttpResponse<String> response =
                        caller.send("POST", "/assessment-items", Caller.JSON, envelope(xml, ""));
                assertThat(statusOfXml("i", xml.replace("\"r\"", "\"i\""))).isEqualTo(200);
                yield response.body().contains("outcomeDeclarations.1.baseType: Path `baseType` is required.");
            }
            case IDENTIFIER_OF_BODY ->
                statusOfXml("i", itemXml("other", "O")) == 200
                        && sandbox.item("other").isPresent();
            case DUPLICATE_REFS_VANISH -> {
                String twice = TEST_JSON.replace("\"i2\"", "\"i1\"");
                yield !Json.write(send(200, "PUT", TEST, twice).get("qti-test-part"))
                        .contains("i2.xml");
            }
            case LENIENT_JSON -> {
                HttpResponse<String> response =
                        caller.send("PUT", ITEM, Caller.JSON, itemJson("i", "I", ",\"colour\":\"red\""));
                yield response.statusCode() == 200
                        && caller.send("PUT", SECTION, Caller.JSON, "{\"identifier\":\"s\",\"title\":\"T\",\"x\":1}")
                                        .statusCode()
                                == 200;
            }
            case NOT_FOUND_AFTER_CREATE -> {
                send(201, "POST", "/assessment-items", itemJson("late", "Late", ""));
                int first = caller.get("/assessment-items/late").statusCode();
                int second = caller.get("/assessment-items/late").statusCode();
                assertThat(caller.get("/assessment-items/late").statusCode()).isEqualTo(200);
                yield first == 404 && second == 404;
            }
            case METADATA_REPLACED -> {
                send(201, "POST", "/assessment-items/metadata", envelope(itemXml("i", "I"), ",\"metadata\":{\"n\":1}"));
                assertThat(sandbox.item("i")
                                .orElseThrow()
                                .get("metadata")
                                .toString()
                                .contains("subject"))
                        .isEqualTo(!sandbox.misbehaviours().contains(misbehaviour));
                Map<String, Object> test = send(200, "PUT", TEST + "/metadata", "{\"metadata\":{\"n\":1}}");
                yield test.get("metadata").equals(Map.of("n", 1));
            }
            case ITEM_METADATA_ONLY -> {
                Map<String, Object> item = send(
                        201,
                        "POST",
                        "/assessment-items/metadata",
                        envelope(itemXml("i", "Two"), ",\"metadata\":{\"n\":1}"));
                assertThat(item.get("metadata")).isEqualTo(Map.of("subject", "Math", "n", 1));
                yield item.get("title").equals("One");
            }
            case ITEM_METADATA_KEPT ->
                send(200, "PUT", ITEM, envelope(itemXml("i", "Two"), "")).containsKey("metadata");
            case STIMULUS_LINK_KEPT -> {
                send(200, "PUT", ITEM, itemJson("i", "I", ",\"stimulus\":{\"identifier\":\"leaf\"}"));
                yield send(200, "PUT", ITEM, itemJson("i", "J", "")).containsKey("stimulusRef");
            }
            case TEST_METADATA_KEPT -> {
                Map<String, Object> test = sendXml(200, "PUT", TEST, TEST_XML);
                assertThat(test).containsEntry("title", "By XML");
                yield test.containsKey("metadata") && test.get("maxAttempts").equals(2);
            }
            case TEST_XML_REGENERATED ->
                !((String) sendXml(200, "PUT", TEST, TEST_XML).get("rawXml")).contains("category");
            case SECTION_REPLACED ->
                send(200, "PUT", SECTION, "{\"identifier\":\"s\",\"title\":\"T\"}")
                        .equals(Map.of("identifier", "s", "title", "T", "visible", true));
            case ORDER_DROPS_UNNAMED ->
                ((List<?>) send(200, "PUT", SECTION + "/items/order", "{\"items\":[{\"identifier\":\"i3\"}]}")
                                        .get("qti-assessment-item-ref"))
                                .size()
                        == 1;
            case TEST_ENVELOPE_ACCEPTED ->
                status("PUT", TEST, envelope(TEST_XML, ",\"metadata\":{\"m\":1}")) == 200
                        && rawXml(TEST).equals(TEST_XML)
                        && get(TEST).get("metadata").equals(Map.of("m", 1));
            case STIMULUS_ENVELOPE_ACCEPTED ->
                status("PUT", STIMULUS, envelope(stimulusXml("new"), "")) == 200
                        && rawXml(STIMULUS).equals(stimulusXml("new"));
            case RAW_XML_KEY_ACCEPTED -> {
                String body = Json.write(Map.of("identifier", "i", "rawXml", itemXml("i", "Raw")));
                yield status("PUT", ITEM, body) == 200 && get(ITEM).get("title").equals("Raw");
            }
            case INVALID_XML_ACCEPTED -> statusOfXml("i", invalid()) == 200;
            case INVALID_TEST_REFUSED ->
                caller.send("PUT", TEST, Caller.XML, TEST_XML.replace(" navigation-mode=\"linear\"", ""))
                                .statusCode()
                        == 400;
            case INVALID_XML_UNPROCESSABLE -> statusOfXml("i", invalid()) == 422;
            case VERSION_CHECKED ->
                status("PUT", ITEM, itemJson("i", "I", ",\"__v\":0")) == 200
                        && status("PUT", ITEM, itemJson("i", "I", ",\"__v\":0")) == 409;
            case NULLS_REFUSED ->
                status("PUT", ITEM, itemJson("i", "I", ",\"modalFeedback\":null")) == 400
                        && status("PUT", ITEM, itemJson("i", "I", ",\"metadata\":{\"a\":null}")) == 200;
            case BATCH_IN_SEQUENCE -> {
                String body = Json.write(
                        Map.of("schema", "item", "xml", List.of(itemXml("a", "A")), "entityIds", List.of("i")));
                yield ((List<?>) send(200, "POST", "/validate/batch", body).get("results")).size() == 2;
            }
            case CONTENT_ARRAYS -> Json.write(get(ITEM).get("content")).contains("\"qti-prompt\":[\"Which?\"]");
            case CONTENT_OBJECTS ->
                Json.write(get(ITEM).get("content")).contains("\"qti-correct-response\":{\"qti-value\":\"A\"}")
                        && Json.write(get(TEST).get("content")).contains("\"qti-test-part\":{");
            case CONTENT_TEXT_KEY -> Json.write(get(ITEM).get("content")).contains("\"_text\":\"one \"");
            default -> throw new IllegalArgumentException("nothing shows " + misbehaviour);
        };
    }

    private static String invalid() {
        return itemXml("i", "I").replace("qti-prompt", NOT_VALID);
    }

    private static String graded(String definition) {
        return itemXml("i", "I")
                .replace(
                        "</qti-item-body>",
                        "</qti-item-body><qti-response-processing><qti-set-outcome-value identifier=\"SCORE\">"
                                + GRADER.formatted(definition)
                                + "</qti-set-outcome-value></qti-response-processing>");
    }

    private int statusOfXml(String identifier, String xml) throws Exception {
        return status("PUT", "/assessment-items/" + identifier, envelope(xml, ""));
    }

    private int status(String method, String path, String body) throws Exception {
        return caller.send(method, path, Caller.JSON, body).statusCode();
    }
}
