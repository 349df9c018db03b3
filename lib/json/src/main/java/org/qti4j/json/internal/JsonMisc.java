// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

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
    static void write(JsonOut out, String key, List<JsonMisc> list, boolean withPlace) throws IOException {
        out.name(key);
        out.startArray();
        for (JsonMisc misc : list) {
            misc.write(out, withPlace);
        }
        out.endArray();
    }

    void write(JsonOut out, boolean withPlace) throws IOException {
        out.startObject();
        if (withPlace) {
            out.name("at");
            out.number(Integer.toString(at));
        }
        if (target == null) {
            out.name(JsonShape.COMMENT);
            out.string(data);
        } else {
            out.name(JsonShape.PI);
            out.startObject();
            out.name("target");
            out.string(target);
            out.name("data");
            out.string(data);
            out.endObject();
        }
        out.endObject();
    }
}
