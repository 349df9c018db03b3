// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Puts a JSON text that is in memory on a {@link JsonTape}, when nothing is wrong with it: the tokens and places are those that
 * {@link JsonSource} finds, in much less time, because names are found by their bytes and the characters of values are written where they
 * stay. It has no words for what is wrong: such a text is left to the parser of {@link JsonSource}, and so is what is near one of its limits.
 */
final class JsonScanner extends JsonStrings {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGHEST = 0x80 * ONES;
    private static final long MIX = 0x9E3779B97F4A7C15L;

    // Well below the limits of the parser.
    private static final int MAX_DEPTH = 1_000;
    private static final int LONGEST_NUMBER = 500;
    private static final int LONGEST_NAME = 5_000;

    private final JsonTape tape;
    private int line = 1;
    /** Where the line begins. */
    private int row;

    private JsonScanner(byte[] text, int size, JsonTape tape) {
        // No character takes less than a byte.
        super(text, size, tape.room(size));
        this.tape = tape;
    }

    /**
     * Puts a whole text on an empty tape.
     *
     * @param size how many of the bytes are the text
     * @return whether it did; otherwise there may be anything on the tape
     */
    static boolean scan(byte[] text, int size, JsonTape tape) {
        return new JsonScanner(text, size, tape).document();
    }

    private boolean document() {
        if (!value(null, blanks())) {
            return false;
        }
        while (tape.depth() > 0) {
            int c = blanks();
            boolean inObject = tape.inObject();
            if (c == (inObject ? '}' : ']')) {
                end();
            } else if (c != ',') {
                return false;
            } else {
                at++;
                c = blanks();
                if (inObject ? !member(c) : !value(null, c)) {
                    return false;
                }
            }
        }
        return blanks() < 0 && at == size;
    }

    /** Goes to the next character that is no blank, and returns it; -1 when there is none or it is not in ASCII. */
    private int blanks() {
        while (at < size) {
            byte b = text[at];
            if (b > ' ') {
                return b;
            }
            switch (b) {
                case ' ', '\t' -> at++;
                case '\n' -> newLine();
                case '\r' -> {
                    if (at + 1 < size && text[at + 1] == '\n') {
                        at++;
                    }
                    newLine();
                }
                default -> {
                    return -1;
                }
            }
        }
        return -1;
    }

    private void newLine() {
        row = ++at;
        line++;
    }

    private void end() {
        at++;
        tape.add(JsonTape.END, null, line, at - row);
    }

    /** Takes a member; the character is where its name must begin. */
    private boolean member(int c) {
        if (c != '"') {
            return false;
        }
        at++;
        String name = name();
        if (name == null || blanks() != ':') {
            return false;
        }
        at++;
        return value(name, blanks());
    }

    /** Takes a value that begins with a character; of objects and arrays, no more than the first value inside or the end of an empty one. */
    private boolean value(@Nullable String firstName, int firstCharacter) {
        String name = firstName;
        int c = firstCharacter;
        while (true) {
            switch (c) {
                case '"' -> {
                    return string(name);
                }
                case '{' -> {
                    if (!begin(JsonTape.OBJECT, name)) {
                        return false;
                    }
                    c = blanks();
                    if (c == '}') {
                        end();
                        return true;
                    }
                    if (c != '"') {
                        return false;
                    }
                    at++;
                    name = name();
                    if (name == null || blanks() != ':') {
                        return false;
                    }
                    at++;
                }
                case '[' -> {
                    if (!begin(JsonTape.ARRAY, name)) {
                        return false;
                    }
                    name = null;
                    if (blanks() == ']') {
                        end();
                        return true;
                    }
                }
                case 't' -> {
                    return literal(JsonTape.TRUE, name, "true");
                }
                case 'f' -> {
                    return literal(JsonTape.FALSE, name, "false");
                }
                case 'n' -> {
                    return literal(JsonTape.NULL, name, "null");
                }
                default -> {
                    return (c == '-' || c >= '0' && c <= '9') && number(name);
                }
            }
            c = blanks();
        }
    }

    private boolean begin(byte kind, @Nullable String name) {
        at++;
        tape.add(kind, name, line, at - row);
        return tape.depth() < MAX_DEPTH;
    }

    private boolean literal(byte kind, @Nullable String name, String word) {
        int column = at + 1 - row;
        for (int i = 0; i < word.length(); i++, at++) {
            if (at == size || text[at] != word.charAt(i)) {
                return false;
            }
        }
        tape.add(kind, name, line, column);
        return true;
    }

    // Numbers

    private boolean number(@Nullable String name) {
        int start = at;
        if (text[at] == '-') {
            at++;
        }
        boolean zero = at < size && text[at] == '0';
        int digits = digits();
        boolean fits = digits > 0 && (!zero || digits == 1);
        if (at < size && text[at] == '.') {
            at++;
            fits &= digits() > 0;
        }
        if (at < size && (text[at] | 0x20) == 'e') {
            at++;
            if (at < size && (text[at] == '+' || text[at] == '-')) {
                at++;
            }
            fits &= digits() > 0;
        }
        int length = at - start;
        if (!fits || length > LONGEST_NUMBER) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            chars[used + i] = (char) text[start + i];
        }
        used += length;
        tape.add(JsonTape.NUMBER, name, line, start + 1 - row, length);
        return true;
    }

    private int digits() {
        int start = at;
        while (at < size && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at - start;
    }

    // Strings

    private boolean string(@Nullable String name) {
        int column = at + 1 - row;
        int start = used;
        at++;
        if (!characters()) {
            return false;
        }
        tape.add(JsonTape.STRING, name, line, column, used - start);
        if (forbidden) {
            tape.forbid();
        }
        return true;
    }

    // Names

    /** Takes a name, and goes behind the quote that ends it; null when it is none, or a very long one. */
    private @Nullable String name() {
        int start = at;
        int i = start;
        long hash = 0;
        while (size - i >= Long.BYTES) {
            long eight = (long) EIGHT.get(text, i);
            // The highest bit of each byte that is a quote, a backslash, a control character or not ASCII; above the
            // lowest of them there may be others.
            long quotes = eight ^ '"' * ONES;
            long slashes = eight ^ '\\' * ONES;
            long found =
                    ((quotes - ONES) & ~quotes | (slashes - ONES) & ~slashes | (eight - ' ' * ONES) & ~eight | eight)
                            & HIGHEST;
            if (found == 0) {
                hash = (hash ^ eight) * MIX;
                i += Long.BYTES;
            } else {
                int bit = Long.numberOfTrailingZeros(found) & ~7;
                i += bit >>> 3;
                if (text[i] != '"') {
                    return unusualName();
                }
                hash = (hash ^ eight & (1L << bit) - 1) * MIX;
                at = i + 1;
                return i - start > LONGEST_NAME ? null : JsonNameTable.name(text, start, i, hash ^ hash << 23);
            }
        }
        return unusualName();
    }

    /** Takes a name with escapes or beyond ASCII, or one that stands at the end of the text. */
    private @Nullable String unusualName() {
        int start = used;
        boolean taken = characters();
        int length = used - start;
        used = start;
        return taken && length <= LONGEST_NAME ? new String(chars, start, length).intern() : null;
    }
}
