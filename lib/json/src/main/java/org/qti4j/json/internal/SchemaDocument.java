// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.Map;
import java.util.TreeMap;
import org.qti4j.json.Json;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.QtiGrammar;

/** Writes the JSON Schema of form QTI. */
public final class SchemaDocument {
    /** The name of the schema. */
    public static final String ID = "https://qti4j.org/schema/qti3-json";

    private SchemaDocument() {}

    /** Returns the text of the schema; made anew each time, and always the same. */
    public static String write() {
        SchemaDefinitions definitions = new SchemaDefinitions();
        SchemaTypes types = new SchemaTypes(definitions);
        TreeMap<String, Object> roots = new TreeMap<>();
        for (ElementDeclaration root : QtiGrammar.get().roots()) {
            roots.put(root.key(), types.root(root.type()));
        }
        StringBuilder out = new StringBuilder("{\n");
        member(out, "$schema", "https://json-schema.org/draft/2020-12/schema").append(",\n");
        member(out, "$id", ID).append(",\n");
        member(out, "title", "QTI 3.0.1 documents as JSON").append(",\n");
        member(out, "description", "An object with one member, named after the root element.")
                .append(",\n");
        member(out, "type", "object").append(",\n");
        member(out, "minProperties", 1).append(",\n");
        member(out, "maxProperties", 1).append(",\n");
        member(out, "additionalProperties", false).append(",\n");
        lines(out, "properties", roots).append(",\n");
        lines(out, "$defs", definitions.all()).append("\n}\n");
        return out.toString();
    }

    private static StringBuilder member(StringBuilder out, String name, Object value) {
        return out.append(Json.write(name)).append(": ").append(Json.write(value));
    }

    /** A line for each member, so that versions of the schema can be compared. */
    private static StringBuilder lines(StringBuilder out, String name, Map<String, Object> object) {
        out.append(Json.write(name)).append(": {\n");
        String separator = "";
        for (Map.Entry<String, Object> each : object.entrySet()) {
            member(out.append(separator), each.getKey(), each.getValue());
            separator = ",\n";
        }
        return out.append("\n}");
    }
}
