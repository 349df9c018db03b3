// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** How messages call expressions. */
final class Describe {
    private Describe() {}

    static String expression(SourceElement expression) {
        return switch (expression.name()) {
            case "qti-variable" -> variable(expression);
            case "qti-correct" -> "the correct response of " + identifier(expression);
            case "qti-default" -> "the default value of " + identifier(expression);
            case "qti-base-value" ->
                "the value " + Words.quoted(expression.text().strip());
            default -> "the result of " + expression.name();
        };
    }

    private static String variable(SourceElement expression) {
        Variable found = Variables.of(expression.document()).find(expression.attribute("identifier", ""));
        return (found == null ? "the variable " : "the " + found.kind().word() + " variable ") + identifier(expression);
    }

    private static String identifier(SourceElement expression) {
        return Words.quoted(expression.attribute("identifier", ""));
    }
}
