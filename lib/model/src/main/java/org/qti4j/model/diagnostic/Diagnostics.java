// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.diagnostic;

import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All findings about one document. Immutable.
 *
 * @param all the findings, in the order of their places
 */
public record Diagnostics(List<Diagnostic> all) implements Iterable<Diagnostic> {
    private static final Diagnostics NONE = new Diagnostics(List.of());

    /** Copies the list. */
    public Diagnostics {
        all = List.copyOf(all);
    }

    /** Returns the result that found nothing. */
    public static Diagnostics none() {
        return NONE;
    }

    /** Returns the given findings. */
    public static Diagnostics of(Diagnostic... findings) {
        return new Diagnostics(List.of(findings));
    }

    /** Tells whether one of the findings is an error; a document without one is valid. */
    public boolean hasErrors() {
        return all.stream().anyMatch(d -> d.severity() == Severity.ERROR);
    }

    /** Tells whether nothing was found at all. */
    public boolean isEmpty() {
        return all.isEmpty();
    }

    /** Returns the number of findings. */
    public int size() {
        return all.size();
    }

    /** Returns the findings as a stream. */
    public Stream<Diagnostic> stream() {
        return all.stream();
    }

    @Override
    public Iterator<Diagnostic> iterator() {
        return all.iterator();
    }

    /** Returns these findings and the others, ordered by place. */
    public Diagnostics and(Diagnostics others) {
        return new Diagnostics(Stream.concat(all.stream(), others.stream())
                .sorted(Diagnostic.BY_PLACE)
                .toList());
    }

    /** Returns these findings as those of the document of the given name. */
    public Diagnostics withSource(String source) {
        return new Diagnostics(
                all.stream().map(d -> d.at(d.location().withSource(source))).toList());
    }

    /**
     * Does nothing when there is no error.
     *
     * @throws QtiFormatException with these findings when there is one
     */
    public void throwIfErrors() {
        if (hasErrors()) {
            throw new QtiFormatException(this);
        }
    }

    /** Returns one line for each finding. */
    @Override
    public String toString() {
        return all.stream().map(Diagnostic::toString).collect(Collectors.joining("\n"));
    }
}
