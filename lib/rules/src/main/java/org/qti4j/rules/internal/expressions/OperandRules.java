// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.List;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.BuiltIn.Check;
import org.qti4j.rules.internal.expressions.Mismatch.Kind;
import org.qti4j.rules.internal.facts.ElementNames;
import org.qti4j.rules.source.SourceElement;

/** The types and the number of operands. */
final class OperandRules {
    private static final RuleGroup GROUP = RuleGroup.EXPRESSIONS;

    private OperandRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("expr-operand-type", GROUP)
                                .states("The operands of an operator have the base type that it works on.")
                                .otherwise("The result is NULL or processing stops: the response never scores.")
                                .remedy("Use the operator for this type, or operands of the type that is expected.")
                                .source("QTI 3.0 ASI, expressions: base types of the operands"),
                        Set.of(),
                        ElementNames.EXPRESSIONS,
                        found(Kind.OPERAND_TYPE)),
                rule(
                        warning("expr-operand-similar", GROUP)
                                .states(
                                        "The operands of an operator do not have a base type that is only similar to the"
                                                + " one it works on: identifier and string, float and integer, duration and"
                                                + " float.")
                                .otherwise("Some systems convert the value, others compute NULL.")
                                .remedy("Use the operator for this type: qti-match for identifiers, qti-duration-lt for"
                                        + " durations, qti-divide for floats.")
                                .source("QTI 3.0 ASI, expressions: base types of the operands"),
                        Set.of(),
                        ElementNames.EXPRESSIONS,
                        found(Kind.OPERAND_SIMILAR)),
                rule(
                        error("expr-operand-cardinality", GROUP)
                                .states("The operands of an operator have the cardinality that it works on.")
                                .otherwise("The result is NULL or processing stops: the response never scores.")
                                .remedy("Take one value from a container with qti-index, or make a container with"
                                        + " qti-multiple or qti-ordered.")
                                .source("QTI 3.0 ASI, expressions: cardinality of the operands"),
                        Set.of(),
                        ElementNames.EXPRESSIONS,
                        found(Kind.OPERAND_CARDINALITY)),
                rule(
                        error("expr-same-type", GROUP)
                                .states(
                                        "Operands that are compared or put together share a base type, and for qti-match"
                                                + " and qti-contains a cardinality.")
                                .otherwise("The comparison is never true.")
                                .remedy("Write the value with the base type and the cardinality of the variable.")
                                .source("QTI 3.0 ASI, match, contains, member, delete, multiple, ordered, repeat"),
                        Set.of(),
                        ElementNames.EXPRESSIONS,
                        found(Kind.SAME_TYPE)),
                rule(
                        warning("expr-same-similar", GROUP)
                                .states("Operands that are compared or put together have the same base type, not only"
                                        + " similar ones.")
                                .otherwise("Some systems convert one of them, for others they are never equal.")
                                .remedy("Write the value with the base type of the variable; compare numbers with"
                                        + " qti-equal.")
                                .source("QTI 3.0 ASI, match, contains, member, delete, multiple, ordered, repeat"),
                        Set.of(),
                        ElementNames.EXPRESSIONS,
                        found(Kind.SAME_SIMILAR)),
                rule(
                        error("expr-arity", GROUP)
                                .states("A mathematical function has as many operands as it takes: atan2 two, any other"
                                        + " one.")
                                .otherwise("The function cannot be computed.")
                                .remedy("Add the missing operand, or take away what is too much.")
                                .source("QTI 3.0 ASI, math operator"),
                        Set.of("qti-math-operator"),
                        OperandRules::arity));
    }

    private static Check found(Kind kind) {
        return (root, report) -> {
            for (Mismatch each : ExpressionTypes.of(root.document()).mismatches(kind)) {
                report.at(each.element(), each.message());
            }
        };
    }

    private static void arity(SourceElement operator, RuleReport report) {
        String name = operator.attribute("name", "");
        int wanted = name.equals("atan2") ? 2 : 1;
        int found = operator.children().size();
        // No operand at all is for the schema to say.
        if (found > 0 && found != wanted && !name.isEmpty() && name.length() < 10) {
            report.at(operator, name + " takes " + (wanted == 2 ? "two operands" : "one operand") + ", not " + found);
        }
    }
}
