// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An item and its place in a section: the body of {@code POST …/sections/{identifier}/items} and a member of {@link ItemOrder}. Immutable.
 *
 * @param identifier the identifier of the item, not empty
 * @param href where the item lies, a URI reference; null when it is not sent
 * @param sequence the place in the section, counted from 1; null when it is not sent
 */
public record ItemPlace(
        String identifier, @Nullable String href, @Nullable Integer sequence) {
    private static final Set<String> KEYS = Set.of("identifier", "href", "sequence");

    /**
     * Checks the values.
     *
     * @throws IllegalArgumentException when the identifier is empty or the sequence is below 1
     */
    public ItemPlace {
        if (Objects.requireNonNull(identifier, "identifier").isBlank()) {
            throw new IllegalArgumentException("the identifier of an item is empty");
        }
        if (sequence != null && sequence < 1) {
            throw new IllegalArgumentException("sequence is " + sequence + "; it counts from 1");
        }
    }

    /** Returns an item at no particular place. */
    public static ItemPlace of(String identifier) {
        return new ItemPlace(identifier, null, null);
    }

    /** Returns an item at a place that is counted from 1. */
    public static ItemPlace of(String identifier, int sequence) {
        return new ItemPlace(identifier, null, sequence);
    }

    /** Returns this place with the address of the item. */
    public ItemPlace withHref(String newHref) {
        return new ItemPlace(identifier, Objects.requireNonNull(newHref, "href"), sequence);
    }

    /**
     * Returns the place that a JSON object describes.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException with every missing, unknown or wrong key
     */
    public static ItemPlace fromJson(Map<String, Object> json) {
        return Fields.read(json, ItemPlace::report, ItemPlace::read);
    }

    static void report(Fields fields) {
        fields.only(KEYS);
        fields.nonEmptyString("identifier");
        fields.string("href");
        fields.positiveInteger("sequence");
    }

    static ItemPlace read(Fields fields) {
        return new ItemPlace(
                Objects.requireNonNull(fields.string("identifier")),
                fields.string("href"),
                fields.positiveInteger("sequence"));
    }

    /** Returns the JSON object, without the fields that are null. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("identifier", identifier);
        Fields.put(json, "href", href);
        Fields.put(json, "sequence", sequence);
        return json;
    }
}
