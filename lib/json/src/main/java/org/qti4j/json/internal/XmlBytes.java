// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Writes the characters of XML as UTF-8, with those escaped that would not come back otherwise. */
final class XmlBytes {
    /** No character takes more, escaped or not. */
    private static final int LONGEST = 8;

    private static final byte[][] TEXT = new byte[128][];
    private static final byte[][] VALUE = new byte[128][];

    static {
        both('<', "&lt;");
        both('&', "&amp;");
        both('\r', "&#xd;");
        TEXT['>'] = bytes("&gt;");
        VALUE['"'] = bytes("&quot;");
        VALUE['\t'] = bytes("&#x9;");
        VALUE['\n'] = bytes("&#xa;");
    }

    private static void both(char c, String escaped) {
        TEXT[c] = bytes(escaped);
        VALUE[c] = bytes(escaped);
    }

    private final OutputStream out;
    private final byte[] buffer;
    private int size;

    /**
     * Makes the writer of one document.
     *
     * @param buffer what is written goes through it
     */
    XmlBytes(OutputStream out, byte[] buffer) {
        this.out = out;
        this.buffer = buffer;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Writes an ASCII character of markup. */
    void raw(char c) throws IOException {
        if (size == buffer.length) {
            empty();
        }
        buffer[size++] = (byte) c;
    }

    /** Writes markup. */
    void raw(byte[] bytes) throws IOException {
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

    /** Writes text. */
    void text(char[] chars, int start, int length) throws IOException {
        escaped(chars, start, length, TEXT);
    }

    /** Writes the value of an attribute, which stands between double quotes. */
    void value(char[] chars, int start, int length) throws IOException {
        escaped(chars, start, length, VALUE);
    }

    private void escaped(char[] chars, int start, int length, byte[][] escapes) throws IOException {
        int end = start + length;
        int i = start;
        while (i < end) {
            if (buffer.length - size < LONGEST) {
                empty();
            }
            // Nearly all are ASCII without a meaning of its own.
            byte[] target = buffer;
            int to = size;
            int stop = Math.min(end, i + buffer.length - LONGEST - to);
            while (i < stop) {
                char c = chars[i];
                if (c >= 128 || escapes[c] != null) {
                    break;
                }
                target[to++] = (byte) c;
                i++;
            }
            size = to;
            if (i < end && buffer.length - to >= LONGEST) {
                char c = chars[i];
                if (c < 128) {
                    byte[] escape = escapes[c];
                    if (escape == null || c == '>' && i > start && chars[i - 1] != ']') {
                        raw(c);
                    } else {
                        raw(escape);
                    }
                    i++;
                } else {
                    i = wide(chars, i);
                }
            }
        }
    }

    /** Writes a character beyond ASCII; returns the index behind it. */
    private int wide(char[] chars, int i) {
        int c = chars[i];
        if (c < 0x800) {
            buffer[size++] = (byte) (0xC0 | c >> 6);
        } else {
            if (Character.isHighSurrogate(chars[i])) {
                // Halves have been refused when the text was read.
                c = Character.toCodePoint(chars[i], chars[++i]);
                buffer[size++] = (byte) (0xF0 | c >> 18);
                buffer[size++] = (byte) (0x80 | c >> 12 & 0x3F);
            } else {
                buffer[size++] = (byte) (0xE0 | c >> 12);
            }
            buffer[size++] = (byte) (0x80 | c >> 6 & 0x3F);
        }
        buffer[size++] = (byte) (0x80 | c & 0x3F);
        return i + 1;
    }

    private void empty() throws IOException {
        out.write(buffer, 0, size);
        size = 0;
    }

    /** Hands on everything. */
    void flush() throws IOException {
        empty();
        out.flush();
    }
}
