// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.internal.XmlInput;

/** Trees of form QTI from and to XML. An element takes three levels of JSON, so that the bounds of open JSON are too narrow for them. */
public final class TreeJson {
    /** As deep as form QTI is read. */
    private static final int MAX_DEPTH = 2_000;

    private TreeJson() {}

    /** Returns the XML of a document in form QTI. */
    public static String toXml(Map<String, Object> document, long jsonLimit, @Nullable String indent)
            throws IOException {
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        JsonStax.jsonToXml(write(document), jsonLimit, xml, indent);
        return xml.toString(StandardCharsets.UTF_8);
    }

    /** Returns a tree as JSON text. */
    public static byte[] write(Map<String, Object> tree) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (JsonGenerator out = JsonStax.generator(json, null)) {
            write(tree, out, 0);
        }
        return json.toByteArray();
    }

    /** Returns the tree of a JSON text that is known to be one. */
    public static Map<String, Object> read(byte[] json) throws IOException {
        try (JsonParser parser = JsonParsers.of(json)) {
            parser.nextToken();
            Map<String, Object> document = JsonValues.object(read(parser, 0));
            return document == null ? Map.of() : document;
        }
    }

    /** Returns an XML document as a tree of form QTI, and lets a part of the same pass see it, too. */
    public static Map<String, Object> ofXml(XmlInput source, Places places) throws IOException {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        JsonGenerator out = JsonStax.generator(json, null);
        JsonStax.pass(source, List.of(new XmlToJson(new GeneratorOut(out)), places));
        out.close();
        return read(json.toByteArray());
    }

    private static void write(@Nullable Object value, JsonGenerator out, int depth) throws IOException {
        checkDepth(depth);
        if (value instanceof Map<?, ?> map) {
            out.writeStartObject();
            for (Map.Entry<?, ?> member : map.entrySet()) {
                out.writeFieldName((String) member.getKey());
                write(member.getValue(), out, depth + 1);
            }
            out.writeEndObject();
        } else if (value instanceof List<?> list) {
            out.writeStartArray();
            for (Object item : list) {
                write(item, out, depth + 1);
            }
            out.writeEndArray();
        } else if (value instanceof Number number) {
            out.writeNumber(number.toString());
        } else if (value instanceof Boolean truth) {
            out.writeBoolean(truth);
        } else if (value == null) {
            out.writeNull();
        } else {
            out.writeString(value.toString());
        }
    }

    @SuppressWarnings("NullAway") // The values of a JSON object may be null, which Map<String, Object> cannot say.
    private static @Nullable Object read(JsonParser parser, int depth) throws IOException {
        checkDepth(depth);
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String key = parser.currentName();
                    parser.nextToken();
                    object.put(key, read(parser, depth + 1));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<@Nullable Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(read(parser, depth + 1));
                }
                yield array;
            }
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonValues.numberOrText(parser.getText());
            case VALUE_TRUE -> Boolean.TRUE;
            case VALUE_FALSE -> Boolean.FALSE;
            case VALUE_NULL -> null;
            default -> parser.getText();
        };
    }

    private static void checkDepth(int depth) {
        if (depth > MAX_DEPTH) {
            throw new QtiFormatException(Diagnostic.error(
                    "json-too-deep", "the elements are nested too deeply for this form", Location.unknown()));
        }
    }
}
