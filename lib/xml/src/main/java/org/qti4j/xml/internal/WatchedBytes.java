// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Counts the lines of the bytes that go through, so that a place can be named when they turn out not to be UTF-8: the parser notices that
 * when it fills its buffer, long before or after the line at hand.
 */
public final class WatchedBytes extends FilterInputStream {
    private byte[] last = {};
    private int linesBefore;

    /** Watches a stream, which is not closed with this one. */
    public WatchedBytes(InputStream in) {
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
            linesBefore += lines(last, Math.max(0, last.length - 3));
            // The end of what came before: a character may begin there.
            byte[] tail = Arrays.copyOfRange(last, Math.max(0, last.length - 3), last.length);
            last = Arrays.copyOf(tail, tail.length + count);
            System.arraycopy(buffer, offset, last, tail.length, count);
        }
        return count;
    }

    private static int lines(byte[] bytes, int to) {
        int lines = 0;
        for (int i = 0; i < to; i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    @Override
    public void close() {
        // The caller's stream stays open.
    }

    /** Returns line and column (in bytes), both from 1, of the first byte that is not UTF-8 in what was read last; null when all is. */
    int @Nullable [] malformed() {
        int i = 0;
        while (i < last.length && i < 3 && (last[i] & 0xC0) == 0x80) {
            i++;
        }
        while (i < last.length) {
            int length = length(last[i] & 0xFF);
            boolean bad = length == 0;
            for (int k = 1; k < length && i + k < last.length; k++) {
                bad |= (last[i + k] & 0xC0) != 0x80;
            }
            if (bad) {
                int column = 1;
                for (int k = i; k > 0 && last[k - 1] != '\n'; k--) {
                    column++;
                }
                return new int[] {linesBefore + lines(last, i) + 1, column};
            }
            i += length;
        }
        return null;
    }

    /** Returns the length of the character that begins with the byte, or 0 when none does. */
    private static int length(int first) {
        if (first < 0x80) {
            return 1;
        }
        if (first >= 0xC2 && first < 0xE0) {
            return 2;
        }
        if (first >= 0xE0 && first < 0xF0) {
            return 3;
        }
        return first >= 0xF0 && first < 0xF5 ? 4 : 0;
    }
}
