// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as UTF-8, byte for byte as the generators of {@link JsonStax} do, but with fewer steps for each token: names and the blanks
 * of a line are encoded already.
 */
final class JsonBytes extends Utf8Bytes implements JsonOut {
    private static final byte[] NO_LINE = {};
    /** The letter behind the backslash; of other characters below 32, none. */
    private static final byte[] ESCAPES = new byte[128];

    private static final boolean[] PLAIN = new boolean[128];
    private static final byte[] TRUE = bytes("true");
    private static final byte[] FALSE = bytes("false");
    private static final byte[] HEX = bytes("0123456789ABCDEF");

    static {
        ESCAPES['"'] = '"';
        ESCAPES['\\'] = '\\';
        ESCAPES['\b'] = 'b';
        ESCAPES['\f'] = 'f';
        ESCAPES['\n'] = 'n';
        ESCAPES['\r'] = 'r';
        ESCAPES['\t'] = 't';
        for (int i = ' '; i < PLAIN.length; i++) {
            PLAIN[i] = ESCAPES[i] == 0;
        }
    }

    private final @Nullable String indent;
    private final StreamWriteConstraints constraints;
    private final char[] piece = new char[256];
    private int depth;
    /** Whether the object or array has nothing in it so far. */
    private boolean first;
    /** Whether a name waits for its value. */
    private boolean named;

    /**
     * Makes the writer of one document.
     *
     * @param buffer what is written goes through it
     * @param indent the blanks of each level, or null for no lines
     * @param constraints say how deep it may become
     */
    JsonBytes(OutputStream out, byte[] buffer, @Nullable String indent, StreamWriteConstraints constraints) {
        super(out, buffer);
        this.indent = indent;
        this.constraints = constraints;
    }

    // Between the tokens

    /** Writes what stands before a value. */
    private void value() throws IOException {
        if (named) {
            named = false;
        } else if (depth > 0) {
            separate();
        }
    }

    private void separate() throws IOException {
        if (first) {
            first = false;
        } else {
            raw(',');
        }
        raw(lineOfDepth());
    }

    /** Returns what begins a line. */
    private byte[] lineOfDepth() {
        return indent == null ? NO_LINE : line(indent, depth);
    }

    private void start(char bracket) throws IOException {
        value();
        constraints.validateNestingDepth(++depth);
        raw(bracket);
        first = true;
    }

    private void end(char bracket) throws IOException {
        depth--;
        if (!first) {
            raw(lineOfDepth());
        } else if (indent != null) {
            raw(' ');
        }
        raw(bracket);
        first = false;
    }

    private void named() throws IOException {
        raw(':');
        if (indent != null) {
            raw(' ');
        }
        named = true;
    }

    // The tokens

    @Override
    public void startObject() throws IOException {
        start('{');
    }

    @Override
    public void endObject() throws IOException {
        end('}');
    }

    @Override
    public void startArray() throws IOException {
        start('[');
    }

    @Override
    public void endArray() throws IOException {
        end(']');
    }

    @Override
    public void name(SerializableString name) throws IOException {
        byte[] quoted = name.asQuotedUTF8();
        byte[] line = lineOfDepth();
        if (line.length + quoted.length + 5 > buffer.length - size && !makeRoom(line.length + quoted.length + 5)) {
            separate();
            raw('"');
            raw(quoted);
            raw('"');
            named();
            return;
        }
        // At once, because names are half of all that is written.
        byte[] target = buffer;
        int to = size;
        if (first) {
            first = false;
        } else {
            target[to++] = ',';
        }
        System.arraycopy(line, 0, target, to, line.length);
        to += line.length;
        target[to++] = '"';
        System.arraycopy(quoted, 0, target, to, quoted.length);
        to += quoted.length;
        target[to++] = '"';
        target[to++] = ':';
        if (indent != null) {
            target[to++] = ' ';
        }
        size = to;
        named = true;
    }

    @Override
    public void name(String name) throws IOException {
        separate();
        quoted(name);
        named();
    }

    @Override
    public void string(String text) throws IOException {
        value();
        quoted(text);
    }

    @Override
    public void string(char[] chars, int start, int length) throws IOException {
        value();
        raw('"');
        escaped(chars, start, start + length);
        raw('"');
    }

    @Override
    public void number(String literal) throws IOException {
        value();
        raw(bytes(literal));
    }

    @Override
    public void bool(boolean is) throws IOException {
        value();
        raw(is ? TRUE : FALSE);
    }

    // Characters

    private void quoted(String text) throws IOException {
        raw('"');
        int length = text.length();
        for (int from = 0; from < length; from += piece.length) {
            int to = Math.min(length, from + piece.length);
            text.getChars(from, to, piece, 0);
            escaped(piece, 0, to - from);
        }
        raw('"');
    }

    private void escaped(char[] chars, int start, int end) throws IOException {
        int i = start;
        while (i < end) {
            room();
            byte[] target = buffer;
            int to = size;
            int stop = Math.min(end, i + target.length - LONGEST - to);
            while (i < stop) {
                char c = chars[i];
                if (c >= 128 || !PLAIN[c]) {
                    break;
                }
                target[to++] = (byte) c;
                i++;
            }
            size = to;
            if (i < end && target.length - to >= LONGEST) {
                unusual(chars[i++]);
            }
        }
    }

    /** Writes a character that may not be plain; there is room for it. */
    private void unusual(char c) {
        if (c < 128) {
            if (PLAIN[c]) {
                buffer[size++] = (byte) c;
            } else if (ESCAPES[c] != 0) {
                buffer[size++] = '\\';
                buffer[size++] = ESCAPES[c];
            } else {
                number(c);
            }
        } else if (Character.isSurrogate(c)) {
            number(c);
        } else {
            wide(c);
        }
    }

    private void number(char c) {
        buffer[size++] = '\\';
        buffer[size++] = 'u';
        buffer[size++] = HEX[c >> 12];
        buffer[size++] = HEX[c >> 8 & 15];
        buffer[size++] = HEX[c >> 4 & 15];
        buffer[size++] = HEX[c & 15];
    }
}
