// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qti4j.xml.internal.diff.Node.Note;

/** Compares the comments and processing instructions of two elements, and where they stand among the child elements. */
final class NoteComparison {
    private record Words(@Nullable String target, String value) {}

    private final Node a;
    private final Node b;
    private final Alignment alignment;
    private final Report report;

    NoteComparison(Node a, Node b, Alignment alignment, Report report) {
        this.a = a;
        this.b = b;
        this.alignment = alignment;
        this.report = report;
    }

    /** Hands over what has to be reported. */
    void plan(Consumer<Runnable> plan) {
        if (a.notes.isEmpty() && b.notes.isEmpty()) {
            return;
        }
        int[] partner = partners();
        boolean[] inOrder = Sequences.longestRising(partner);
        boolean[] taken = new boolean[b.notes.size()];
        List<Note> gone = new ArrayList<>();
        for (int i = 0; i < partner.length; i++) {
            Note note = a.notes.get(i);
            if (partner[i] < 0) {
                gone.add(note);
                continue;
            }
            taken[partner[i]] = true;
            Note other = b.notes.get(partner[i]);
            if (!inOrder[i] || !isAtSamePlace(note, other)) {
                plan.accept(() -> report.noteMoved(a, note, b, other));
            }
        }
        Deque<Note> rest = new ArrayDeque<>();
        for (int j = 0; j < taken.length; j++) {
            if (!taken[j]) {
                rest.add(b.notes.get(j));
            }
        }
        for (Note note : gone) {
            Note next = rest.peek();
            if (next != null && (note.target() == null) == (next.target() == null) && isAtSamePlace(note, next)) {
                rest.remove();
                plan.accept(() -> report.noteChanged(a, note, b, next));
            } else {
                plan.accept(() -> report.noteRemoved(a, note, b));
            }
        }
        rest.forEach(note -> plan.accept(() -> report.noteAdded(a, b, note)));
    }

    private int[] partners() {
        Map<Words, Deque<Integer>> places = new HashMap<>();
        for (int j = 0; j < b.notes.size(); j++) {
            Note note = b.notes.get(j);
            places.computeIfAbsent(new Words(note.target(), note.value()), k -> new ArrayDeque<>())
                    .add(j);
        }
        int[] partner = new int[a.notes.size()];
        Arrays.setAll(partner, i -> {
            Note note = a.notes.get(i);
            Deque<Integer> same = places.get(new Words(note.target(), note.value()));
            return same == null || same.isEmpty() ? -1 : same.remove();
        });
        return partner;
    }

    private boolean isAtSamePlace(Note note, Note other) {
        int before = note.gap() - 1;
        boolean sameBefore = before < 0 ? other.gap() == 0 : alignment.inOrder[before] == other.gap() - 1;
        boolean sameAfter = note.gap() == a.elements.size()
                ? other.gap() == b.elements.size()
                : alignment.inOrder[note.gap()] == other.gap();
        boolean sameText = a.texts
                .get(note.gap())
                .meaning()
                .equals(b.texts.get(other.gap()).meaning());
        return (sameBefore || sameAfter) && (!sameText || note.offset() == other.offset());
    }
}
