// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.bank;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Which file had an identifier first, for very many files: one array of bytes and one of places in it, some 10 MB for 100,000 documents.
 * For one thread.
 */
final class SeenIdentifiers {
    /** What is remembered at most; what comes later is compared with it and not remembered. */
    private static final int MOST_BYTES = 500_000_000;

    private static final int LENGTHS = 8;

    /** So that nobody can write identifiers that all fall into one place. */
    private final int seed = ThreadLocalRandom.current().nextInt() | 1;

    private byte[] bytes = new byte[1 << 10];
    private int used = 1;
    /** Where entries begin in the bytes; 0 for a free place. */
    private int[] places = new int[1 << 7];

    private int count;

    /** Remembers the file of an identifier unless there is one; returns the one that there was, or null. */
    @Nullable
    String putIfAbsent(String identifier, String file) {
        byte[] key = identifier.getBytes(StandardCharsets.UTF_8);
        int at = find(key);
        if (places[at] != 0) {
            int start = places[at];
            return new String(
                    bytes, start + LENGTHS + number(start), number(start + LENGTHS / 2), StandardCharsets.UTF_8);
        }
        byte[] value = file.getBytes(StandardCharsets.UTF_8);
        long size = (long) used + LENGTHS + key.length + value.length;
        if (size <= MOST_BYTES) {
            append(key, value, (int) size);
            places[at] = (int) size - LENGTHS - key.length - value.length;
            if (++count > places.length / 2) {
                grow();
            }
        }
        return null;
    }

    private void append(byte[] key, byte[] value, int size) {
        if (size > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min(MOST_BYTES, Math.max(size, bytes.length * 3L / 2)));
        }
        number(used, key.length);
        number(used + LENGTHS / 2, value.length);
        System.arraycopy(key, 0, bytes, used + LENGTHS, key.length);
        System.arraycopy(value, 0, bytes, used + LENGTHS + key.length, value.length);
        used = size;
    }

    private void grow() {
        int[] old = places;
        places = new int[old.length * 2];
        for (int start : old) {
            if (start != 0) {
                int from = start + LENGTHS;
                int at = hash(bytes, from, from + number(start)) & places.length - 1;
                while (places[at] != 0) {
                    at = at + 1 & places.length - 1;
                }
                places[at] = start;
            }
        }
    }

    private int find(byte[] key) {
        int at = hash(key, 0, key.length) & places.length - 1;
        while (places[at] != 0) {
            int start = places[at];
            int from = start + LENGTHS;
            if (number(start) == key.length && Arrays.equals(bytes, from, from + key.length, key, 0, key.length)) {
                return at;
            }
            at = at + 1 & places.length - 1;
        }
        return at;
    }

    private int hash(byte[] from, int start, int end) {
        int hash = seed;
        for (int i = start; i < end; i++) {
            hash = (hash ^ from[i]) * 0x01000193;
            hash ^= hash >>> 15;
        }
        hash *= 0x85ebca6b;
        return hash ^ hash >>> 13;
    }

    private int number(int at) {
        return (bytes[at] & 0xff) << 24
                | (bytes[at + 1] & 0xff) << 16
                | (bytes[at + 2] & 0xff) << 8
                | bytes[at + 3] & 0xff;
    }

    private void number(int at, int value) {
        bytes[at] = (byte) (value >>> 24);
        bytes[at + 1] = (byte) (value >>> 16);
        bytes[at + 2] = (byte) (value >>> 8);
        bytes[at + 3] = (byte) value;
    }
}
