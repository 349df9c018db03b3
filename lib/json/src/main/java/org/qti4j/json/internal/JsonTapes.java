// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.IOException;
import java.io.InputStream;

/**
 * Opens documents as tapes. Those that are small enough to be within all limits are put on the tape at once by {@link JsonScanner}; the others,
 * and those with which something is wrong, are read by {@link JsonSource} as they are asked for.
 */
final class JsonTapes {
    private JsonTapes() {}

    /** Returns the tape of a document that is in memory. */
    static JsonTape open(byte[] json, JsonLimits limits) throws IOException {
        JsonTape tape = new JsonTape();
        if (!scan(json, json.length, limits, tape)) {
            tape.readFrom(JsonSource.open(factory -> factory.createParser(json), limits.characters()));
        }
        return tape;
    }

    /** Returns the tape of a document. */
    static JsonTape open(InputStream json, JsonLimits limits) throws IOException {
        JsonTape tape = new JsonTape();
        ReadAhead ahead = new ReadAhead(json, tape.buffers().input, limits);
        tape.buffers().input = ahead.bytes();
        if (!ahead.isWhole() || !scan(ahead.bytes(), ahead.size(), limits, tape)) {
            tape.readFrom(JsonSource.open(factory -> factory.createParser(new StrictUtf8(ahead)), limits.characters()));
        }
        return tape;
    }

    private static boolean scan(byte[] json, int size, JsonLimits limits, JsonTape tape) {
        if (!limits.surelyHold(size)) {
            return false;
        }
        boolean scanned = JsonScanner.scan(json, size, tape);
        if (!scanned) {
            tape.clear();
        }
        return scanned;
    }
}
