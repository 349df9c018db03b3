// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;

/**
 * A JSON text with the object that it holds.
 *
 * @param object the object
 * @param places where its values stand
 */
public record JsonDocument(Map<String, Object> object, TextPlaces places) {
    /** Reads a document of at most so many characters; the stream is not closed. */
    public static JsonDocument read(InputStream json, long limit) throws IOException {
        return of(JsonStax.bytes(json, limit), limit);
    }

    /** Reads a document of at most so many characters. */
    public static JsonDocument of(byte[] bytes, long limit) throws IOException {
        Object value = Json.read(new ByteArrayInputStream(bytes));
        return of(value, new String(bytes, StandardCharsets.UTF_8), limit);
    }

    /** Reads a document of at most so many characters. */
    public static JsonDocument of(String text, long limit) {
        return of(Json.read(text), text, limit);
    }

    private static JsonDocument of(@Nullable Object value, String text, long limit) {
        if (value instanceof Map<?, ?> map) {
            if (text.length() <= limit) {
                @SuppressWarnings("unchecked") // the keys of a JSON object are strings
                Map<String, Object> object = (Map<String, Object>) map;
                return new JsonDocument(object, new TextPlaces(text));
            }
            throw new QtiFormatException(Diagnostic.error(
                    "json-too-large",
                    "the document has more than " + limit + " characters, the limit that is set",
                    Location.unknown()));
        }
        String message = "expected a JSON object, not " + JsonText.kind(value);
        throw new QtiFormatException(new TextPlaces(text)
                .placed(Diagnostics.of(Diagnostic.error("json-not-an-object", message, Location.unknown()))));
    }
}
