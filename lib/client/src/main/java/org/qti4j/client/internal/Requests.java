// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.StoredItem;
import org.qti4j.client.StoredSection;
import org.qti4j.client.StoredStimulus;
import org.qti4j.client.StoredTest;
import org.qti4j.client.StoredTestPart;
import org.qti4j.client.Update;
import org.qti4j.json.ApiKind;
import org.qti4j.json.Json;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.json.api.ItemOrder;
import org.qti4j.json.api.ItemPlace;

/** Makes the requests that change something, each in the envelope that its endpoint takes. */
public final class Requests {
    static final String JSON = "application/json";
    private static final String XML = "application/xml";
    private static final Set<Integer> OK = Set.of(200);
    private static final Set<Integer> CREATED = Set.of(201);

    /** The removal is documented with 204; other removals of this service answer 200 with a message. */
    private static final Set<Integer> REMOVED = Set.of(204, 200);

    private static final String METADATA = "metadata";

    private Requests() {}

    /** Replaces an item. */
    public static Update<StoredItem> item(String identifier, ItemEnvelope envelope) {
        ItemEnvelope item = inUtf8(envelope);
        return put(
                Paths.item(identifier),
                JSON,
                bytes(item.toJson()),
                StoredItem::new,
                itemContent(identifier, item, true));
    }

    /** Updates the metadata of an item. */
    public static Update<StoredItem> itemMetadata(ItemEnvelope envelope) {
        ItemEnvelope item = inUtf8(envelope);
        return post(
                "/assessment-items/metadata",
                JSON,
                bytes(item.toJson()),
                StoredItem::new,
                itemContent(null, item, false));
    }

    /** Creates an item. */
    public static Update<StoredItem> newItem(ItemEnvelope envelope) {
        ItemEnvelope item = inUtf8(envelope);
        return post("/assessment-items", JSON, bytes(item.toJson()), StoredItem::new, itemContent(null, item, true));
    }

    private static ItemEnvelope inUtf8(ItemEnvelope item) {
        String xml = item.xml();
        return xml == null ? item : new ItemEnvelope(item.format(), XmlBody.text(xml), item.item(), item.metadata());
    }

    private static Content itemContent(@Nullable String identifier, ItemEnvelope item, boolean replaces) {
        return new Content(
                ApiKind.ITEM,
                identifier,
                item.xml(),
                item.xml() == null ? item.item() : null,
                item.metadata(),
                replaces,
                replaces,
                List.of(),
                readBack(identifier, Paths::item),
                Content.ItemCheck.NONE);
    }

    /** Replaces a test by JSON. */
    public static Update<StoredTest> test(String identifier, Map<String, Object> test) {
        return put(Paths.test(identifier), JSON, bytes(test), StoredTest::new, testByJson(identifier, test));
    }

    /** Creates a test from JSON. */
    public static Update<StoredTest> newTest(Map<String, Object> test) {
        return post("/assessment-tests", JSON, bytes(test), StoredTest::new, testByJson(null, test));
    }

    private static Content testByJson(@Nullable String identifier, Map<String, Object> test) {
        return content(ApiKind.TEST, identifier, test, readBack(identifier, Paths::test));
    }

    /** Replaces a test by a document. */
    public static Update<StoredTest> test(String identifier, String xml) {
        return put(Paths.test(identifier), XML, XmlBody.of(xml), StoredTest::new, testByXml(identifier, xml));
    }

    /** Creates a test from a document. */
    public static Update<StoredTest> newTest(String xml) {
        return post("/assessment-tests", XML, XmlBody.of(xml), StoredTest::new, testByXml(null, xml));
    }

    private static Content testByXml(@Nullable String identifier, String xml) {
        return new Content(
                ApiKind.TEST,
                identifier,
                xml,
                null,
                null,
                true,
                false,
                List.of(),
                readBack(identifier, Paths::test),
                Content.ItemCheck.NONE);
    }

    /** Updates the metadata of a test. */
    public static Update<StoredTest> testMetadata(String identifier, Map<String, Object> metadata) {
        Objects.requireNonNull(metadata, METADATA);
        return put(
                Paths.test(identifier) + "/metadata",
                JSON,
                bytes(Map.of(METADATA, metadata)),
                StoredTest::new,
                Content.part(readBack(identifier, Paths::test), Content.ItemCheck.NONE)
                        .withMetadata(Json.immutableCopy(metadata), false));
    }

    /** Replaces a part of a test. */
    public static Update<StoredTestPart> testPart(String test, String part, Map<String, Object> json) {
        String path = Paths.testPart(test, part);
        return put(
                path, JSON, bytes(json), StoredTestPart::new, content(ApiKind.TEST_PART, part, json, stored -> path));
    }

    /** Replaces a section. */
    public static Update<StoredSection> section(String test, String part, String section, Map<String, Object> json) {
        String path = Paths.section(test, part, section);
        return put(
                path, JSON, bytes(json), StoredSection::new, content(ApiKind.SECTION, section, json, stored -> path));
    }

    /** Orders the items of a section. */
    public static Update<StoredSection> itemOrder(String test, String part, String section, ItemOrder order) {
        String path = Paths.section(test, part, section);
        List<String> wanted = order.items().stream().map(ItemPlace::identifier).toList();
        return put(
                path + "/items/order",
                JSON,
                bytes(order.toJson()),
                StoredSection::new,
                items(path, ItemChecks.order(order, wanted)));
    }

    /** Adds an item to a section. */
    public static Update<StoredSection> addItem(String test, String part, String section, ItemPlace item) {
        String path = Paths.section(test, part, section);
        return post(
                path + "/items",
                JSON,
                bytes(item.toJson()),
                StoredSection::new,
                items(path, ItemChecks.contains(item.identifier())));
    }

    /** Takes an item out of a section. */
    public static Update<StoredSection> removeItem(String test, String part, String section, String item) {
        String path = Paths.section(test, part, section);
        return new UpdateRequest<>(
                "DELETE",
                path + "/items/" + Urls.segment(item, "item identifier"),
                null,
                new byte[0],
                true,
                REMOVED,
                StoredSection::new,
                items(path, ItemChecks.lacks(item)));
    }

    private static Content items(String path, Content.ItemCheck check) {
        return Content.part(stored -> path, check);
    }

    /** Replaces a stimulus. */
    public static Update<StoredStimulus> stimulus(String identifier, Map<String, Object> json) {
        return put(
                Paths.stimulus(identifier), JSON, bytes(json), StoredStimulus::new, stimulusContent(identifier, json));
    }

    /** Creates a stimulus. */
    public static Update<StoredStimulus> newStimulus(Map<String, Object> json) {
        return post("/stimuli", JSON, bytes(json), StoredStimulus::new, stimulusContent(null, json));
    }

    private static Content stimulusContent(@Nullable String identifier, Map<String, Object> json) {
        return content(ApiKind.STIMULUS, identifier, json, readBack(identifier, Paths::stimulus));
    }

    /** Makes a replacement: sent twice it has the effect of sending it once. */
    private static <T extends StoredEntity> Update<T> put(
            String path, String contentType, byte[] body, Function<Map<String, Object>, T> answer, Content content) {
        return new UpdateRequest<>("PUT", path, contentType, body, true, OK, answer, content);
    }

    /** Makes a creation: sent twice it may create twice. */
    private static <T extends StoredEntity> Update<T> post(
            String path, String contentType, byte[] body, Function<Map<String, Object>, T> answer, Content content) {
        return new UpdateRequest<>("POST", path, contentType, body, false, CREATED, answer, content);
    }

    /** Returns where the object is read back: by the identifier that was sent, or else by the one of the answer. */
    private static Function<StoredEntity, @Nullable String> readBack(
            @Nullable String identifier, UnaryOperator<String> path) {
        return stored -> {
            String own = identifier == null ? stored.identifier() : identifier;
            return own == null || own.isEmpty() ? null : path.apply(own);
        };
    }

    /** Describes a JSON body, in which an envelope may carry a document. */
    private static Content content(
            ApiKind kind,
            @Nullable String identifier,
            Map<String, Object> json,
            Function<StoredEntity, @Nullable String> readBack) {
        Map<String, Object> fields = new LinkedHashMap<>(Json.immutableCopy(json));
        Map<String, Object> metadata = JsonFields.object(fields, METADATA);
        String xml = "xml".equals(fields.get("format")) ? JsonFields.text(fields, "xml") : null;
        fields.remove(METADATA);
        fields.remove("format");
        boolean holdsMetadata = kind == ApiKind.TEST || kind == ApiKind.STIMULUS;
        return new Content(
                kind,
                identifier,
                xml,
                xml == null ? fields : null,
                metadata,
                true,
                holdsMetadata,
                List.of(),
                readBack,
                Content.ItemCheck.NONE);
    }

    static byte[] bytes(Map<String, Object> object) {
        return Json.write(Objects.requireNonNull(object, "object")).getBytes(StandardCharsets.UTF_8);
    }
}
