// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import static org.qti4j.json.internal.SchemaValues.schema;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Comments and processing instructions in the JSON Schema of form QTI. */
final class SchemaComments {
    private final SchemaDefinitions definitions;

    SchemaComments(SchemaDefinitions definitions) {
        this.definitions = definitions;
    }

    /** Returns what {@code _before}, {@code _end} and {@code _after} are. */
    Map<String, Object> miscs() {
        Map<String, Object> item = one(schema("type", "object"), members(), false);
        return definitions.share("comments", schema("type", "array", "items", item));
    }

    /** Returns what {@code _inside} is. */
    Map<String, Object> inside() {
        TreeMap<String, Object> members = members();
        members.put("at", schema("type", "integer", "minimum", 0));
        Map<String, Object> item = schema(
                "type",
                "object",
                "required",
                List.of("at"),
                "properties",
                members,
                "minProperties",
                2,
                "maxProperties",
                2,
                "additionalProperties",
                false);
        return definitions.share("inside", schema("type", "array", "items", item));
    }

    /** Returns the members of which an item that is no element has one. */
    TreeMap<String, Object> members() {
        TreeMap<String, Object> members = new TreeMap<>();
        // "-" at the very end: "$" would also stand before a last line feed in some engines.
        Map<String, Object> comment =
                schema("type", "string", "pattern", SchemaNames.TEXT, "not", schema("pattern", "--|-(?![\\s\\S])"));
        members.put(JsonShape.COMMENT, definitions.share("comment", comment));
        Map<String, Object> target =
                schema("type", "string", "pattern", SchemaNames.oneOf(List.of(SchemaNames.target())));
        Map<String, Object> data =
                schema("type", "string", "pattern", SchemaNames.TEXT, "not", schema("pattern", "\\?>"));
        Map<String, Object> instruction = schema(
                "type",
                "object",
                "required",
                List.of("target", "data"),
                "properties",
                schema("target", target, "data", data),
                "additionalProperties",
                false);
        members.put(JsonShape.PI, definitions.share("processing-instruction", instruction));
        return members;
    }

    /** Completes an object with exactly one of the members, or another. */
    static Map<String, Object> one(Map<String, Object> item, TreeMap<String, Object> members, Object another) {
        item.put("properties", members);
        item.put("minProperties", 1);
        item.put("maxProperties", 1);
        item.put("additionalProperties", another);
        return item;
    }
}
