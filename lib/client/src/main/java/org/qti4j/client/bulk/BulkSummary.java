// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.bulk;

import java.util.List;

/**
 * What became of a folder. Immutable.
 *
 * @param results one for each document, in the order of the files
 * @param skipped files in the folder that are no QTI document of a kind that is pushed, and no metadata of one
 * @param stopped why the run ended early; empty when it did not
 */
public record BulkSummary(List<BulkResult> results, int skipped, String stopped) {
    /** Copies the results. */
    public BulkSummary {
        results = List.copyOf(results);
    }

    /** Tells whether the service holds every document as it is. */
    public boolean isGood() {
        return results.stream().allMatch(BulkResult::isGood);
    }

    /** Returns the number of documents in the state. */
    public int count(BulkResult.State state) {
        return (int) results.stream().filter(each -> each.state() == state).count();
    }

    /** Returns the numbers on one line, without those that are zero. */
    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        line.append(results.size()).append(results.size() == 1 ? " document" : " documents");
        for (BulkResult.State state : BulkResult.State.values()) {
            if (count(state) > 0) {
                line.append(", ")
                        .append(count(state))
                        .append(' ')
                        .append(state.label().replace('-', ' '));
            }
        }
        if (skipped > 0) {
            line.append(", ")
                    .append(skipped)
                    .append(skipped == 1 ? " file" : " files")
                    .append(" skipped");
        }
        return line.toString();
    }
}
