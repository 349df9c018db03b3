// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a reader stands, as an XPath such as {@code /qti-assessment-item[1]/qti-item-body[1]/p[2]}. Positions count siblings of one name. */
public final class XmlPath {
    /** A level with more names than this is not searched one by one: a document could have a million. */
    private static final int MANY = 32;
    /** No document of anybody's has longer paths; a hostile one would fill the memory with those of its findings. */
    private static final int LONGEST = 50_000;

    private static final class Level {
        private String[] names = new String[8];
        private int[] counts = new int[8];
        private int size;
        private int current;
        /** Where each name is, from when there are many of them on. */
        private @Nullable Map<String, Integer> places;

        void clear() {
            size = 0;
            places = null;
        }

        void enter(String name) {
            if (size >= MANY) {
                enterByPlace(name);
                return;
            }
            for (int i = 0; i < size; i++) {
                // Names of one reader are interned; equals() is for the others.
                if (names[i] == name || names[i].equals(name)) {
                    counts[i]++;
                    current = i;
                    return;
                }
            }
            add(name);
        }

        private void enterByPlace(String name) {
            if (places == null) {
                places = new HashMap<>();
                for (int i = 0; i < size; i++) {
                    places.put(names[i], i);
                }
            }
            Integer known = places.putIfAbsent(name, size);
            if (known == null) {
                add(name);
            } else {
                counts[known]++;
                current = known;
            }
        }

        private void add(String name) {
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
        levels.get(depth).clear();
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
            if (path.length() > LONGEST) {
                return path.substring(0, LONGEST) + "…";
            }
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
