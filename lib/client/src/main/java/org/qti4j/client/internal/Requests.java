// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
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
        return new UpdateRequest<>(
                "PUT",
                Paths.item(identifier),
                JSON,
                bytes(item.toJson()),
                true,
                OK,
                StoredItem::new,
                itemContent(identifier, item, true, stored -> Paths.item(identifier)));
    }

    /** Updates the metadata of an item. */
    public static Update<StoredItem> itemMetadata(ItemEnvelope envelope) {
        ItemEnvelope item = inUtf8(envelope);
        return new UpdateRequest<>(
                "POST",
                "/assessment-items/metadata",
                JSON,
                bytes(item.toJson()),
                false,
                CREATED,
                StoredItem::new,
                itemContent(null, item, false, Requests::itemOf));
    }

    /** Creates an item. */
    public static Update<StoredItem> newItem(ItemEnvelope envelope) {
        ItemEnvelope item = inUtf8(envelope);
        return new UpdateRequest<>(
                "POST",
                "/assessment-items",
                JSON,
                bytes(item.toJson()),
                false,
                CREATED,
                StoredItem::new,
                itemContent(null, item, true, Requests::itemOf));
    }

    private static ItemEnvelope inUtf8(ItemEnvelope item) {
        String xml = item.xml();
        return xml == null ? item : new ItemEnvelope(item.format(), XmlBody.text(xml), item.item(), item.metadata());
    }

    private static @Nullable String itemOf(StoredEntity stored) {
        String identifier = stored.identifier();
        return identifier == null || identifier.isEmpty() ? null : Paths.item(identifier);
    }

    private static Content itemContent(
            @Nullable String identifier,
            ItemEnvelope item,
            boolean replaces,
            Function<StoredEntity, @Nullable String> readBack) {
        return new Content(
                ApiKind.ITEM,
                identifier,
                item.xml(),
                item.xml() == null ? item.item() : null,
                item.metadata(),
                replaces,
                replaces,
                List.of(),
                readBack,
                Content.ItemCheck.NONE);
    }

    /** Replaces a test by JSON. */
    public static Update<StoredTest> test(String identifier, Map<String, Object> test) {
        return testByJson("PUT", Paths.test(identifier), identifier, test, true, OK);
    }

    /** Creates a test from JSON. */
    public static Update<StoredTest> newTest(Map<String, Object> test) {
        return testByJson("POST", "/assessment-tests", null, test, false, CREATED);
    }

    private static Update<StoredTest> testByJson(
            String method,
            String path,
            @Nullable String identifier,
            Map<String, Object> test,
            boolean idempotent,
            Set<Integer> expected) {
        byte[] body = bytes(test);
        return new UpdateRequest<>(
                method,
                path,
                JSON,
                body,
                idempotent,
                expected,
                StoredTest::new,
                content(ApiKind.TEST, identifier, test, testPath(identifier)));
    }

    /** Replaces a test by a document. */
    public static Update<StoredTest> test(String identifier, String xml) {
        return testByXml("PUT", Paths.test(identifier), identifier, xml, true, OK);
    }

    /** Creates a test from a document. */
    public static Update<StoredTest> newTest(String xml) {
        return testByXml("POST", "/assessment-tests", null, xml, false, CREATED);
    }

    private static Update<StoredTest> testByXml(
            String method,
            String path,
            @Nullable String identifier,
            String xml,
            boolean idempotent,
            Set<Integer> expected) {
        Content content = new Content(
                ApiKind.TEST,
                identifier,
                xml,
                null,
                null,
                true,
                false,
                List.of(),
                testPath(identifier),
                Content.ItemCheck.NONE);
        return new UpdateRequest<>(method, path, XML, XmlBody.of(xml), idempotent, expected, StoredTest::new, content);
    }

    private static Function<StoredEntity, @Nullable String> testPath(@Nullable String identifier) {
        return stored -> {
            String own = identifier == null ? stored.identifier() : identifier;
            return own == null || own.isEmpty() ? null : Paths.test(own);
        };
    }

    /** Updates the metadata of a test. */
    public static Update<StoredTest> testMetadata(String identifier, Map<String, Object> metadata) {
        Objects.requireNonNull(metadata, METADATA);
        return new UpdateRequest<>(
                "PUT",
                Paths.test(identifier) + "/metadata",
                JSON,
                bytes(Map.of(METADATA, metadata)),
                true,
                OK,
                StoredTest::new,
                Content.part(testPath(identifier), Content.ItemCheck.NONE)
                        .withMetadata(Json.immutableCopy(metadata), false));
    }

    /** Replaces a part of a test. */
    public static Update<StoredTestPart> testPart(String test, String part, Map<String, Object> json) {
        String path = Paths.testPart(test, part);
        return new UpdateRequest<>(
                "PUT",
                path,
                JSON,
                bytes(json),
                true,
                OK,
                StoredTestPart::new,
                content(ApiKind.TEST_PART, part, json, stored -> path));
    }

    /** Replaces a section. */
    public static Update<StoredSection> section(String test, String part, String section, Map<String, Object> json) {
        String path = Paths.section(test, part, section);
        return new UpdateRequest<>(
                "PUT",
                path,
                JSON,
                bytes(json),
                true,
                OK,
                StoredSection::new,
                content(ApiKind.SECTION, section, json, stored -> path));
    }

    /** Orders the items of a section. */
    public static Update<StoredSection> itemOrder(String test, String part, String section, ItemOrder order) {
        String path = Paths.section(test, part, section);
        List<String> wanted = order.items().stream().map(ItemPlace::identifier).toList();
        return new UpdateRequest<>(
                "PUT",
                path + "/items/order",
                JSON,
                bytes(order.toJson()),
                true,
                OK,
                StoredSection::new,
                items(path, ItemChecks.order(order, wanted)));
    }

    /** Adds an item to a section. */
    public static Update<StoredSection> addItem(String test, String part, String section, ItemPlace item) {
        String path = Paths.section(test, part, section);
        return new UpdateRequest<>(
                "POST",
                path + "/items",
                JSON,
                bytes(item.toJson()),
                false,
                CREATED,
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
        return stimulus("PUT", Paths.stimulus(identifier), identifier, json, true, OK);
    }

    /** Creates a stimulus. */
    public static Update<StoredStimulus> newStimulus(Map<String, Object> json) {
        return stimulus("POST", "/stimuli", null, json, false, CREATED);
    }

    private static Update<StoredStimulus> stimulus(
            String method,
            String path,
            @Nullable String identifier,
            Map<String, Object> json,
            boolean idempotent,
            Set<Integer> expected) {
        byte[] body = bytes(json);
        Function<StoredEntity, @Nullable String> readBack = stored -> {
            String own = identifier == null ? stored.identifier() : identifier;
            return own == null || own.isEmpty() ? null : Paths.stimulus(own);
        };
        return new UpdateRequest<>(
                method,
                path,
                JSON,
                body,
                idempotent,
                expected,
                StoredStimulus::new,
                content(ApiKind.STIMULUS, identifier, json, readBack));
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
