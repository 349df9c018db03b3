// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.processing;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.List;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.internal.BuiltIn.Check;
import org.qti4j.rules.internal.expressions.ExpressionTypes;
import org.qti4j.rules.internal.expressions.Mismatch;
import org.qti4j.rules.internal.facts.ElementNames;

/** The types of what rules assign and ask. */
final class TypingRules {
    private static final RuleGroup GROUP = RuleGroup.PROCESSING;

    private TypingRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("rp-assignment-type", GROUP)
                                .states(
                                        "A value that is assigned has the cardinality and the base type of the variable.")
                                .otherwise("The assignment fails, and the variable keeps the value it had.")
                                .remedy("Assign a value of the declared type, or declare the variable otherwise.")
                                .source("QTI 3.0 ASI, set outcome value, lookup outcome value and the other rules that"
                                        + " set a value"),
                        Set.of(),
                        ElementNames.EXPRESSIONS,
                        found(Mismatch.Kind.ASSIGNMENT_TYPE)),
                rule(
                        warning("rp-assignment-similar", GROUP)
                                .states(
                                        "A value is not assigned to a variable of a similar base type without conversion:"
                                                + " a float to an integer, a string to an identifier.")
                                .otherwise("Some systems convert the value, others refuse to assign it.")
                                .remedy("Convert with qti-round or qti-truncate, or declare the variable with the base"
                                        + " type of the value.")
                                .source("QTI 3.0 ASI, rules that set a value: numeric conversion"),
                        Set.of(),
                        ElementNames.EXPRESSIONS,
                        found(Mismatch.Kind.ASSIGNMENT_SIMILAR)),
                rule(
                        error("rp-condition-boolean", GROUP)
                                .states("A condition is a single boolean.")
                                .otherwise("The condition is never true, or processing stops.")
                                .remedy(
                                        "Compare the value, for instance with qti-match, or ask for it with qti-is-null.")
                                .source("QTI 3.0 ASI, response if, outcome if, template if, template constraint,"
                                        + " pre-condition, branch rule"),
                        Set.of(),
                        ElementNames.EXPRESSIONS,
                        found(Mismatch.Kind.CONDITION)));
    }

    private static Check found(Mismatch.Kind kind) {
        return (root, report) -> {
            for (Mismatch each : ExpressionTypes.of(root.document()).mismatches(kind)) {
                report.at(each.element(), each.message());
            }
        };
    }
}
