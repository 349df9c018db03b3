// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.qti4j.json.Json;
import org.qti4j.json.api.CatalogEntry;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.json.api.ItemOrder;
import org.qti4j.json.api.ItemPlace;
import org.qti4j.json.api.ItemRef;
import org.qti4j.json.api.OutcomeDeclaration;
import org.qti4j.json.api.SectionUpdate;
import org.qti4j.json.api.StimulusUpdate;
import org.qti4j.json.api.TestPartUpdate;
import org.qti4j.json.api.TestUpdate;

/**
 * Every operation once, with what the documents say of it.
 *
 * @param name the method of the client
 * @param call calls it and waits
 * @param async calls it and does not wait
 * @param method the HTTP method
 * @param path the path below the host
 * @param contentType the type of the body; empty when there is none
 * @param requestShape the name of the shape of the body; empty when it is not JSON
 * @param status the status of success
 * @param answerShape the name of the shape of the answer; empty when there is none
 * @param idempotent whether it may be sent again when nobody knows whether it was taken
 */
record ApiOperation(
        String name,
        Function<QtiClient, Object> call,
        Function<QtiAsyncClient, CompletableFuture<?>> async,
        String method,
        String path,
        String contentType,
        String requestShape,
        int status,
        String answerShape,
        boolean idempotent) {
    private static final String JSON = "application/json";
    private static final String XML = "application/xml";
    private static final String TEST_PATH = "/api/assessment-tests/t1";
    private static final String SECTION_PATH = TEST_PATH + "/test-parts/p1/sections/s1";

    static final String ITEM_XML =
            "<qti-assessment-item xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"i1\" title=\"Frogs\""
                    + " time-dependent=\"false\"/>";
    static final String TEST_XML =
            "<qti-assessment-test xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\" identifier=\"t1\" title=\"Ponds\">"
                    + "<qti-test-part identifier=\"p1\" navigation-mode=\"linear\" submission-mode=\"individual\">"
                    + "<qti-assessment-section identifier=\"s1\" title=\"Frogs\" visible=\"true\"/></qti-test-part></qti-assessment-test>";
    static final SectionUpdate SECTION = SectionUpdate.builder("s1", "Frogs")
            .required(true)
            .fixed(false)
            .sequence(1)
            .itemRefs(ItemRef.of("i1", "i1.xml"))
            .preConditions(List.of(Map.of("a", 1)))
            .branchRules(List.of(Map.of()))
            .build();
    static final TestPartUpdate PART = TestPartUpdate.of("p1", "linear", "individual", SECTION);
    static final TestUpdate TEST = TestUpdate.builder("t1", "Ponds", PART)
            .qtiVersion("3.0")
            .tool("T", "1")
            .timeLimit(600)
            .maxAttempts(2)
            .toolsEnabled(Map.of("calculator", true))
            .metadata(Map.of("subject", "Science"))
            .outcomeDeclarations(OutcomeDeclaration.single("SCORE", "float"))
            .build();
    static final StimulusUpdate STIMULUS = StimulusUpdate.builder("st1", "The pond", "<p>Frogs.</p>")
            .label("l")
            .language("en")
            .stylesheet("https://cdn.example/a.css", "text/css")
            .catalogInfo(List.of(new CatalogEntry("c1", "glossary-on-screen", "<p>Wet.</p>")))
            .tool("T", "1")
            .metadata(Map.of("subject", "Science"))
            .build();
    private static final ItemEnvelope ITEM = ItemEnvelope.xml(ITEM_XML).withMetadata(Map.of("grade", "5"));
    private static final Map<String, Object> ITEM_JSON = Json.readObject(
            "{\"identifier\":\"i1\",\"title\":\"Frogs\",\"type\":\"extended-text\",\"timeDependent\":false,"
                    + "\"interaction\":{\"type\":\"extended-text\",\"responseIdentifier\":\"RESPONSE\",\"questionStructure\":{\"prompt\":\"Why?\"}},"
                    + "\"responseDeclarations\":[{\"identifier\":\"RESPONSE\",\"cardinality\":\"single\",\"baseType\":\"string\","
                    + "\"correctResponse\":{\"value\":[\"\"]}}],"
                    + "\"outcomeDeclarations\":[{\"identifier\":\"SCORE\",\"cardinality\":\"single\",\"baseType\":\"float\"}],"
                    + "\"responseProcessing\":{\"templateType\":\"map_response\",\"responseDeclarationIdentifier\":\"RESPONSE\","
                    + "\"outcomeIdentifier\":\"SCORE\",\"correctResponseIdentifier\":\"\",\"incorrectResponseIdentifier\":\"\"},"
                    + "\"stimulus\":{\"identifier\":\"st1\"},\"metadata\":{\"grade\":\"5\"}}");

    static final List<ApiOperation> ALL = List.of(
            read(
                    "getAssessmentItem",
                    "/api/assessment-items/i1",
                    "item",
                    c -> c.getAssessmentItem("i1"),
                    a -> a.getAssessmentItem("i1")),
            read(
                    "getAssessmentTest",
                    TEST_PATH,
                    "test",
                    c -> c.getAssessmentTest("t1"),
                    a -> a.getAssessmentTest("t1")),
            read("getStimulus", "/api/stimuli/st1", "stimulus", c -> c.getStimulus("st1"), a -> a.getStimulus("st1")),
            read(
                    "getTestPart",
                    TEST_PATH + "/test-parts/p1",
                    "test-part",
                    c -> c.getTestPart("t1", "p1"),
                    a -> a.getTestPart("t1", "p1")),
            read(
                    "getSection",
                    SECTION_PATH,
                    "section",
                    c -> c.getSection("t1", "p1", "s1"),
                    a -> a.getSection("t1", "p1", "s1")),
            new ApiOperation(
                    "updateAssessmentItem by XML",
                    c -> c.updateAssessmentItem("i1", ITEM),
                    a -> a.updateAssessmentItem("i1", ITEM),
                    "PUT",
                    "/api/assessment-items/i1",
                    JSON,
                    "item-by-xml",
                    200,
                    "item",
                    true),
            new ApiOperation(
                    "updateAssessmentItem by JSON",
                    c -> c.updateAssessmentItem("i1", ItemEnvelope.json(ITEM_JSON)),
                    a -> a.updateAssessmentItem("i1", ItemEnvelope.json(ITEM_JSON)),
                    "PUT",
                    "/api/assessment-items/i1",
                    JSON,
                    "item-by-json",
                    200,
                    "item",
                    true),
            new ApiOperation(
                    "updateAssessmentItemMetadata",
                    c -> c.updateAssessmentItemMetadata(ITEM),
                    a -> a.updateAssessmentItemMetadata(ITEM),
                    "POST",
                    "/api/assessment-items/metadata",
                    JSON,
                    "item-by-xml",
                    201,
                    "item",
                    false),
            new ApiOperation(
                    "updateAssessmentTest by JSON",
                    c -> c.updateAssessmentTest("t1", TEST),
                    a -> a.updateAssessmentTest("t1", TEST),
                    "PUT",
                    TEST_PATH,
                    JSON,
                    "test-by-json",
                    200,
                    "test",
                    true),
            new ApiOperation(
                    "updateAssessmentTest by XML",
                    c -> c.updateAssessmentTest("t1", TEST_XML),
                    a -> a.updateAssessmentTest("t1", TEST_XML),
                    "PUT",
                    TEST_PATH,
                    XML,
                    "",
                    200,
                    "test",
                    true),
            new ApiOperation(
                    "updateAssessmentTestMetadata",
                    c -> c.updateAssessmentTestMetadata("t1", Map.of("grade", "5")),
                    a -> a.updateAssessmentTestMetadata("t1", Map.of("grade", "5")),
                    "PUT",
                    TEST_PATH + "/metadata",
                    JSON,
                    "metadata",
                    200,
                    "test",
                    true),
            new ApiOperation(
                    "updateTestPart",
                    c -> c.updateTestPart("t1", PART),
                    a -> a.updateTestPart("t1", PART),
                    "PUT",
                    TEST_PATH + "/test-parts/p1",
                    JSON,
                    "test-part-by-json",
                    200,
                    "test-part",
                    true),
            new ApiOperation(
                    "updateSection",
                    c -> c.updateSection("t1", "p1", "s1", SECTION),
                    a -> a.updateSection("t1", "p1", "s1", SECTION),
                    "PUT",
                    SECTION_PATH,
                    JSON,
                    "section-by-json",
                    200,
                    "section",
                    true),
            new ApiOperation(
                    "updateItemOrder",
                    c -> c.updateItemOrder("t1", "p1", "s1", ItemOrder.of("i2", "i1")),
                    a -> a.updateItemOrder("t1", "p1", "s1", ItemOrder.of("i2", "i1")),
                    "PUT",
                    SECTION_PATH + "/items/order",
                    JSON,
                    "order",
                    200,
                    "section",
                    true),
            new ApiOperation(
                    "addItemToSection",
                    c -> c.addItemToSection(
                            "t1", "p1", "s1", ItemPlace.of("i2", 2).withHref("i2.xml")),
                    a -> a.addItemToSection(
                            "t1", "p1", "s1", ItemPlace.of("i2", 2).withHref("i2.xml")),
                    "POST",
                    SECTION_PATH + "/items",
                    JSON,
                    "item-place",
                    201,
                    "section",
                    false),
            new ApiOperation(
                    "removeItemFromSection",
                    c -> {
                        c.removeItemFromSection("t1", "p1", "s1", "i2");
                        return "";
                    },
                    a -> a.removeItemFromSection("t1", "p1", "s1", "i2"),
                    "DELETE",
                    SECTION_PATH + "/items/i2",
                    "",
                    "",
                    204,
                    "",
                    true),
            new ApiOperation(
                    "updateStimulus",
                    c -> c.updateStimulus("st1", STIMULUS),
                    a -> a.updateStimulus("st1", STIMULUS),
                    "PUT",
                    "/api/stimuli/st1",
                    JSON,
                    "stimulus-by-json",
                    200,
                    "stimulus",
                    true),
            new ApiOperation(
                    "createAssessmentItem",
                    c -> c.createAssessmentItem(ITEM),
                    a -> a.createAssessmentItem(ITEM),
                    "POST",
                    "/api/assessment-items",
                    JSON,
                    "item-by-xml",
                    201,
                    "item",
                    false),
            new ApiOperation(
                    "createAssessmentTest by JSON",
                    c -> c.createAssessmentTest(TEST),
                    a -> a.createAssessmentTest(TEST),
                    "POST",
                    "/api/assessment-tests",
                    JSON,
                    "test-by-json",
                    201,
                    "test",
                    false),
            new ApiOperation(
                    "createAssessmentTest by XML",
                    c -> c.createAssessmentTest(TEST_XML),
                    a -> a.createAssessmentTest(TEST_XML),
                    "POST",
                    "/api/assessment-tests",
                    XML,
                    "",
                    201,
                    "test",
                    false),
            new ApiOperation(
                    "createStimulus",
                    c -> c.createStimulus(STIMULUS),
                    a -> a.createStimulus(STIMULUS),
                    "POST",
                    "/api/stimuli",
                    JSON,
                    "stimulus-by-json",
                    201,
                    "stimulus",
                    false),
            new ApiOperation(
                    "validate",
                    c -> c.validate(DocumentKind.TEST, TEST_XML),
                    a -> a.validate(DocumentKind.TEST, TEST_XML),
                    "POST",
                    "/api/validate",
                    JSON,
                    "validate",
                    200,
                    "validation",
                    true),
            new ApiOperation(
                    "validateStored",
                    c -> c.validateStored(DocumentKind.ITEM, "i1"),
                    a -> a.validateStored(DocumentKind.ITEM, "i1"),
                    "POST",
                    "/api/validate",
                    JSON,
                    "validate",
                    200,
                    "validation",
                    true),
            new ApiOperation(
                    "validateBatch",
                    c -> c.validateBatch(DocumentKind.STIMULUS, List.of("<a/>", "<b/>"), List.of("st1")),
                    a -> a.validateBatch(DocumentKind.STIMULUS, List.of("<a/>", "<b/>"), List.of("st1")),
                    "POST",
                    "/api/validate/batch",
                    JSON,
                    "validate-batch",
                    200,
                    "validations",
                    true));

    private static ApiOperation read(
            String name,
            String path,
            String shape,
            Function<QtiClient, Object> call,
            Function<QtiAsyncClient, CompletableFuture<?>> async) {
        return new ApiOperation(name, call, async, "GET", path, "", "", 200, shape, true);
    }

    /** Returns an answer of the documented shape. */
    String answer() {
        return switch (answerShape) {
            case "" -> "";
            case "validation" -> VALIDATION;
            case "validations" -> "{\"results\":[" + VALIDATION + "," + VALIDATION + "]}";
            default -> "{\"identifier\":\"x\",\"title\":\"X\"}";
        };
    }

    private static final String VALIDATION =
            "{\"success\":\"true\",\"entityId\":\"e\",\"xmlContent\":\"<a/>\",\"validationErrors\":[],\"message\":\"Valid XML\"}";

    @Override
    public String toString() {
        return name;
    }
}
