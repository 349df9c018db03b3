// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.JsonParsers;
import org.qti4j.json.internal.JsonText;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;

/** Reads one JSON text into plain values. Used once, by one thread. */
final class OpenJsonReader {
    /** The parser's own limits only back up the ones that are counted here, which give the better message. */
    private static final JsonFactory FACTORY = JsonParsers.hardened(Json.MAX_DEPTH, Json.MAX_LENGTH)
            .recyclerPool(JsonRecyclerPools.newBoundedPool(16))
            .build();

    private final String text;
    private int depth;
    private int values;

    OpenJsonReader(String text) {
        this.text = text;
    }

    @Nullable
    Object read() {
        try (JsonParser parser = FACTORY.createParser(text)) {
            try {
                if (parser.nextToken() == null) {
                    throw new QtiFormatException(Diagnostic.error(
                            "json-not-well-formed",
                            "the text is empty; a JSON value was expected",
                            Location.of(1, 1).withPointer("")));
                }
                Object value = value(parser);
                if (parser.nextToken() != null) {
                    throw error(parser, "json-not-well-formed", "there is more after the end of the JSON value");
                }
                return value;
            } catch (StreamConstraintsException e) {
                throw error(
                        parser,
                        "json-number-too-large",
                        "a number is longer than " + Json.MAX_NUMBER_LENGTH + " characters");
            } catch (JsonProcessingException e) {
                throw notWellFormed(parser, e);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("a string cannot fail to be read", e);
        }
    }

    private @Nullable Object value(JsonParser parser) throws IOException {
        count(parser);
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> wellFormed(parser, parser.getText());
            case VALUE_NUMBER_INT -> JsonNumbers.integer(parser.getText());
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> throw error(parser, "json-not-well-formed", "a JSON value was expected");
        };
    }

    @SuppressWarnings("NullAway") // The values of a JSON object may be null, which Map<String, Object> cannot say.
    private Map<String, Object> object(JsonParser parser) throws IOException {
        enter(parser);
        Map<String, Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            count(parser);
            String key = wellFormed(parser, parser.currentName());
            if (members.containsKey(key)) {
                throw error(parser, "json-duplicate-key", "the key " + Json.write(key) + " occurs twice in one object");
            }
            parser.nextToken();
            members.put(key, value(parser));
        }
        depth--;
        return members;
    }

    private List<@Nullable Object> array(JsonParser parser) throws IOException {
        enter(parser);
        List<@Nullable Object> members = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            members.add(value(parser));
        }
        depth--;
        return members;
    }

    private Object decimal(JsonParser parser) throws IOException {
        Object number = JsonNumbers.decimal(parser.getText());
        if (number == null) {
            String limit = "the exponent of a number is beyond ±" + Json.MAX_EXPONENT;
            throw error(parser, "json-number-too-large", limit);
        }
        return number;
    }

    private void enter(JsonParser parser) {
        if (++depth > Json.MAX_DEPTH) {
            throw error(parser, "json-too-deep", "objects and arrays are nested deeper than " + Json.MAX_DEPTH);
        }
    }

    private void count(JsonParser parser) {
        if (++values > Json.MAX_VALUES) {
            throw error(parser, "json-too-large", "there are more than " + Json.MAX_VALUES + " values");
        }
    }

    private static String wellFormed(JsonParser parser, String value) {
        int at = JsonText.loneSurrogate(value);
        if (at >= 0) {
            String found = String.format(
                    "\\u%04X is half of a surrogate pair; no character is written so", (int) value.charAt(at));
            throw error(parser, "json-invalid-text", found);
        }
        return value;
    }

    static Map<String, Object> object(@Nullable Object value) {
        if (value instanceof Map<?, ?>) {
            @SuppressWarnings("unchecked")
            Map<String, Object> object = (Map<String, Object>) value;
            return object;
        }
        String message = "the text holds " + JsonText.kind(value) + "; a JSON object was expected";
        throw new QtiFormatException(Diagnostic.error("json-not-an-object", message, Location.of(1, 1)));
    }

    static QtiFormatException tooLarge() {
        String message = "the text is longer than " + Json.MAX_LENGTH + " characters";
        return new QtiFormatException(Diagnostic.error("json-too-large", message, Location.unknown()));
    }

    private static QtiFormatException notWellFormed(JsonParser parser, JsonProcessingException e) {
        JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        return new QtiFormatException(Diagnostic.error(
                "json-not-well-formed", JsonText.plainMessage(e.getOriginalMessage()), location(parser, at)));
    }

    private static QtiFormatException error(JsonParser parser, String code, String message) {
        return new QtiFormatException(Diagnostic.error(code, message, location(parser, parser.currentTokenLocation())));
    }

    private static Location location(JsonParser parser, JsonLocation at) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        return Location.of(at.getLineNr(), at.getColumnNr()).withPointer(pointer);
    }
}
