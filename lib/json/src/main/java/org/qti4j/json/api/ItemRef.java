// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A reference from a section to an item, {@code qti-assessment-item-ref} of the endpoints' JSON. Immutable.
 *
 * @param identifier the identifier of the item, not empty
 * @param href where the item lies, a URI reference; null when it is not sent
 */
public record ItemRef(String identifier, @Nullable String href) {
    private static final Set<String> KEYS = Set.of("identifier", "href");

    /**
     * Checks the identifier.
     *
     * @throws IllegalArgumentException when it is empty
     */
    public ItemRef {
        if (Objects.requireNonNull(identifier, "identifier").isBlank()) {
            throw new IllegalArgumentException("the identifier of an item reference is empty");
        }
    }

    /** Returns a reference by identifier alone. */
    public static ItemRef of(String identifier) {
        return new ItemRef(identifier, null);
    }

    /** Returns a reference by identifier and URI reference. */
    public static ItemRef of(String identifier, String href) {
        return new ItemRef(identifier, Objects.requireNonNull(href, "href"));
    }

    /**
     * Returns the reference that a JSON object describes.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException with every missing, unknown or wrong key
     */
    public static ItemRef fromJson(Map<String, Object> json) {
        return Fields.read(json, ItemRef::report, ItemRef::read);
    }

    /** Returns the reference of fields that were checked. */
    static ItemRef read(Fields fields) {
        return new ItemRef(Objects.requireNonNull(fields.string("identifier")), fields.string("href"));
    }

    /** Reports what is wrong with one reference among others. */
    static void report(Fields fields) {
        fields.only(KEYS);
        fields.nonEmptyString("identifier");
        fields.string("href");
    }

    /** Returns the JSON object; without {@code href} when there is none. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("identifier", identifier);
        if (href != null) {
            json.put("href", href);
        }
        return json;
    }
}
