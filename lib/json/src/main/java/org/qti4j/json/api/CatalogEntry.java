// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An alternative of a stimulus for people with particular needs, a member of {@code catalogInfo}. Immutable.
 *
 * @param id the identifier that the content refers to; an XML name without colon
 * @param support the kind of support, such as {@code glossary-on-screen}
 * @param content the alternative as HTML
 */
public record CatalogEntry(String id, String support, String content) {
    private static final Set<String> KEYS = Set.of("id", "support", "content");

    /**
     * Checks that nothing is null and the id is not empty.
     *
     * @throws IllegalArgumentException when it is
     */
    public CatalogEntry {
        if (Objects.requireNonNull(id, "id").isBlank()) {
            throw new IllegalArgumentException("the id of a catalog entry is empty");
        }
        Objects.requireNonNull(support, "support");
        Objects.requireNonNull(content, "content");
    }

    static void report(Fields fields) {
        fields.only(KEYS);
        fields.nonEmptyString("id");
        fields.requiredString("support");
        fields.requiredString("content");
    }

    static CatalogEntry read(Fields fields) {
        return new CatalogEntry(
                Objects.requireNonNull(fields.string("id")),
                Objects.requireNonNull(fields.string("support")),
                Objects.requireNonNull(fields.string("content")));
    }

    /** Returns the JSON object. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", id);
        json.put("support", support);
        json.put("content", content);
        return json;
    }
}
