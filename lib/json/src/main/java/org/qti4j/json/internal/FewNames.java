// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A set of names that seldom has more than a handful; used again for one object after the other. Many names cost no more than in a hash set. */
final class FewNames {
    private final String[] few = new String[12];
    private int size;
    private @Nullable Set<String> many;

    void clear() {
        size = 0;
        many = null;
    }

    /** Adds a name; tells whether it was new. */
    boolean add(String name) {
        if (many == null) {
            for (int i = 0; i < size; i++) {
                if (few[i].equals(name)) {
                    return false;
                }
            }
            if (size < few.length) {
                few[size++] = name;
                return true;
            }
            many = new HashSet<>(Arrays.asList(few));
        }
        return many.add(name);
    }
}
