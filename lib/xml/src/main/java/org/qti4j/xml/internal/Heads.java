// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.util.Arrays;

/** The beginnings of documents that come as streams: of short ones, all. */
public final class Heads {
    private Heads() {}

    /** Returns so many bytes of a stream, or fewer when it ends before. What the stream says is at hand is taken at once. */
    public static byte[] of(InputStream stream, int most) throws IOException {
        byte[] first = new byte[Math.max(0, Math.min(stream.available(), most))];
        int count = stream.readNBytes(first, 0, first.length);
        int next = count == most ? -1 : stream.read();
        if (next < 0) {
            return count == first.length ? first : Arrays.copyOf(first, count);
        }
        byte[] others = stream.readNBytes(most - count - 1);
        byte[] all = Arrays.copyOf(first, count + 1 + others.length);
        all[count] = (byte) next;
        System.arraycopy(others, 0, all, count + 1, others.length);
        return all;
    }

    /** Returns so many characters of a reader, or fewer when it ends before. */
    public static String of(Reader reader, int most) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[Math.min(most, 1 << 14)];
        while (text.length() < most) {
            int count = reader.read(buffer, 0, Math.min(buffer.length, most - text.length()));
            if (count < 0) {
                break;
            }
            text.append(buffer, 0, count);
        }
        return text.toString();
    }
}
