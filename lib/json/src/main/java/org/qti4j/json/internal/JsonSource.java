// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.base.ParserBase;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.CharConversionException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;

/** Reads a JSON text onto a {@link JsonTape}, token by token, and says what is no JSON in it. */
final class JsonSource implements AutoCloseable {
    /** Objects and arrays inside each other. */
    static final int MAX_DEPTH = 2_000;

    private static final int LONGEST_STRING = 50_000_000;
    private static final int LONGEST_NUMBER = 1_000;
    private static final int LONGEST_NAME = 10_000;
    /** A power of two. */
    private static final int LATELY = 32;

    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            // The table of names is shared by all documents: one with hostile names would make it refuse those of
            // others.
            .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(LONGEST_STRING)
                    .maxNumberLength(LONGEST_NUMBER)
                    .maxNameLength(LONGEST_NAME)
                    .build())
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .build();

    private final JsonParser parser;
    /** The parser, when it tells places without making an object of each. */
    private final @Nullable ParserBase places;

    private final long limit;
    /** Whether the text is ours alone, so that its faults are to be put into our words. */
    private final boolean own;

    private final @Nullable String[] lately = new @Nullable String[LATELY];
    private @Nullable JsonToken first;
    private long charged;

    private JsonSource(JsonParser parser, long limit, boolean own) {
        this.parser = parser;
        this.places = parser instanceof ParserBase base ? base : null;
        this.limit = limit;
        this.own = own;
        this.first = own ? null : parser.currentToken();
    }

    /** Opens a parser of the input. */
    @FunctionalInterface
    interface Opener {
        JsonParser open(JsonFactory factory) throws IOException;
    }

    /**
     * Opens a text, which has one value.
     *
     * @param limit how many characters its names and values may have
     */
    static JsonSource open(Opener opener, long limit) throws IOException {
        return new JsonSource(opener.open(FACTORY), limit, true);
    }

    /** Returns the source of one value, on whose first token the parser stands. */
    static JsonSource of(JsonParser parser, long limit) {
        return new JsonSource(parser, limit, false);
    }

    /** Puts the next token on the tape; the name of a member comes with its value. */
    void next(JsonTape tape) throws IOException {
        try {
            add(tape);
        } catch (IOException e) {
            if (own) {
                throw refused(e);
            }
            throw e;
        }
    }

    /** Puts tokens on the tape until an object or array on it has its end, or more than the window is kept of it. */
    void fill(JsonTape tape, int container, long window) throws IOException {
        try {
            while (tape.isOpen(container) && tape.kept(container) <= window) {
                add(tape);
            }
        } catch (IOException e) {
            if (own) {
                throw refused(e);
            }
            throw e;
        }
    }

    /** Makes sure that the text has nothing but its one value, and lets go of it; a value that others read too may have anything behind it. */
    void expectEnd() throws IOException {
        if (!own) {
            return;
        }
        try {
            if (parser.nextToken() != null) {
                throw refused(
                        "json-not-well-formed",
                        "something follows behind the end of the JSON value",
                        parser.currentTokenLocation());
            }
            parser.close();
        } catch (IOException e) {
            throw refused(e);
        }
    }

    /** Closes the parser, not what it reads from. */
    @Override
    public void close() throws IOException {
        if (own) {
            parser.close();
        }
    }

    private void add(JsonTape tape) throws IOException {
        JsonToken token = token();
        String name = null;
        if (token == JsonToken.FIELD_NAME) {
            name = parser.currentName();
            charge(name.length());
            if (isNew(name) && JsonText.loneSurrogate(name) >= 0) {
                throw refused(
                        "json-not-well-formed",
                        "a name has half a character (a lone surrogate)",
                        parser.currentTokenLocation());
            }
            token = token();
        }
        byte kind = kind(token);
        int line;
        int column;
        if (places != null) {
            line = places.getTokenLineNr();
            // It counts from one here, which the parser's own words do already.
            column = places.getTokenColumnNr() - 1;
        } else {
            JsonLocation at = parser.currentTokenLocation();
            line = at.getLineNr();
            column = at.getColumnNr();
        }
        if (kind == JsonTape.STRING || kind == JsonTape.NUMBER) {
            int length = parser.getTextLength();
            charge(length + 1);
            char[] text = parser.getTextCharacters();
            int start = parser.getTextOffset();
            tape.add(kind, name, line, column, text, start, length);
            if (kind == JsonTape.STRING) {
                check(tape, text, start, start + length);
            }
        } else {
            if (kind != JsonTape.END) {
                charge(1);
            }
            tape.add(kind, name, line, column);
        }
    }

    /** Tells whether a name is not among those that were seen lately: the parser gives the same object for the same name. */
    @SuppressWarnings("ReferenceEquality")
    private boolean isNew(String name) {
        int place = name.hashCode() & (LATELY - 1);
        if (lately[place] == name) {
            return false;
        }
        lately[place] = name;
        return true;
    }

    private JsonToken token() throws IOException {
        JsonToken token = first;
        if (token != null) {
            first = null;
            return token;
        }
        token = parser.nextToken();
        if (token == null) {
            throw refused(
                    "json-not-well-formed",
                    charged == 0 ? "there is no JSON: the text is empty" : "the text ends in the middle",
                    parser.currentLocation());
        }
        return token;
    }

    private byte kind(JsonToken token) {
        return switch (token.id()) {
            case JsonTokenId.ID_START_OBJECT -> JsonTape.OBJECT;
            case JsonTokenId.ID_START_ARRAY -> JsonTape.ARRAY;
            case JsonTokenId.ID_END_OBJECT, JsonTokenId.ID_END_ARRAY -> JsonTape.END;
            case JsonTokenId.ID_STRING -> JsonTape.STRING;
            case JsonTokenId.ID_NUMBER_INT, JsonTokenId.ID_NUMBER_FLOAT -> JsonTape.NUMBER;
            case JsonTokenId.ID_TRUE -> JsonTape.TRUE;
            case JsonTokenId.ID_FALSE -> JsonTape.FALSE;
            case JsonTokenId.ID_NULL -> JsonTape.NULL;
            default ->
                throw refused(
                        "json-wrong-type",
                        "a Java object among the tokens is no value of JSON",
                        parser.currentLocation());
        };
    }

    private void check(JsonTape tape, char[] text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text[i];
            if (c >= ' ' && c < Character.MIN_SURROGATE) {
                continue;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c) || i + 1 == end || !Character.isLowSurrogate(text[i + 1])) {
                    throw refused(
                            "json-not-well-formed",
                            "the text has half a character (a lone surrogate)",
                            parser.currentTokenLocation());
                }
                i++;
            } else if (c < ' ' ? c != '\n' && c != '\t' && c != '\r' : c >= 0xFFFE) {
                tape.forbid();
            }
        }
    }

    private void charge(int characters) {
        charged += characters;
        if (charged > limit) {
            throw new QtiFormatException(Diagnostic.error(
                    "json-too-large",
                    "the document has more than " + limit + " characters, the limit that is set",
                    place(parser.currentTokenLocation())));
        }
    }

    // What is no JSON

    private QtiFormatException refused(IOException e) throws IOException {
        if (e instanceof StreamConstraintsException) {
            boolean deep = String.valueOf(e.getMessage()).contains("epth");
            if (String.valueOf(e.getMessage()).contains("ollision")) {
                return refused(
                        "json-too-large",
                        "there are more names that are hard to tell apart than any document has",
                        parser.currentLocation());
            }
            return refused(
                    deep ? "json-too-deep" : "json-too-large",
                    deep
                            ? "objects and arrays are nested more than " + MAX_DEPTH + " levels deep"
                            : "a name, number or string is too long: " + tooLong((StreamConstraintsException) e),
                    parser.currentLocation());
        }
        if (e instanceof JsonProcessingException syntax) {
            return refused(
                    "json-not-well-formed",
                    words(syntax),
                    syntax.getLocation() == null ? parser.currentLocation() : syntax.getLocation());
        }
        if (e instanceof CharConversionException) {
            return refused(
                    "json-not-well-formed", "the bytes are not UTF-8: " + e.getMessage(), parser.currentLocation());
        }
        throw e;
    }

    private static String words(JsonProcessingException e) {
        String message = e.getOriginalMessage();
        if (message != null && message.startsWith("Invalid UTF-8")) {
            return "the bytes are not UTF-8 here";
        }
        return message == null ? "the text is not JSON" : JsonText.plainMessage(message.replaceAll("\\s+", " "));
    }

    private static String tooLong(StreamConstraintsException e) {
        return JsonText.plainMessage(String.valueOf(e.getOriginalMessage())).replaceAll(", from `.*", ")");
    }

    private QtiFormatException refused(String code, String message, JsonLocation at) {
        return new QtiFormatException(Diagnostic.error(code, message, place(at)));
    }

    private Location place(JsonLocation at) {
        return Location.of(at.getLineNr(), at.getColumnNr()).withPointer(pointer());
    }

    /** Returns the JSON Pointer of what is being read; too deep a one is of no use to anybody. */
    private String pointer() {
        JsonStreamContext context = parser.getParsingContext();
        return context.getNestingDepth() > 500 ? "" : context.pathAsPointer().toString();
    }
}
