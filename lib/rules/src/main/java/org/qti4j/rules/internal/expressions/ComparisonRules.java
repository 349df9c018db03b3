// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceElement;

/** Comparisons that cannot come out as they are meant. */
final class ComparisonRules {
    private static final RuleGroup GROUP = RuleGroup.EXPRESSIONS;
    private static final Set<String> COMPARING = Set.of(
            "qti-match",
            "qti-equal",
            "qti-equal-rounded",
            "qti-lt",
            "qti-gt",
            "qti-lte",
            "qti-gte",
            "qti-duration-lt",
            "qti-duration-gte",
            "qti-string-match",
            "qti-substring",
            "qti-member",
            "qti-contains");
    private static final Set<String> CONTAINERS = Set.of("qti-multiple", "qti-ordered");

    private ComparisonRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("expr-match-float", GROUP)
                                .states("Floats are compared with qti-equal or qti-equal-rounded.")
                                .otherwise("Floats that are computed or typed are seldom exactly the same, and a right"
                                        + " answer may count as wrong.")
                                .remedy("Use qti-equal with a tolerance, or qti-equal-rounded.")
                                .source("QTI 3.0 ASI, match: not for floats"),
                        Set.of("qti-match"),
                        ComparisonRules::floats),
                rule(
                        error("expr-match-duration", GROUP)
                                .states("Durations are not compared for being the same.")
                                .otherwise("Durations are measured and hardly ever the same; processing may stop.")
                                .remedy("Use qti-duration-lt or qti-duration-gte.")
                                .source("QTI 3.0 ASI, match, member, contains, delete: not for durations"),
                        Set.of("qti-match", "qti-member", "qti-contains", "qti-delete"),
                        ComparisonRules::durations),
                rule(
                        warning("expr-match-null", GROUP)
                                .states("Nothing is compared with NULL or with an empty string, which is the same.")
                                .otherwise("The result is always NULL and never true.")
                                .remedy("Ask with qti-is-null.")
                                .source("QTI 3.0 ASI, null and is null; NULL operands of comparisons"),
                        COMPARING,
                        ComparisonRules::nulls),
                rule(
                        warning("expr-same-operands", GROUP)
                                .states("A comparison has two different sides.")
                                .otherwise("The result is the same whatever the response is.")
                                .remedy("Compare the response with its correct response or with a value.")
                                .source("QTI 3.0 ASI, expressions"),
                        COMPARING,
                        ComparisonRules::sameOperands),
                rule(
                        warning("expr-unknown-choice", GROUP)
                                .states("A response that consists of choices is compared with choices that exist.")
                                .otherwise("The comparison is never true.")
                                .remedy("Correct the identifier, or add the choice.")
                                .source("QTI 3.0 ASI, choices and match, member, contains"),
                        Set.of("qti-match", "qti-member", "qti-contains"),
                        ComparisonRules::choices),
                rule(
                        error("expr-equal-tolerance", GROUP)
                                .states("A tolerance mode other than exact has one or two tolerances that are not"
                                        + " negative.")
                                .otherwise("The numbers cannot be compared.")
                                .remedy("Add the attribute tolerance with one or two numbers.")
                                .source("QTI 3.0 ASI, equal, tolerance"),
                        Set.of("qti-equal"),
                        ComparisonRules::tolerance),
                rule(
                        warning("expr-tolerance-ignored", GROUP)
                                .states("A tolerance stands with the tolerance mode absolute or relative.")
                                .otherwise("The numbers are compared exactly, and the tolerance is ignored.")
                                .remedy("Set tolerance-mode to absolute or relative, or take the tolerance away.")
                                .source("QTI 3.0 ASI, equal, tolerance mode"),
                        Set.of("qti-equal"),
                        ComparisonRules::ignoredTolerance));
    }

    private static void floats(SourceElement match, RuleReport report) {
        List<SourceElement> operands = match.children();
        ExpressionTypes types = ExpressionTypes.of(match.document());
        if (operands.size() == 2) {
            TypeSet left = types.type(operands.get(0));
            TypeSet right = types.type(operands.get(1));
            boolean known = left.isExactly(TypeSet.FLOAT) || right.isExactly(TypeSet.FLOAT);
            if (known && left.sharesBase(right)) {
                report.at(match, "qti-match compares floats, which are seldom exactly the same");
            }
        }
    }

    private static void durations(SourceElement operator, RuleReport report) {
        ExpressionTypes types = ExpressionTypes.of(operator.document());
        for (SourceElement operand : operator.children()) {
            if (types.type(operand).isExactly(TypeSet.DURATION)) {
                report.at(operator, operator.name() + " is not for durations (" + Describe.expression(operand) + ")");
                return;
            }
        }
    }

    private static void nulls(SourceElement operator, RuleReport report) {
        for (SourceElement operand : operator.children()) {
            boolean empty = operand.is("qti-base-value")
                    && operand.attribute("base-type", "").equals("string")
                    && operand.text().isEmpty();
            if (operand.is("qti-null") || empty) {
                report.at(
                        operand,
                        operator.name() + " with " + (empty ? "an empty string, which is NULL," : "qti-null")
                                + " is never true");
            }
        }
    }

    private static void sameOperands(SourceElement operator, RuleReport report) {
        List<SourceElement> operands = operator.children();
        if (operands.size() != 2) {
            return;
        }
        SourceElement left = operands.get(0);
        SourceElement right = operands.get(1);
        boolean read = left.is("qti-variable") || left.is("qti-correct") || left.is("qti-default");
        if (read && left.isQti() && right.is(left.name()) && left.attributes().equals(right.attributes())) {
            report.at(operator, "both sides of " + operator.name() + " are " + Describe.expression(left));
        }
    }

    private static void choices(SourceElement operator, RuleReport report) {
        List<SourceElement> operands = operator.children();
        if (operands.size() != 2) {
            return;
        }
        for (int i = 0; i < 2; i++) {
            SourceElement variable = operands.get(i);
            if (variable.is("qti-variable")) {
                Variable response = Variables.of(operator.document())
                        .find(variable.attribute("identifier", ""), VariableKind.RESPONSE);
                Set<String> known = response == null || !response.hasBaseType("identifier")
                        ? null
                        : ChoiceIdentifiers.of(operator.document()).of(response.identifier());
                if (response != null && known != null) {
                    unknown(operands.get(1 - i), response, known, report);
                }
            }
        }
    }

    private static void unknown(SourceElement side, Variable response, Set<String> known, RuleReport report) {
        List<SourceElement> values = side.isQti() && CONTAINERS.contains(side.name()) ? side.children() : List.of(side);
        for (SourceElement value : values) {
            String identifier = value.text().strip();
            if (value.is("qti-base-value")
                    && value.attribute("base-type", "").equals("identifier")
                    && !identifier.isEmpty()
                    && !known.contains(identifier)) {
                report.at(
                        value,
                        quoted(identifier) + " is none of the choices of the response variable "
                                + quoted(response.identifier()));
            }
        }
    }

    private static void tolerance(SourceElement equal, RuleReport report) {
        String mode = equal.attribute("tolerance-mode", "exact");
        if (!mode.equals("absolute") && !mode.equals("relative")) {
            return;
        }
        List<String> words = Literals.words(equal.attribute("tolerance", ""));
        if (words.isEmpty() || words.size() > 2) {
            report.at(
                    equal,
                    words.isEmpty() ? "tolerance-mode" : "tolerance",
                    "tolerance-mode " + mode + " needs one or two tolerances, found "
                            + (words.isEmpty() ? "none" : words.size()));
        }
        for (String word : words) {
            Double number = Literals.number(word);
            if (number != null && number < 0) {
                report.at(equal, "tolerance", "a tolerance must not be negative, found " + quoted(word));
                return;
            }
        }
    }

    private static void ignoredTolerance(SourceElement equal, RuleReport report) {
        if (equal.attribute("tolerance-mode", "exact").equals("exact")
                && !equal.attribute("tolerance", "").isEmpty()) {
            report.at(
                    equal,
                    "tolerance",
                    "the tolerance " + quoted(equal.attribute("tolerance", ""))
                            + " is ignored, because tolerance-mode is exact"
                            + (equal.has("tolerance-mode") ? "" : " when it is left out"));
        }
    }
}
