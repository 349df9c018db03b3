// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a JSON text, one after the other, with their places; members can be visited in any order, because each object and array
 * knows where it ends. A tape either holds a whole text, or a piece of one: then it grows as more is asked for, and what has been dealt
 * with is cut off.
 */
final class JsonTape {
    /** Objects and arrays inside each other: an element needs up to three. */
    static final int MAX_DEPTH = JsonSource.MAX_DEPTH;

    static final byte OBJECT = 1;
    static final byte ARRAY = 2;
    static final byte STRING = 3;
    static final byte NUMBER = 4;
    static final byte TRUE = 5;
    static final byte FALSE = 6;
    static final byte NULL = 7;
    /** Stands behind the last value of an object or array. */
    static final byte END = 8;

    /** What a token takes beside its characters, counted in characters. */
    private static final int TOKEN = 14;
    /** It is not worth while to cut off less. */
    private static final int LEAST = 8_192;

    // A token: its kind, where its text begins, the length of the text or, for objects and arrays, where their END
    // is, line, column. In one array, because they are used together.
    static final int CELLS = 5;
    private static final int START = 1;
    private static final int LENGTH = 2;
    private static final int LINE = 3;
    private static final int COLUMN = 4;
    /** With the kind: the text has a character that XML cannot hold. */
    private static final int FORBIDDEN = 0x100;

    private final JsonSource source;
    private final JsonBuffers buffers = JsonBuffers.take();
    private int[] cells = buffers.cells;
    /** The name of the member that the token is the value of. */
    private @Nullable String[] names = buffers.names;

    private int size;
    private char[] chars = buffers.chars;
    private int charsUsed;
    /** The objects and arrays that have no end yet; -1 for what has been cut off. */
    private int[] open = new int[16];

    private int depth;
    private boolean released;

    JsonTape(JsonSource source) {
        this.source = source;
    }

    /**
     * Reads a whole text.
     *
     * @param limit characters of values and names that may be kept
     */
    static JsonTape read(JsonSource.Opener opener, long limit) throws IOException {
        try (JsonSource source = JsonSource.open(opener, limit)) {
            JsonTape tape = new JsonTape(source);
            tape.complete(0, Long.MAX_VALUE);
            source.expectEnd();
            return tape;
        }
    }

    /**
     * Reads one value of a text that others read too; the parser stands on its first token, and stands on its last one afterwards. That the
     * text is not JSON is the parser's exception.
     *
     * @param limit characters of values and names that may be kept
     */
    static JsonTape readValue(JsonParser parser, long limit) throws IOException {
        JsonTape tape = new JsonTape(JsonSource.of(parser, limit));
        tape.complete(0, Long.MAX_VALUE);
        return tape;
    }

    JsonSource source() {
        return source;
    }

    JsonBuffers buffers() {
        return buffers;
    }

    /** Ends the use of the tape and of all that it gave out, but for strings. */
    void release() {
        if (released) {
            return;
        }
        released = true;
        buffers.cells = cells;
        buffers.names = names;
        buffers.chars = chars;
        buffers.giveBack(size);
        cells = new int[0];
        names = new @Nullable String[0];
        chars = new char[0];
    }

    // Growing

    /** Makes sure that the token is there. */
    void require(int token) throws IOException {
        while (token >= size) {
            source.next(this);
        }
    }

    /**
     * Makes sure that all of a value is there.
     *
     * @param window how much of it may be kept, in characters; what JSON itself takes counts too
     * @return whether it is, false when it is larger
     */
    boolean complete(int token, long window) throws IOException {
        require(token);
        if (isOpen(token)) {
            source.fill(this, token, window);
        }
        return !isOpen(token);
    }

    /** Tells whether the token is an object or array whose end is not there yet. */
    boolean isOpen(int token) {
        return isContainer(token) && cells[token * CELLS + LENGTH] == 0;
    }

    /** Returns what is kept from the token on, counted in characters. */
    long kept(int from) {
        return (long) (size - from) * TOKEN + charsUsed - cells[from * CELLS + START];
    }

    /** Adds a token without text. */
    void add(int kind, @Nullable String name, int line, int column) {
        if (size == names.length) {
            cells = Arrays.copyOf(cells, cells.length * 2);
            names = Arrays.copyOf(names, names.length * 2);
        }
        if (kind == OBJECT || kind == ARRAY) {
            if (depth == open.length) {
                open = Arrays.copyOf(open, depth * 2);
            }
            open[depth++] = size;
        } else if (kind == END) {
            int begin = open[--depth];
            if (begin >= 0) {
                cells[begin * CELLS + LENGTH] = size;
            }
        }
        int cell = size * CELLS;
        cells[cell] = kind;
        cells[cell + START] = charsUsed;
        cells[cell + LENGTH] = 0;
        cells[cell + LINE] = line;
        cells[cell + COLUMN] = column;
        names[size++] = name;
    }

    /** Adds a token with its text. */
    void add(int kind, @Nullable String name, int line, int column, char[] text, int start, int length) {
        add(kind, name, line, column);
        if (charsUsed + length > chars.length) {
            chars = Arrays.copyOf(chars, Math.max(chars.length * 2, charsUsed + length));
        }
        System.arraycopy(text, start, chars, charsUsed, length);
        charsUsed += length;
        cells[(size - 1) * CELLS + LENGTH] = length;
    }

    /** Notes that XML cannot hold the text of the last token. */
    void forbid() {
        cells[(size - 1) * CELLS] |= FORBIDDEN;
    }

    /** How many objects and arrays have no end yet. */
    int depth() {
        return depth;
    }

    /**
     * Cuts off what stands before a token, when that is worth while.
     *
     * @return by how much the tokens behind it have moved to the front
     */
    int cut(int token) {
        if (token == 0 || token < size && kept(0) - kept(token) < Math.max(LEAST, kept(0) / 2)) {
            return 0;
        }
        int charsCut = token == size ? charsUsed : cells[token * CELLS + START];
        System.arraycopy(cells, token * CELLS, cells, 0, (size - token) * CELLS);
        System.arraycopy(names, token, names, 0, size - token);
        Arrays.fill(names, size - token, size, null);
        System.arraycopy(chars, charsCut, chars, 0, charsUsed - charsCut);
        size -= token;
        charsUsed -= charsCut;
        for (int i = 0; i < size; i++) {
            cells[i * CELLS + START] -= charsCut;
            if (isContainer(i) && !isOpen(i)) {
                cells[i * CELLS + LENGTH] -= token;
            }
        }
        for (int i = 0; i < depth; i++) {
            open[i] = Math.max(-1, open[i] - token);
        }
        return token;
    }

    // Looking

    byte kind(int token) {
        return (byte) cells[token * CELLS];
    }

    boolean isContainer(int token) {
        byte kind = kind(token);
        return kind == OBJECT || kind == ARRAY;
    }

    /** Returns the first value inside an object or array; it is {@link #end} when there is none. */
    int first(int token) {
        return token + 1;
    }

    /** Returns the end of an object or array that is complete. */
    int end(int token) {
        return cells[token * CELLS + LENGTH];
    }

    /** Returns the token behind the value. */
    int behind(int token) {
        return isContainer(token) ? end(token) + 1 : token + 1;
    }

    /** Tells whether the object or array has this value only. */
    boolean isOnly(int container, int value) {
        return value < end(container) && behind(value) == end(container);
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
        return switch (kind(token)) {
            case TRUE -> "true";
            case FALSE -> "false";
            case NULL -> "null";
            default -> new String(chars, start(token), length(token));
        };
    }

    /** Tells whether the text has a character that XML cannot hold. */
    boolean isForbidden(int token) {
        return (cells[token * CELLS] & FORBIDDEN) != 0;
    }

    /** Returns the characters of all texts. */
    char[] chars() {
        return chars;
    }

    /** Returns where the text of a string or number begins. */
    int start(int token) {
        return cells[token * CELLS + START];
    }

    int length(int token) {
        return cells[token * CELLS + LENGTH];
    }

    int line(int token) {
        return cells[token * CELLS + LINE];
    }

    int column(int token) {
        return cells[token * CELLS + COLUMN];
    }
}
