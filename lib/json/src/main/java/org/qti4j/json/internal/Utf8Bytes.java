// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes characters as UTF-8, through a buffer. */
abstract class Utf8Bytes {
    /** No character takes more, escaped or not. */
    static final int LONGEST = 8;

    private static final String USUAL_INDENT = "  ";
    private static final byte[][] LINES = new byte[64][];

    static {
        for (int i = 0; i < LINES.length; i++) {
            LINES[i] = bytes("\n" + USUAL_INDENT.repeat(i));
        }
    }

    private final OutputStream out;
    final byte[] buffer;
    /** How many bytes of the buffer are in use. */
    int size;

    /**
     * Makes the writer of one document.
     *
     * @param buffer what is written goes through it
     */
    Utf8Bytes(OutputStream out, byte[] buffer) {
        this.out = out;
        this.buffer = buffer;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns a line end and so many levels of blanks; not to be changed. */
    static byte[] line(String indent, int level) {
        boolean known = level < LINES.length && indent.equals(USUAL_INDENT);
        return known ? LINES[level] : bytes("\n" + indent.repeat(level));
    }

    /** Writes an ASCII character that stands for itself. */
    final void raw(char c) throws IOException {
        if (size == buffer.length) {
            empty();
        }
        buffer[size++] = (byte) c;
    }

    /** Writes bytes as they are. */
    final void raw(byte[] bytes) throws IOException {
        if (bytes.length > buffer.length - size) {
            empty();
            if (bytes.length > buffer.length) {
                out.write(bytes);
                return;
            }
        }
        System.arraycopy(bytes, 0, buffer, size, bytes.length);
        size += bytes.length;
    }

    /** Writes a character between ASCII and the surrogates, or behind these; there is room for it. */
    final void wide(int c) {
        if (c < 0x800) {
            buffer[size++] = (byte) (0xC0 | c >> 6);
        } else {
            buffer[size++] = (byte) (0xE0 | c >> 12);
            buffer[size++] = (byte) (0x80 | c >> 6 & 0x3F);
        }
        buffer[size++] = (byte) (0x80 | c & 0x3F);
    }

    /** Makes room for a character. */
    final void room() throws IOException {
        if (buffer.length - size < LONGEST) {
            empty();
        }
    }

    /** Makes room for so many bytes; tells whether there is as much. */
    final boolean makeRoom(int length) throws IOException {
        empty();
        return length <= buffer.length;
    }

    private void empty() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    /** Hands on everything. */
    final void flush() throws IOException {
        empty();
        out.flush();
    }
}
