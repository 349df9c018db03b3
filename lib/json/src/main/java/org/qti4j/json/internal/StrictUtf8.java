// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bytes that are UTF-8, or else have a byte in them that every reader of UTF-8 stumbles over. The parser of JSON itself takes some for
 * characters that are none: longer forms than needed, halves of characters, numbers beyond the last character. It tells the place, though, which
 * here nobody knows.
 */
final class StrictUtf8 extends FilterInputStream {
    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long NOT_ASCII = 0x8080808080808080L;
    /** No character begins with it, or has it inside. */
    private static final byte BAD = (byte) 0xFF;

    /** How many bytes of the character at hand are still to come, and what the next of them may be. */
    private int missing;

    private int least;
    private int greatest;

    /** Makes the bytes of a stream, which is not closed with this one. */
    StrictUtf8(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = in.read(buffer, offset, length);
        if (count > 0) {
            check(buffer, offset, offset + count);
        }
        return count;
    }

    private void check(byte[] bytes, int from, int end) {
        int i = from;
        while (i < end) {
            if (missing == 0) {
                while (i + Long.BYTES <= end && ((long) EIGHT.get(bytes, i) & NOT_ASCII) == 0) {
                    i += Long.BYTES;
                }
                while (i < end && bytes[i] >= 0) {
                    i++;
                }
                if (i < end && bytes[i] < 0) {
                    begin(bytes, i++);
                }
            } else {
                int next = bytes[i] & 0xFF;
                if (next < least || next > greatest) {
                    missing = 0;
                    // What is there may be the beginning of another character, or ASCII; all is lost anyhow.
                    bytes[i] = BAD;
                } else {
                    missing--;
                    least = 0x80;
                    greatest = 0xBF;
                }
                i++;
            }
        }
    }

    /** The table 3-7 of the Unicode standard. */
    private void begin(byte[] bytes, int i) {
        int first = bytes[i] & 0xFF;
        least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        greatest = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (first >= 0xC2 && first <= 0xDF) {
            missing = 1;
        } else if (first >= 0xE0 && first <= 0xEF) {
            missing = 2;
        } else if (first >= 0xF0 && first <= 0xF4) {
            missing = 3;
        } else {
            bytes[i] = BAD;
        }
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public void close() {
        // The caller's stream stays open.
    }
}
