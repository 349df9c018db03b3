// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The arrays with which one document is read, used again for other documents: fresh memory costs as much as what is done with it. A few are
 * kept, none of them large.
 */
final class JsonBuffers {
    private static final int TOKENS = 256;
    private static final int CHARACTERS = 4_096;
    private static final int BYTES = 8_000;
    private static final int MEMBERS = 256;
    /** Larger ones are not kept. */
    private static final int LARGEST = 16;

    private static final ArrayBlockingQueue<JsonBuffers> KEPT = new ArrayBlockingQueue<>(16);

    /** Of the tape. */
    int[] cells = new int[TOKENS * JsonTape.CELLS];

    @Nullable
    String[] names = new @Nullable String[TOKENS];

    char[] chars = new char[CHARACTERS];

    /** Of the text that is read. */
    byte[] input = new byte[BYTES];

    /** Of the text that is written; not everybody writes one. */
    private byte @Nullable [] bytes;

    /** The object in which a member was last seen, by the number of the member, and the number of the object. */
    int[] seen = new int[MEMBERS];

    int objects;

    private JsonBuffers() {}

    /** Returns arrays that nobody else has; the names are empty, the rest is whatever it is. */
    static JsonBuffers take() {
        JsonBuffers kept = KEPT.poll();
        return kept == null ? new JsonBuffers() : kept;
    }

    byte[] bytes() {
        if (bytes == null) {
            bytes = new byte[BYTES];
        }
        return bytes;
    }

    /**
     * Gives the arrays to the next document.
     *
     * @param used how many of the names are in use
     */
    void giveBack(int used) {
        boolean small = names.length <= TOKENS * LARGEST
                && chars.length <= CHARACTERS * LARGEST
                && input.length <= BYTES * LARGEST
                && seen.length <= MEMBERS * LARGEST;
        if (small && objects < Integer.MAX_VALUE / 2) {
            Arrays.fill(names, 0, used, null);
            KEPT.offer(this);
        }
    }
}
