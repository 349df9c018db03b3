// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * A JSON Pointer that is not spelt out until somebody asks: every value of a document has one, and nearly none is ever shown.
 *
 * @param parent the value around it, or null for the whole document
 * @param key the name of the member, or null for an item of an array
 * @param index the number of the item, from 0
 */
record Pointer(@Nullable Pointer parent, @Nullable String key, int index) {
    /** No document of anybody's has longer ones; a hostile one would fill the memory with those of its findings. Then it is a value around it. */
    private static final int LONGEST = 20_000;

    /** The whole document. */
    static final Pointer ROOT = new Pointer(null, null, 0);

    /** Returns the pointer that is spelt so; whether a number is an item or a member is not told apart, since it is shown alike. */
    static Pointer of(String text) {
        Pointer at = ROOT;
        if (!text.isEmpty()) {
            for (String step : text.substring(1).split("/", -1)) {
                at = at.member(step.replace("~1", "/").replace("~0", "~"));
            }
        }
        return at;
    }

    Pointer member(String name) {
        return new Pointer(this, name, 0);
    }

    Pointer item(int number) {
        return new Pointer(this, null, number);
    }

    /** Returns the name or the number of the value. */
    String last() {
        return key == null ? Integer.toString(index) : key;
    }

    @Override
    public String toString() {
        Deque<Pointer> steps = new ArrayDeque<>();
        for (Pointer at = this; at.parent != null; at = at.parent) {
            steps.push(at);
        }
        StringBuilder text = new StringBuilder();
        for (Pointer step : steps) {
            String spelt = step.last().replace("~", "~0").replace("/", "~1");
            if (text.length() + spelt.length() > LONGEST) {
                break;
            }
            text.append('/').append(spelt);
        }
        return text.toString();
    }
}
