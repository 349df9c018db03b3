// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a stream, of which the first ones have been read ahead: all of them when they are few. That they cannot be had is only said
 * where they are asked for. The stream is not closed with this one.
 */
final class ReadAhead extends InputStream {
    /** Larger texts are read as they come. */
    private static final int MOST = 64_000;

    private final InputStream in;
    private byte[] bytes;
    private int size;
    private int next;
    private boolean whole;
    private @Nullable IOException broken;

    /**
     * Reads ahead.
     *
     * @param buffer where the bytes go, if there is room
     */
    ReadAhead(InputStream in, byte[] buffer, JsonLimits limits) {
        this.in = in;
        this.bytes = buffer;
        try {
            fill(Math.min(MOST, limits.surelyHeld()));
        } catch (IOException e) {
            broken = e;
        }
    }

    private void fill(int most) throws IOException {
        while (size < most) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, size * 2);
            }
            int count = in.read(bytes, size, bytes.length - size);
            if (count < 0) {
                whole = true;
                return;
            }
            size += count;
        }
    }

    /** Tells whether the stream has no more bytes than those that have been read ahead. */
    boolean isWhole() {
        return whole;
    }

    /** Returns the array with the bytes that have been read ahead. */
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (next < size) {
            int count = Math.min(length, size - next);
            System.arraycopy(bytes, next, buffer, offset, count);
            next += count;
            return count;
        }
        if (broken != null) {
            throw broken;
        }
        return whole ? -1 : in.read(buffer, offset, length);
    }
}
