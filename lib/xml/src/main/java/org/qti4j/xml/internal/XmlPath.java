// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Where a reader stands, as an XPath such as {@code /qti-assessment-item[1]/qti-item-body[1]/p[2]}. Positions count siblings of one name. */
public final class XmlPath {
    private static final class Level {
        private String[] names = new String[8];
        private int[] counts = new int[8];
        private int size;
        private int current;

        void enter(String name) {
            for (int i = 0; i < size; i++) {
                // Names of one reader are interned; equals() is for the others.
                if (names[i] == name || names[i].equals(name)) {
                    counts[i]++;
                    current = i;
                    return;
                }
            }
            if (size == names.length) {
                names = Arrays.copyOf(names, size * 2);
                counts = Arrays.copyOf(counts, size * 2);
            }
            names[size] = name;
            counts[size] = 1;
            current = size++;
        }
    }

    private final List<Level> levels = new ArrayList<>();
    private int depth;

    /** Makes the path of a document that has not begun. */
    public XmlPath() {
        levels.add(new Level());
    }

    /** Goes into a child element. */
    public void enter(String name) {
        levels.get(depth).enter(name);
        depth++;
        if (levels.size() == depth) {
            levels.add(new Level());
        }
        levels.get(depth).size = 0;
    }

    /** Goes back to the parent. */
    public void leave() {
        depth--;
    }

    /** Returns the number of open elements. */
    public int depth() {
        return depth;
    }

    /** Returns the path of the element that was entered last. */
    @Override
    public String toString() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            Level level = levels.get(i);
            path.append('/')
                    .append(level.names[level.current])
                    .append('[')
                    .append(level.counts[level.current])
                    .append(']');
        }
        return path.toString();
    }
}
