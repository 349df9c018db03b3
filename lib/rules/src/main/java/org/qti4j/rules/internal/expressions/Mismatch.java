// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import org.qti4j.rules.source.SourceElement;

/**
 * An expression that cannot be what it has to be.
 *
 * @param element the expression at fault
 * @param message what was expected and what was found
 */
public record Mismatch(Kind kind, SourceElement element, String message) {
    /** What is at odds. */
    public enum Kind {
        /** The base type of an operand. */
        OPERAND_TYPE,
        /** The base type of an operand, with one that is often taken for it. */
        OPERAND_SIMILAR,
        /** The cardinality of an operand. */
        OPERAND_CARDINALITY,
        /** The types of operands that have to share one. */
        SAME_TYPE,
        /** The same, with types that are often taken for one another. */
        SAME_SIMILAR,
        /** The type of a variable and of the value that is assigned to it. */
        ASSIGNMENT_TYPE,
        /** The same, with types that are often taken for one another. */
        ASSIGNMENT_SIMILAR,
        /** A condition that is no single boolean. */
        CONDITION
    }
}
