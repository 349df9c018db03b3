// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What two documents say differently. Immutable.
 *
 * @param all the differences, in the order of the documents
 * @param isComplete whether these are all of them; false when the limit was reached and the rest was not looked for
 */
public record QtiDifferences(List<QtiDifference> all, boolean isComplete) implements Iterable<QtiDifference> {
    private static final QtiDifferences NONE = new QtiDifferences(List.of(), true);

    /** Copies the list. */
    public QtiDifferences {
        all = List.copyOf(all);
    }

    /** Returns the result of documents that say the same. */
    public static QtiDifferences none() {
        return NONE;
    }

    /** Tells whether the documents say the same. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns the number of differences. */
    public int size() {
        return all.size();
    }

    /** Returns the differences as a stream. */
    public Stream<QtiDifference> stream() {
        return all.stream();
    }

    @Override
    public Iterator<QtiDifference> iterator() {
        return all.iterator();
    }

    /** Returns one line for each difference; empty when there is none. */
    @Override
    public String toString() {
        return all.stream().map(QtiDifference::toString).collect(Collectors.joining("\n"))
                + (isComplete ? "" : "\n… and more");
    }
}
