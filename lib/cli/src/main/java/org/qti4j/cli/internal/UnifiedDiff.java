// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.util.ArrayList;
import java.util.List;

/** The difference of two texts in the unified format, as {@code patch} takes it. */
final class UnifiedDiff {
    private static final int CONTEXT = 3;
    /** A change of more lines than this reaches to the end of the text. */
    private static final int FURTHEST = 400;

    private final List<String> before;
    private final List<String> after;

    private UnifiedDiff(List<String> before, List<String> after) {
        this.before = before;
        this.after = after;
    }

    /** A stretch of lines that is replaced by another; ends are exclusive. */
    private record Change(int start, int end, int newStart, int newEnd) {}

    /** Returns the lines of the difference; none when there is none. */
    static List<String> of(String before, String after, String nameBefore, String nameAfter) {
        UnifiedDiff diff = new UnifiedDiff(lines(before), lines(after));
        List<Change> changes = diff.changes();
        List<String> result = new ArrayList<>();
        if (!changes.isEmpty()) {
            result.add("--- " + nameBefore);
            result.add("+++ " + nameAfter);
            diff.hunks(changes, result);
        }
        return result;
    }

    /** Splits at LF only, so that nothing of a line end is lost. */
    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        if (lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /** Goes along both texts and, where they differ, looks for the nearest line that they have in common again. */
    private List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        int x = 0;
        int y = 0;
        while (x < before.size() || y < after.size()) {
            if (x < before.size() && y < after.size() && before.get(x).equals(after.get(y))) {
                x++;
                y++;
                continue;
            }
            Change change = next(x, y);
            changes.add(change);
            x = change.end();
            y = change.newEnd();
        }
        return changes;
    }

    private Change next(int x, int y) {
        for (int sum = 1; sum <= FURTHEST; sum++) {
            for (int more = 0; more <= sum; more++) {
                int inBefore = x + more;
                int inAfter = y + sum - more;
                boolean both = inBefore < before.size() && inAfter < after.size();
                boolean same = both
                        ? before.get(inBefore).equals(after.get(inAfter))
                        : inBefore == before.size() && inAfter == after.size();
                if (same) {
                    return new Change(x, inBefore, y, inAfter);
                }
            }
        }
        return new Change(x, before.size(), y, after.size());
    }

    private void hunks(List<Change> changes, List<String> result) {
        int i = 0;
        while (i < changes.size()) {
            int last = i;
            while (last + 1 < changes.size()
                    && changes.get(last + 1).start() - changes.get(last).end() <= 2 * CONTEXT) {
                last++;
            }
            hunk(changes.subList(i, last + 1), result);
            i = last + 1;
        }
    }

    private void hunk(List<Change> changes, List<String> result) {
        Change first = changes.get(0);
        Change last = changes.get(changes.size() - 1);
        int start = Math.max(0, first.start() - CONTEXT);
        int end = Math.min(before.size(), last.end() + CONTEXT);
        int newStart = first.newStart() - (first.start() - start);
        int newEnd = last.newEnd() + (end - last.end());
        result.add("@@ -" + range(start, end) + " +" + range(newStart, newEnd) + " @@");
        int at = start;
        for (Change change : changes) {
            for (; at < change.start(); at++) {
                result.add(" " + before.get(at));
            }
            for (; at < change.end(); at++) {
                result.add("-" + before.get(at));
            }
            for (int i = change.newStart(); i < change.newEnd(); i++) {
                result.add("+" + after.get(i));
            }
        }
        for (; at < end; at++) {
            result.add(" " + before.get(at));
        }
    }

    private static String range(int start, int end) {
        int count = end - start;
        return (count == 0 ? start : start + 1) + (count == 1 ? "" : "," + count);
    }
}
