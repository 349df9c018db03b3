// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.TSFBuilder;
import java.io.IOException;
import org.qti4j.json.Json;

/** Parsers for open JSON; its own are for what has been read once already, with limits, and so is known to be within all of them. */
public final class JsonParsers {
    /** Form QTI is read and written deeper than open JSON. */
    private static final int MAX_DEPTH = 4_000;

    private static final JsonFactory FACTORY =
            hardened(MAX_DEPTH, Integer.MAX_VALUE).build();

    private JsonParsers() {}

    /** Returns the beginning of a factory whose parsers take the documents of anybody, one after the other and at the same time. */
    public static TSFBuilder<?, ?> hardened(int depth, int longestText) {
        return JsonFactory.builder()
                // The table of names is shared by all documents: one with hostile names would make it refuse those of
                // others.
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(depth + 1)
                        .maxNumberLength(Json.MAX_NUMBER_LENGTH)
                        .maxStringLength(longestText)
                        .maxNameLength(longestText)
                        .build())
                // No symbol table: its defence against colliding names is an exception of another kind.
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES);
    }

    static JsonParser of(byte[] json) throws IOException {
        return FACTORY.createParser(json);
    }

    /** Columns are then counted in UTF-16 units. */
    static JsonParser of(String json) throws IOException {
        return FACTORY.createParser(json);
    }
}
