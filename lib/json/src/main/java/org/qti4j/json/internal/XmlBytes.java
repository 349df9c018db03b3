// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.IOException;
import java.io.OutputStream;

/** Writes the characters of XML as UTF-8, with those escaped that would not come back otherwise. */
final class XmlBytes extends Utf8Bytes {
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

    /**
     * Makes the writer of one document.
     *
     * @param buffer what is written goes through it
     */
    XmlBytes(OutputStream out, byte[] buffer) {
        super(out, buffer);
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
            room();
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
        if (!Character.isHighSurrogate(chars[i])) {
            wide(chars[i]);
            return i + 1;
        }
        // Halves have been refused when the text was read.
        int c = Character.toCodePoint(chars[i], chars[i + 1]);
        buffer[size++] = (byte) (0xF0 | c >> 18);
        buffer[size++] = (byte) (0x80 | c >> 12 & 0x3F);
        buffer[size++] = (byte) (0x80 | c >> 6 & 0x3F);
        buffer[size++] = (byte) (0x80 | c & 0x3F);
        return i + 2;
    }
}
