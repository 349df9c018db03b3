// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.diff;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Says which child elements of one parent are which of the other. Equal ends are taken off first; what is left is brought together pair by
 * pair when it is little, otherwise cut into pieces at children that occur once in both.
 */
final class Alignment {
    static final int NONE = -1;

    /** So many pairs are looked at for one piece. */
    private static final int PAIRS = 250_000;
    /** So far ahead the next equal children are looked for in a piece that is too large. */
    private static final int AHEAD = 32;

    /** The pairs that all pieces of a document may look at together. */
    static final class Effort {
        private long left = 8_000_000;

        boolean allows(long pairs) {
            if (pairs > PAIRS || pairs > left) {
                return false;
            }
            left -= pairs;
            return true;
        }
    }

    /** The name of an element with what tells it from its siblings; equal ones are the same element, whatever became of it. */
    private record Key(javax.xml.namespace.QName name, String key) {}

    private final List<Node> a;
    private final List<Node> b;
    private final Effort effort;
    /** For each child of A the one of B that it is, in the same order. */
    final int[] inOrder;
    /** For each child of A the one of B that it is, at another place in the order. */
    final int[] moved;

    private final boolean[] taken;

    private Alignment(List<Node> a, List<Node> b, Effort effort) {
        this.a = a;
        this.b = b;
        this.effort = effort;
        this.inOrder = new int[a.size()];
        this.moved = new int[a.size()];
        this.taken = new boolean[b.size()];
        Arrays.fill(inOrder, NONE);
        Arrays.fill(moved, NONE);
    }

    static Alignment of(List<Node> a, List<Node> b, Effort effort) {
        Alignment alignment = new Alignment(a, b, effort);
        alignment.piece(0, a.size(), 0, b.size(), true);
        alignment.findMoved();
        return alignment;
    }

    /** Tells whether a child of B is one of A. */
    boolean isTaken(int indexB) {
        return taken[indexB];
    }

    private void pair(int i, int j) {
        inOrder[i] = j;
        taken[j] = true;
    }

    private void piece(int fromA, int toA, int fromB, int toB, boolean mayBeCut) {
        int startA = fromA;
        int startB = fromB;
        int endA = toA;
        int endB = toB;
        while (startA < endA && startB < endB && isSame(startA, startB)) {
            pair(startA++, startB++);
        }
        while (startA < endA && startB < endB && isSame(endA - 1, endB - 1)) {
            pair(--endA, --endB);
        }
        if (startA == endA || startB == endB) {
            return;
        }
        if (effort.allows((long) (endA - startA) * (endB - startB))) {
            compareAll(startA, endA, startB, endB);
        } else if (!mayBeCut || !cut(startA, endA, startB, endB)) {
            lookAhead(startA, endA, startB, endB);
        }
    }

    private boolean isSame(int i, int j) {
        return a.get(i).hash == b.get(j).hash && a.get(i).saysTheSame(b.get(j));
    }

    /** Finds the pairs that have most in common, without crossing. */
    private void compareAll(int fromA, int toA, int fromB, int toB) {
        int rows = toA - fromA;
        int columns = toB - fromB;
        boolean alone = rows == 1 && columns == 1;
        byte[] way = new byte[rows * columns];
        long[] above = new long[columns + 1];
        long[] row = new long[columns + 1];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int common = common(a.get(fromA + i), b.get(fromB + j), alone);
                long together = common == 0 ? -1 : above[j] + common;
                if (together >= above[j + 1] && together >= row[j]) {
                    row[j + 1] = together;
                    way[i * columns + j] = 2;
                } else {
                    boolean up = above[j + 1] >= row[j];
                    row[j + 1] = up ? above[j + 1] : row[j];
                    way[i * columns + j] = (byte) (up ? 1 : 0);
                }
            }
            long[] swap = above;
            above = row;
            row = swap;
        }
        int i = rows - 1;
        int j = columns - 1;
        while (i >= 0 && j >= 0) {
            switch (way[i * columns + j]) {
                case 2 -> pair(fromA + i--, fromB + j--);
                case 1 -> i--;
                default -> j--;
            }
        }
    }

    /** Returns how much two elements have in common; 0 when they are not to be taken for the same one. */
    private static int common(Node first, Node second, boolean alone) {
        if (first.hash == second.hash) {
            return 1_000;
        }
        if (!first.name.equals(second.name)) {
            int percent = Likeness.percent(first, second);
            return percent >= 75 ? percent / 2 : 0;
        }
        String key = first.key();
        String otherKey = second.key();
        int percent = Likeness.percent(first, second);
        if (key == null || otherKey == null) {
            return 10 + 6 * percent;
        }
        if (key.equals(otherKey)) {
            return 800 + percent;
        }
        boolean isRoot = first.parent != null && first.parent.parent == null;
        return alone && isRoot ? 1 : percent >= (alone ? 30 : 60) ? percent : 0;
    }

    /** Cuts a piece at children that occur once in both; returns whether there are any. */
    private boolean cut(int fromA, int toA, int fromB, int toB) {
        int[] partner = new int[toA - fromA];
        Arrays.fill(partner, NONE);
        partners(fromA, toA, fromB, toB, partner, Alignment::key);
        partners(fromA, toA, fromB, toB, partner, node -> node.hash);
        boolean[] kept = Sequences.longestRising(partner);
        int startA = fromA;
        int startB = fromB;
        boolean any = false;
        for (int i = fromA; i < toA; i++) {
            if (kept[i - fromA]) {
                any = true;
                int j = partner[i - fromA];
                pair(i, j);
                piece(startA, i, startB, j, false);
                startA = i + 1;
                startB = j + 1;
            }
        }
        if (any) {
            piece(startA, toA, startB, toB, false);
        }
        return any;
    }

    private static @Nullable Object key(Node node) {
        String key = node.key();
        return key == null ? null : new Key(node.name, key);
    }

    private void partners(
            int fromA, int toA, int fromB, int toB, int[] partner, Function<Node, @Nullable Object> identity) {
        Map<Object, int[]> places = new HashMap<>();
        for (int i = fromA; i < toA; i++) {
            Object of = partner[i - fromA] == NONE ? identity.apply(a.get(i)) : null;
            if (of != null) {
                int[] seen = places.computeIfAbsent(of, k -> new int[] {0, 0, 0, 0});
                seen[0]++;
                seen[1] = i;
            }
        }
        for (int j = fromB; j < toB; j++) {
            Object of = identity.apply(b.get(j));
            int[] seen = of == null ? null : places.get(of);
            if (seen != null) {
                seen[2]++;
                seen[3] = j;
            }
        }
        for (int[] seen : places.values()) {
            if (seen[0] == 1 && seen[2] == 1) {
                partner[seen[1] - fromA] = seen[3];
            }
        }
    }

    /** Goes through a piece that is too large for everything else, from equal children to equal children. */
    private void lookAhead(int fromA, int toA, int fromB, int toB) {
        int i = fromA;
        int j = fromB;
        while (i < toA && j < toB) {
            if (a.get(i).hash == b.get(j).hash) {
                pair(i++, j++);
                continue;
            }
            int[] next = nextSame(i, toA, j, toB);
            while (i < next[0] && j < next[1]) {
                if (a.get(i).name.equals(b.get(j).name)) {
                    pair(i++, j++);
                } else if (next[0] - i >= next[1] - j) {
                    i++;
                } else {
                    j++;
                }
            }
            i = next[0];
            j = next[1];
        }
    }

    private int[] nextSame(int i, int toA, int j, int toB) {
        for (int distance = 1; distance <= AHEAD; distance++) {
            for (int down = 0; down <= distance; down++) {
                int x = i + down;
                int y = j + distance - down;
                if (x < toA && y < toB && a.get(x).hash == b.get(y).hash) {
                    return new int[] {x, y};
                }
            }
        }
        return new int[] {Math.min(toA, i + AHEAD), Math.min(toB, j + AHEAD)};
    }

    /** Brings together what is in both but not in the same order. */
    private void findMoved() {
        findMoved(Alignment::key);
        findMoved(node -> node.hash);
    }

    private void findMoved(Function<Node, @Nullable Object> identity) {
        Map<Object, Deque<Integer>> left = new HashMap<>();
        for (int j = 0; j < b.size(); j++) {
            Object of = taken[j] ? null : identity.apply(b.get(j));
            if (of != null) {
                left.computeIfAbsent(of, k -> new ArrayDeque<>()).add(j);
            }
        }
        if (left.isEmpty()) {
            return;
        }
        for (int i = 0; i < a.size(); i++) {
            Object of = inOrder[i] == NONE && moved[i] == NONE ? identity.apply(a.get(i)) : null;
            Deque<Integer> places = of == null ? null : left.get(of);
            if (places != null && !places.isEmpty()) {
                moved[i] = places.remove();
                taken[moved[i]] = true;
            }
        }
    }
}
