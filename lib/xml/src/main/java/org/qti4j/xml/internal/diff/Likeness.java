// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.diff;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.TreeSet;

/**
 * How much two elements have in common, told from a few small numbers of each: the least of the numbers of their words, attribute values
 * and child names. The share of these that two elements have in common is about the share of all.
 */
final class Likeness {
    /** More of them make the guess better and the comparison slower. */
    private static final int KEPT = 16;
    /** What lies deeper or further behind says little new, and a child must not be looked through once for each level above it. */
    private static final int NODES = 100;

    private static final int FEATURES = 1_000;
    private static final int LONGEST_WORD = 100;
    private static final long[] NOTHING = {};

    private Likeness() {}

    /** Returns what two elements have in common as a share from 0 to 100; elements without any content have nothing in common. */
    static int percent(Node a, Node b) {
        long[] first = a.sketch();
        long[] second = b.sketch();
        int common = 0;
        int seen = 0;
        int i = 0;
        int j = 0;
        while (seen < KEPT && (i < first.length || j < second.length)) {
            if (j == second.length || i < first.length && first[i] < second[j]) {
                i++;
            } else if (i == first.length || second[j] < first[i]) {
                j++;
            } else {
                common++;
                i++;
                j++;
            }
            seen++;
        }
        return seen == 0 ? 0 : common * 100 / seen;
    }

    static long[] sketch(Node element) {
        TreeSet<Long> least = new TreeSet<>();
        Deque<Node> open = new ArrayDeque<>();
        open.add(element);
        int left = FEATURES;
        for (int nodes = 0; nodes < NODES && left > 0 && !open.isEmpty(); nodes++) {
            Node node = open.remove();
            if (node != element) {
                keep(least, Hashes.of(node.name.getLocalPart()));
            }
            int attributes = Math.min(left, node.attributes.size());
            for (Node.Attribute attribute : node.attributes.subList(0, attributes)) {
                long name = Hashes.of(attribute.name().getLocalPart());
                keep(least, Hashes.mix(name, attribute.meaning().hashCode()));
            }
            left -= attributes;
            for (int i = 0; i < node.texts.size() && i < NODES; i++) {
                left -= words(least, node.texts.get(i).meaning(), left);
            }
            for (int i = 0; i < node.elements.size() && open.size() < NODES; i++) {
                open.add(node.elements.get(i));
            }
        }
        return least.isEmpty()
                ? NOTHING
                : least.stream().mapToLong(Long::longValue).toArray();
    }

    private static int words(TreeSet<Long> least, String text, int limit) {
        int count = 0;
        int from = 0;
        for (int i = 0; i <= text.length() && count < limit; i++) {
            if (i == text.length() || text.charAt(i) <= ' ' || i - from == LONGEST_WORD) {
                if (i > from) {
                    keep(least, Hashes.of(text, from, i));
                    count++;
                }
                from = i == text.length() || text.charAt(i) <= ' ' ? i + 1 : i;
            }
        }
        return count;
    }

    private static void keep(TreeSet<Long> least, long number) {
        if (least.size() < KEPT) {
            least.add(number);
        } else if (number < least.last() && least.add(number)) {
            least.pollLast();
        }
    }
}
