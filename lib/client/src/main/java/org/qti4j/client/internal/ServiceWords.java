// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;

/** What the body of a failed request says, shortened and without secrets. */
final class ServiceWords {
    /** The fields of the documented error bodies, then those of OAuth2 and of the gateway. */
    private static final List<String> FIELDS =
            List.of("error", "message", "details", "error_description", "imsx_description");

    private static final List<String> SENTENCES = List.of("error", "message");

    private static final int LIMIT = 1000;

    private ServiceWords() {}

    /** Returns the fields that say something, or null. */
    static @Nullable String message(Answer answer, Redaction redaction) {
        Map<String, Object> body = body(answer);
        if (body == null) {
            // A gateway answers HTML; the excerpt of the body has it.
            return null;
        }
        Set<String> parts = new LinkedHashSet<>();
        for (String field : FIELDS) {
            Object value = body.get(field);
            if (value != null) {
                parts.add(value instanceof String text ? text.strip() : Json.write(value));
            }
        }
        parts.remove("");
        return parts.isEmpty() ? null : shorten(redaction.clean(String.join(": ", parts)));
    }

    /** Returns what the service says in sentences, without a stack trace; empty when it says nothing in JSON. For looking only. */
    static String sentences(Answer answer) {
        Map<String, Object> body = body(answer);
        if (body == null) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (String field : SENTENCES) {
            if (body.get(field) instanceof String sentence) {
                text.append(sentence).append('\n');
            }
        }
        return text.toString();
    }

    private static @Nullable Map<String, Object> body(Answer answer) {
        try {
            return Json.readObject(new ByteArrayInputStream(answer.body()));
        } catch (QtiFormatException e) {
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot fail to be read", e);
        }
    }

    /** Returns the beginning of the body as text on one line. */
    static String excerpt(Answer answer, Redaction redaction) {
        // Cleaned before it is cut, or a secret at the cut would show its beginning.
        return shorten(redaction.clean(new String(answer.body(), StandardCharsets.UTF_8)));
    }

    static String shorten(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (line.length() <= LIMIT) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LIMIT - 2)) ? LIMIT - 2 : LIMIT - 1;
        return line.substring(0, end) + "…";
    }
}
