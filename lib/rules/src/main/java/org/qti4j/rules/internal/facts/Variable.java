// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.source.SourceElement;

/**
 * A variable of an item or a test.
 *
 * @param cardinality {@code single}, {@code multiple}, {@code ordered} or {@code record}; the empty string when it is missing or none of them
 * @param baseType the base type as written; the empty string when there is none
 * @param element its declaration, or null when it is built in
 * @param parts what the declaration holds
 */
public record Variable(
        String identifier,
        VariableKind kind,
        String cardinality,
        String baseType,
        @Nullable SourceElement element,
        VariableParts parts) {
    Variable(
            String identifier,
            VariableKind kind,
            String cardinality,
            String baseType,
            @Nullable SourceElement element) {
        this(identifier, kind, cardinality, baseType, element, VariableParts.of(element));
    }

    /** Tells whether the standard declares it, not the document. */
    public boolean isBuiltIn() {
        return element == null;
    }

    /** Tells whether it holds one value. */
    public boolean isSingle() {
        return cardinality.equals("single");
    }

    /** Tells whether it is declared as of one of these base types. */
    public boolean hasBaseType(String... names) {
        for (String name : names) {
            if (name.equals(baseType)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether the values are numbers. */
    public boolean isNumeric() {
        return baseType.equals("integer") || baseType.equals("float");
    }

    /** Returns a child of the declaration, such as {@code qti-mapping}, or null. */
    public @Nullable SourceElement part(String name) {
        return element == null ? null : element.child(name);
    }

    /** Returns the {@code qti-value} elements of the correct response; none when there is no correct response. */
    public List<SourceElement> correctValues() {
        return parts.correct();
    }

    /** Returns the {@code qti-value} elements of the default value; none when there is no default value. */
    public List<SourceElement> defaultValues() {
        return parts.defaults();
    }

    /** Returns the words for messages: {@code single identifier}. */
    public String typeWords() {
        return (cardinality + " " + baseType).strip();
    }
}
