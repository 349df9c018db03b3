// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;

/**
 * The body of {@code POST /assessment-items/metadata} and of the other requests that carry an item. Immutable; made by
 * {@link #xml(String)} or {@link #json(Map)}.
 *
 * @param format how the item is carried
 * @param xml the document; null in format JSON
 * @param item the fields of the item without {@code format} and {@code metadata}; empty in format XML
 * @param metadata the metadata, any JSON; null when none is sent
 */
public record ItemEnvelope(
        ItemFormat format,
        @Nullable String xml,
        Map<String, Object> item,
        @Nullable Map<String, Object> metadata) {
    private static final String FORMAT = "format";
    private static final String XML = "xml";
    private static final String METADATA = "metadata";

    /**
     * Copies the maps and checks that the content is that of the format.
     *
     * @throws IllegalArgumentException when it is not, when the XML is blank, or when a map holds what is not JSON
     */
    public ItemEnvelope {
        Objects.requireNonNull(format, FORMAT);
        if (format == ItemFormat.XML && (xml == null || xml.isBlank())) {
            throw new IllegalArgumentException("format xml needs the XML of the item");
        }
        if (format == ItemFormat.JSON && xml != null) {
            throw new IllegalArgumentException("format json carries no XML");
        }
        if (format == ItemFormat.XML && !item.isEmpty()) {
            throw new IllegalArgumentException("format xml carries no fields of the item");
        }
        for (String key : Set.of(FORMAT, XML, METADATA)) {
            if (item.containsKey(key)) {
                throw new IllegalArgumentException("\"" + key + "\" is a field of the envelope, not of the item");
            }
        }
        item = Json.immutableCopy(item);
        metadata = metadata == null ? null : Json.immutableCopy(metadata);
    }

    /** Returns an envelope with the XML document and no metadata. */
    public static ItemEnvelope xml(String xml) {
        return new ItemEnvelope(ItemFormat.XML, Objects.requireNonNull(xml, XML), Map.of(), null);
    }

    /**
     * Returns an envelope with the JSON fields of an item; a field {@code metadata} among them becomes the metadata.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException when {@code metadata} is not an object
     */
    public static ItemEnvelope json(Map<String, Object> item) {
        Map<String, Object> fields = new LinkedHashMap<>(item);
        fields.put(FORMAT, ItemFormat.JSON.value());
        return fromJson(fields);
    }

    /** Returns this envelope with other metadata. */
    public ItemEnvelope withMetadata(Map<String, Object> newMetadata) {
        return new ItemEnvelope(format, xml, item, Objects.requireNonNull(newMetadata, METADATA));
    }

    /**
     * Returns the envelope that a JSON object describes.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException with every missing or wrong key; in format xml also unknown ones
     */
    public static ItemEnvelope fromJson(Map<String, Object> json) {
        Fields fields = Fields.of(json);
        String format = fields.requiredString(FORMAT);
        Map<String, Object> metadata = fields.object(METADATA);
        if (ItemFormat.XML.value().equals(format)) {
            fields.only(Set.of(FORMAT, XML, METADATA));
            String xml = fields.nonEmptyString(XML);
            fields.check();
            return new ItemEnvelope(ItemFormat.XML, xml, Map.of(), metadata);
        }
        if (format != null && !ItemFormat.JSON.value().equals(format)) {
            fields.wrongValue(FORMAT, "\"format\" is " + Json.write(format) + "; expected \"xml\" or \"json\"");
        }
        if (fields.has(XML)) {
            fields.misplaced(XML, "\"xml\" belongs to format \"xml\"");
        }
        fields.check();
        Map<String, Object> item = new LinkedHashMap<>(json);
        item.remove(FORMAT);
        item.remove(METADATA);
        return new ItemEnvelope(ItemFormat.JSON, null, item, metadata);
    }

    /** Returns the JSON object; without {@code metadata} when there is none. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put(FORMAT, format.value());
        if (xml != null) {
            json.put(XML, xml);
        }
        json.putAll(item);
        if (metadata != null) {
            json.put(METADATA, metadata);
        }
        return json;
    }
}
