// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.CharConversionException;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;

/**
 * The tokens of a JSON text, one after the other, with their places. Members can be visited in any order: each object and array knows
 * where it ends.
 */
final class JsonTape {
    /** Objects and arrays inside each other: an element needs up to three. */
    static final int MAX_DEPTH = 2_000;

    static final byte OBJECT = 1;
    static final byte ARRAY = 2;
    static final byte STRING = 3;
    static final byte NUMBER = 4;
    static final byte TRUE = 5;
    static final byte FALSE = 6;
    static final byte NULL = 7;

    private static final int LONGEST_STRING = 50_000_000;
    private static final int LONGEST_NUMBER = 1_000;
    private static final int LONGEST_NAME = 10_000;
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(LONGEST_STRING)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private byte[] kinds = new byte[256];
    /** For texts where they begin in {@link #chars}, for objects and arrays the token behind their end. */
    private int[] starts = new int[256];

    private int[] lengths = new int[256];
    private int[] lines = new int[256];
    private int[] columns = new int[256];
    /** The name of the member that the token is the value of. */
    private @Nullable String[] names = new @Nullable String[256];

    private int size;
    private char[] chars = new char[4096];
    private int charsUsed;
    private final long limit;

    private JsonTape(long limit) {
        this.limit = limit;
    }

    /** Opens a parser of the input. */
    @FunctionalInterface
    interface Opener {
        JsonParser open(JsonFactory factory) throws IOException;
    }

    /**
     * Reads a whole text.
     *
     * @param limit characters of values and names that may be kept
     */
    static JsonTape read(Opener opener, long limit) throws IOException {
        JsonTape tape = new JsonTape(limit);
        try (JsonParser parser = opener.open(FACTORY)) {
            try {
                if (parser.nextToken() == null) {
                    throw refused(
                            "json-not-well-formed",
                            "there is no JSON: the text is empty",
                            parser.currentLocation(),
                            parser);
                }
                tape.value(parser);
                if (parser.nextToken() != null) {
                    throw refused(
                            "json-not-well-formed",
                            "something follows behind the end of the JSON value",
                            parser.currentTokenLocation(),
                            parser);
                }
            } catch (StreamConstraintsException e) {
                throw refused(
                        e.getMessage().contains("epth") ? "json-too-deep" : "json-too-large",
                        words(e),
                        parser.currentLocation(),
                        parser);
            } catch (JsonProcessingException e) {
                throw refused(
                        "json-not-well-formed",
                        words(e),
                        e.getLocation() == null ? parser.currentLocation() : e.getLocation(),
                        parser);
            } catch (CharConversionException e) {
                throw refused(
                        "json-not-well-formed",
                        "the bytes are not UTF-8: " + e.getMessage(),
                        parser.currentLocation(),
                        parser);
            }
        }
        return tape;
    }

    /**
     * Reads one value of a text that others read too; the parser stands on its first token, and stands on its last one afterwards. That the
     * text is not JSON is the parser's exception.
     *
     * @param limit characters of values and names that may be kept
     */
    static JsonTape readValue(JsonParser parser, long limit) throws IOException {
        JsonTape tape = new JsonTape(limit);
        tape.value(parser);
        return tape;
    }

    private static String words(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        return message == null ? "the text is not JSON" : JsonText.plainMessage(message.replaceAll("\\s+", " "));
    }

    private static String words(StreamConstraintsException e) {
        return e.getMessage().contains("epth")
                ? "objects and arrays are nested more than " + MAX_DEPTH + " levels deep"
                : "a name, number or string is too long: "
                        + JsonText.plainMessage(String.valueOf(e.getOriginalMessage()))
                                .replaceAll(", from `.*", ")");
    }

    private static QtiFormatException refused(String code, String message, JsonLocation at, JsonParser parser) {
        return new QtiFormatException(Diagnostic.error(
                code, message, Location.of(at.getLineNr(), at.getColumnNr()).withPointer(pointer(parser))));
    }

    /** Returns the JSON Pointer of what is being read; too deep a one is of no use to anybody. */
    private static String pointer(JsonParser parser) {
        JsonStreamContext context = parser.getParsingContext();
        return context.getNestingDepth() > 500 ? "" : context.pathAsPointer().toString();
    }

    /** Reads the value on which the parser stands, without recursion: the depth is the document's to choose. */
    private void value(JsonParser parser) throws IOException {
        int[] open = new int[64];
        int depth = 0;
        JsonToken token = parser.currentToken();
        String name = null;
        while (true) {
            switch (token) {
                case FIELD_NAME -> {
                    name = parser.currentName();
                    charge(name.length());
                    checkText(name, parser);
                }
                case START_OBJECT, START_ARRAY -> {
                    if (depth == open.length) {
                        open = Arrays.copyOf(open, depth * 2);
                    }
                    open[depth++] = size;
                    add(token == JsonToken.START_OBJECT ? OBJECT : ARRAY, name, parser);
                    name = null;
                }
                case END_OBJECT, END_ARRAY -> starts[open[--depth]] = size;
                default -> {
                    scalar(token, name, parser);
                    name = null;
                }
            }
            if (depth == 0) {
                return;
            }
            token = parser.nextToken();
            if (token == null) {
                throw refused("json-not-well-formed", "the text ends in the middle", parser.currentLocation(), parser);
            }
        }
    }

    private void scalar(JsonToken token, @Nullable String name, JsonParser parser) throws IOException {
        byte kind = switch (token) {
            case VALUE_STRING -> STRING;
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> NUMBER;
            case VALUE_TRUE -> TRUE;
            case VALUE_FALSE -> FALSE;
            case VALUE_NULL -> NULL;
            default ->
                throw refused(
                        "json-wrong-type",
                        "a Java object among the tokens is no value of JSON",
                        parser.currentLocation(),
                        parser);
        };
        int at = add(kind, name, parser);
        if (kind == STRING || kind == NUMBER) {
            int length = parser.getTextLength();
            charge(length);
            if (charsUsed + length > chars.length) {
                chars = Arrays.copyOf(chars, Math.max(chars.length * 2, charsUsed + length));
            }
            System.arraycopy(parser.getTextCharacters(), parser.getTextOffset(), chars, charsUsed, length);
            starts[at] = charsUsed;
            lengths[at] = length;
            if (kind == STRING) {
                checkSurrogates(charsUsed, length, parser);
            }
            charsUsed += length;
        }
    }

    private void checkText(String text, JsonParser parser) {
        if (JsonText.loneSurrogate(text) >= 0) {
            throw refused(
                    "json-not-well-formed",
                    "a name has half a character (a lone surrogate)",
                    parser.currentTokenLocation(),
                    parser);
        }
    }

    private void checkSurrogates(int start, int length, JsonParser parser) {
        for (int i = start; i < start + length; i++) {
            if (Character.isSurrogate(chars[i])) {
                if (!Character.isHighSurrogate(chars[i])
                        || i + 1 == start + length
                        || !Character.isLowSurrogate(chars[i + 1])) {
                    throw refused(
                            "json-not-well-formed",
                            "the text has half a character (a lone surrogate)",
                            parser.currentTokenLocation(),
                            parser);
                }
                i++;
            }
        }
    }

    private long charged;

    private void charge(int characters) {
        charged += characters;
        if (charged > limit) {
            throw new QtiFormatException(Diagnostic.error(
                    "json-too-large",
                    "the document has more than " + limit + " characters, the limit that is set",
                    Location.unknown()));
        }
    }

    private int add(byte kind, @Nullable String name, JsonParser parser) {
        charge(1);
        if (size == kinds.length) {
            int larger = size * 2;
            kinds = Arrays.copyOf(kinds, larger);
            starts = Arrays.copyOf(starts, larger);
            lengths = Arrays.copyOf(lengths, larger);
            lines = Arrays.copyOf(lines, larger);
            columns = Arrays.copyOf(columns, larger);
            names = Arrays.copyOf(names, larger);
        }
        JsonLocation at = parser.currentTokenLocation();
        kinds[size] = kind;
        lines[size] = at.getLineNr();
        columns[size] = at.getColumnNr();
        names[size] = name;
        return size++;
    }

    /** Returns the token of the value at a JSON Pointer; of the nearest value around it when there is none. */
    int find(String pointer) {
        int found = 0;
        for (String part : pointer.split("/")) {
            if (part.isEmpty() && pointer.startsWith("/") && found == 0) {
                continue;
            }
            int value =
                    isContainer(found) ? member(found, part.replace("~1", "/").replace("~0", "~")) : -1;
            if (value < 0) {
                return found;
            }
            found = value;
        }
        return found;
    }

    private int member(int container, String key) {
        int index = 0;
        for (int value = first(container); value < behind(container); value = behind(value)) {
            if (kinds[container] == OBJECT ? key.equals(names[value]) : key.equals(Integer.toString(index++))) {
                return value;
            }
        }
        return -1;
    }

    byte kind(int token) {
        return kinds[token];
    }

    boolean isContainer(int token) {
        return kinds[token] == OBJECT || kinds[token] == ARRAY;
    }

    /** Returns the token behind the value. */
    int behind(int token) {
        return isContainer(token) ? starts[token] : token + 1;
    }

    /** Returns the first value inside an object or array; it is {@link #behind} when there is none. */
    int first(int token) {
        return token + 1;
    }

    /** Returns the name of the member whose value the token is. */
    String name(int token) {
        String name = names[token];
        if (name == null) {
            throw new IllegalStateException("the value of no member");
        }
        return name;
    }

    /** Returns the text of a string or number, or {@code true}, {@code false}, {@code null}. */
    String text(int token) {
        return switch (kinds[token]) {
            case TRUE -> "true";
            case FALSE -> "false";
            case NULL -> "null";
            default -> new String(chars, starts[token], lengths[token]);
        };
    }

    char[] chars() {
        return chars;
    }

    int start(int token) {
        return starts[token];
    }

    int length(int token) {
        return lengths[token];
    }

    int line(int token) {
        return lines[token];
    }

    int column(int token) {
        return columns[token];
    }
}
