// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.diff;

/**
 * Numbers by which equal things are found fast. What has the same number is compared all the same before it counts as equal. The seed is
 * another one in each process, so that nobody can write a document whose parts have the same numbers.
 */
final class Hashes {
    private static final long SEED = new java.security.SecureRandom().nextLong();

    private Hashes() {}

    static long mix(long hash, long value) {
        long z = (hash ^ value) * 0x9E3779B97F4A7C15L + SEED;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        return z ^ (z >>> 27);
    }

    static long of(CharSequence text) {
        return of(text, 0, text.length());
    }

    static long of(CharSequence text, int from, int to) {
        long hash = mix(SEED, to - from);
        int i = from;
        for (; i + 4 <= to; i += 4) {
            hash = mix(
                    hash,
                    text.charAt(i)
                            | (long) text.charAt(i + 1) << 16
                            | (long) text.charAt(i + 2) << 32
                            | (long) text.charAt(i + 3) << 48);
        }
        for (; i < to; i++) {
            hash = mix(hash, text.charAt(i));
        }
        return hash;
    }
}
