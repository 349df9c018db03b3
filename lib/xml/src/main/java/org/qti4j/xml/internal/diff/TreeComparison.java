// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.qti4j.xml.QtiDifferences;

/** Goes through two trees from the root down, only where they differ, and stops when enough was found. Not recursive: trees may be deep. */
public final class TreeComparison {
    private final Report report;
    private final Alignment.Effort effort = new Alignment.Effort();
    /** What is still to do, so that what is found comes in the order of the documents. */
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    private List<Runnable> planned = new ArrayList<>();

    private TreeComparison(Report report) {
        this.report = report;
    }

    /**
     * Returns what the two documents say differently.
     *
     * @param sourceA how places in A call it
     * @param sourceB how places in B call it
     * @param limit the number of differences after which no more are looked for
     */
    public static QtiDifferences compare(Node a, String sourceA, Node b, String sourceB, int limit) {
        Report report = new Report(sourceA, sourceB, limit);
        TreeComparison comparison = new TreeComparison(report);
        comparison.compare(a, b);
        while (!comparison.tasks.isEmpty() && !report.isFull()) {
            comparison.tasks.pop().run();
        }
        return report.result();
    }

    private void compare(Node a, Node b) {
        if (a.saysTheSame(b)) {
            return;
        }
        planned = new ArrayList<>();
        if (!a.name.equals(b.name)) {
            plan(() -> report.renamed(a, b));
        }
        plan(() -> attributes(a, b));
        Alignment alignment = Alignment.of(a.elements, b.elements, effort);
        children(a, b, alignment);
        new NoteComparison(a, b, alignment, report).plan(this::plan);
        for (int i = planned.size() - 1; i >= 0; i--) {
            tasks.push(planned.get(i));
        }
    }

    private void plan(Runnable task) {
        planned.add(task);
    }

    private void attributes(Node a, Node b) {
        int i = 0;
        int j = 0;
        while (i < a.attributes.size() || j < b.attributes.size()) {
            Node.Attribute first = i < a.attributes.size() ? a.attributes.get(i) : null;
            Node.Attribute second = j < b.attributes.size() ? b.attributes.get(j) : null;
            int order = first == null ? 1 : second == null ? -1 : TreeBuilder.BY_NAME.compare(first, second);
            if (order == 0 && first != null && second != null) {
                if (!first.meaning().equals(second.meaning())) {
                    report.attributeChanged(a, first, b, second);
                }
                i++;
                j++;
            } else if (order < 0 && first != null) {
                report.attributeRemoved(a, first, b);
                i++;
            } else if (second != null) {
                report.attributeAdded(a, b, second);
                j++;
            }
        }
    }

    /** Goes through the children of both from one pair to the next. */
    private void children(Node a, Node b, Alignment alignment) {
        int doneA = 0;
        int doneB = 0;
        for (int i = 0; i <= a.elements.size(); i++) {
            boolean end = i == a.elements.size();
            int j = end ? b.elements.size() : alignment.inOrder[i];
            if (j != Alignment.NONE) {
                between(a, doneA, i, b, doneB, j, alignment);
                if (!end) {
                    pair(a.elements.get(i), b.elements.get(j));
                }
                doneA = i + 1;
                doneB = j + 1;
            }
        }
    }

    private void pair(Node a, Node b) {
        // Alike by their numbers, which is not yet alike; but nothing has to be planned for what is.
        if (a.hash != b.hash || !a.saysTheSame(b)) {
            plan(() -> compare(a, b));
        }
    }

    private void between(Node a, int fromA, int toA, Node b, int fromB, int toB, Alignment alignment) {
        text(a, fromA, toA, b, fromB, toB);
        for (int i = fromA; i < toA; i++) {
            Node element = a.elements.get(i);
            if (alignment.moved[i] == Alignment.NONE) {
                plan(() -> report.elementRemoved(element, b));
            } else {
                Node other = b.elements.get(alignment.moved[i]);
                int placeA = i + 1;
                int placeB = alignment.moved[i] + 1;
                plan(() -> report.elementMoved(element, placeA, other, placeB));
                pair(element, other);
            }
        }
        for (int j = fromB; j < toB; j++) {
            if (!alignment.isTaken(j)) {
                Node element = b.elements.get(j);
                plan(() -> report.elementAdded(a, element));
            }
        }
    }

    /** Compares all text between two pairs; elements that are gone or new may have cut it. */
    private void text(Node a, int fromA, int toA, Node b, int fromB, int toB) {
        if (fromA == toA && fromB == toB) {
            if (!a.texts.get(fromA).meaning().equals(b.texts.get(fromB).meaning())) {
                plan(() -> report.textChanged(a, fromA, toA, b, fromB, toB));
            }
        } else if (!Report.text(a, fromA, toA, true).equals(Report.text(b, fromB, toB, true))) {
            plan(() -> report.textChanged(a, fromA, toA, b, fromB, toB));
        }
    }
}
