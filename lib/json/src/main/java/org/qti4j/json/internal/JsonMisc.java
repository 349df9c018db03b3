// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A comment or a processing instruction that waits to be written.
 *
 * @param target the target of a processing instruction, null for a comment
 * @param data its text
 * @param at its place in the text around it, in UTF-16 units
 */
record JsonMisc(@Nullable String target, String data, int at) {
    /** Writes a member with an array of them. */
    static void write(JsonGenerator out, String key, List<JsonMisc> list, boolean withPlace) throws IOException {
        out.writeArrayFieldStart(key);
        for (JsonMisc misc : list) {
            misc.write(out, withPlace);
        }
        out.writeEndArray();
    }

    void write(JsonGenerator out, boolean withPlace) throws IOException {
        out.writeStartObject();
        if (withPlace) {
            out.writeNumberField("at", at);
        }
        if (target == null) {
            out.writeStringField(JsonShape.COMMENT, data);
        } else {
            out.writeObjectFieldStart(JsonShape.PI);
            out.writeStringField("target", target);
            out.writeStringField("data", data);
            out.writeEndObject();
        }
        out.writeEndObject();
    }
}
