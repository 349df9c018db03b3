// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.source;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A certain remedy: changes to elements of one document that are made together. Immutable. What is not named stays as it is, byte for byte.
 *
 * @param description what is done, as an instruction: {@code declare the outcome SCORE}
 * @param changes the changes, none of which overlap
 */
public record SourceFix(String description, List<Change> changes) {
    /** Copies the changes. */
    public SourceFix {
        Objects.requireNonNull(description, "description");
        changes = List.copyOf(changes);
    }

    /** One change. */
    public sealed interface Change {
        /** Returns the element that is changed, or beside which something is put. */
        SourceElement element();
    }

    /**
     * An attribute gets a value, or goes.
     *
     * @param name the name as it is written
     * @param value the new value, not escaped; null to take the attribute away
     */
    public record SetAttribute(
            SourceElement element, String name, @Nullable String value) implements Change {}

    /**
     * New elements are put before an element, on lines of their own when it begins one.
     *
     * @param xml well-formed XML in the default namespace of the element
     */
    public record InsertBefore(SourceElement element, String xml) implements Change {}

    /**
     * New elements are put behind an element, on lines of their own when it begins one.
     *
     * @param xml well-formed XML in the default namespace of the element
     */
    public record InsertAfter(SourceElement element, String xml) implements Change {}

    /**
     * New elements are put before the end tag of an element.
     *
     * @param xml well-formed XML in the default namespace of the element
     */
    public record Append(SourceElement element, String xml) implements Change {}

    /** An element goes, with what is in it and the blank line it would leave. */
    public record Remove(SourceElement element) implements Change {}

    /**
     * The content of an element without child elements is replaced.
     *
     * @param text the new text, not escaped
     */
    public record SetText(SourceElement element, String text) implements Change {}

    /** Returns the remedy that gives an attribute a value. */
    public static SourceFix setAttribute(String description, SourceElement element, String name, String value) {
        return new SourceFix(description, List.of(new SetAttribute(element, name, value)));
    }

    /** Returns the remedy that takes an attribute away. */
    public static SourceFix removeAttribute(String description, SourceElement element, String name) {
        return new SourceFix(description, List.of(new SetAttribute(element, name, null)));
    }
}
