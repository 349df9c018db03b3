// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** A JSON text as maps, lists, strings and literals with their exact characters, for tests that turn it around. */
final class JsonTree {
    /** A number, true, false or null. */
    record Literal(String text) {}

    private static final JsonFactory FACTORY = new JsonFactory();

    private JsonTree() {}

    static Object read(String json) {
        try (JsonParser parser = FACTORY.createParser(json)) {
            parser.nextToken();
            return value(parser);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                return object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                return array;
            }
            case VALUE_STRING -> {
                return parser.getText();
            }
            default -> {
                return new Literal(parser.getText());
            }
        }
    }

    /** Returns the text of the tree with the members of every object in a random order. */
    static String shuffled(Object tree, Random random) {
        StringWriter text = new StringWriter();
        try (JsonGenerator out = FACTORY.createGenerator(text)) {
            write(tree, out, random);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void write(Object value, JsonGenerator out, Random random) throws IOException {
        if (value instanceof Map<?, ?> object) {
            out.writeStartObject();
            List<Object> names = new ArrayList<>(object.keySet());
            Collections.shuffle(names, random);
            for (Object name : names) {
                out.writeFieldName((String) name);
                write(object.get(name), out, random);
            }
            out.writeEndObject();
        } else if (value instanceof List<?> array) {
            out.writeStartArray();
            for (Object item : array) {
                write(item, out, random);
            }
            out.writeEndArray();
        } else if (value instanceof Literal literal) {
            out.writeRawValue(literal.text());
        } else {
            out.writeString((String) value);
        }
    }

    /** Returns the value at a JSON Pointer (RFC 6901). */
    static Optional<Object> at(Object tree, String pointer) {
        @Nullable Object value = tree;
        for (String part : pointer.isEmpty()
                ? List.<String>of()
                : List.of(pointer.substring(1).split("/", -1))) {
            String key = part.replace("~1", "/").replace("~0", "~");
            if (value instanceof Map<?, ?> object) {
                value = object.get(key);
            } else if (value instanceof List<?> array
                    && key.matches("[0-9]+")
                    && Integer.parseInt(key) < array.size()) {
                value = array.get(Integer.parseInt(key));
            } else {
                return Optional.empty();
            }
        }
        return Optional.ofNullable(value);
    }
}
