// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.diagnostic;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A certain remedy for a finding, as changes of the text of the document. Immutable. What no edit names stays as it is.
 *
 * @param description what is done, as an instruction: {@code declare the outcome SCORE}
 * @param edits the changes, in the order of their places; they do not overlap and belong together
 */
public record Fix(String description, List<Edit> edits) {
    /**
     * One change: characters are replaced. Offsets count UTF-16 code units from 0 in the text that was judged; in the decoded text when it
     * was judged as bytes, without a byte order mark.
     *
     * @param start where the first replaced character is
     * @param end behind the last replaced character; the same as {@code start} when something is only put in
     * @param replacement what stands there afterwards; empty when something is only taken away
     */
    public record Edit(int start, int end, String replacement) {
        /** Checks the offsets. */
        public Edit {
            Objects.requireNonNull(replacement, "replacement");
            if (start < 0 || end < start) {
                throw new IllegalArgumentException("not a range: " + start + " to " + end);
            }
        }
    }

    /**
     * Sorts and copies the edits.
     *
     * @throws IllegalArgumentException when edits overlap or there is none
     */
    public Fix {
        Objects.requireNonNull(description, "description");
        edits = edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList();
        if (edits.isEmpty()) {
            throw new IllegalArgumentException("a fix without an edit");
        }
        for (int i = 1; i < edits.size(); i++) {
            if (edits.get(i).start() < edits.get(i - 1).end()) {
                throw new IllegalArgumentException(
                        "edits overlap at " + edits.get(i).start());
            }
        }
    }
}
