// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The names of members that were read lately, by their bytes, so that the same name is the same object and is made once. It has a fixed number
 * of places, and a name that finds none takes that of another. Thread-safe without locks: a place has a whole name or none, and a name that
 * another thread puts into the same place only has to be made once more.
 */
final class JsonNameTable {
    /** A power of two. */
    private static final int PLACES = 4_096;
    /** How many places a name may stand in. */
    private static final int WAYS = 4;
    /** Longer ones are made each time. */
    private static final int LONGEST = 64;

    private static final @Nullable Name[] NAMES = new @Nullable Name[PLACES];

    private record Name(byte[] bytes, String text) {
        boolean is(byte[] from, int start, int end) {
            return Arrays.equals(bytes, 0, bytes.length, from, start, end);
        }
    }

    private JsonNameTable() {}

    /**
     * Returns a name, interned as those of the schema are.
     *
     * @param text has the name in ASCII
     * @param hash a number that depends on all of its bytes
     */
    static String name(byte[] text, int start, int end, long hash) {
        if (end - start > LONGEST) {
            return made(text, start, end);
        }
        int first = (int) (hash >>> 40) & (PLACES - WAYS);
        for (int i = first; i < first + WAYS; i++) {
            Name known = NAMES[i];
            if (known == null) {
                return add(i, text, start, end);
            }
            if (known.is(text, start, end)) {
                return known.text();
            }
        }
        return add(first + (int) (hash >>> 60) % WAYS, text, start, end);
    }

    private static String add(int place, byte[] text, int start, int end) {
        Name name = new Name(Arrays.copyOfRange(text, start, end), made(text, start, end));
        NAMES[place] = name;
        return name.text();
    }

    private static String made(byte[] text, int start, int end) {
        return new String(text, start, end - start, StandardCharsets.ISO_8859_1).intern();
    }
}
