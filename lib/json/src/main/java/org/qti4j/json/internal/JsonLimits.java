// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

/**
 * What a JSON document may cost.
 *
 * @param characters how many characters of names and values it may have
 * @param window how many characters of an element are kept until its end is seen, so that its members may come in any order
 */
public record JsonLimits(long characters, long window) {
    /** How many characters of names and values a document may have when nobody said otherwise. */
    public static final long CHARACTERS = 200_000_000L;

    /** What is kept of a text that is in memory anyhow. */
    private static final long IN_MEMORY = 50_000_000;

    /**
     * Returns the number of characters that somebody said.
     *
     * @throws IllegalArgumentException when it is below 1
     */
    public static long characters(long said) {
        if (said < 1) {
            throw new IllegalArgumentException("a limit must be at least 1");
        }
        return said;
    }

    /** Returns the limits for a text that is in memory anyhow. */
    public JsonLimits inMemory() {
        return new JsonLimits(characters, Math.max(window, IN_MEMORY));
    }

    /** Returns the limits for a text that is in memory anyhow. */
    static JsonLimits inMemory(long characters) {
        return new JsonLimits(characters, IN_MEMORY);
    }
}
