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
import org.qti4j.rules.source.SourceElement;

/** The numbers that operators are given as attributes, and divisors. */
final class NumberRules {
    private static final RuleGroup GROUP = RuleGroup.EXPRESSIONS;

    private NumberRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("expr-rounding", GROUP)
                                .states("A number is rounded to at least one significant figure, or to no fewer than 0"
                                        + " decimal places.")
                                .otherwise("The number cannot be rounded, and the result is NULL.")
                                .remedy("Correct the attribute figures.")
                                .source("QTI 3.0 ASI, round to and equal rounded, figures"),
                        Set.of("qti-round-to", "qti-equal-rounded"),
                        NumberRules::rounding),
                rule(
                        error("expr-any-n", GROUP)
                                .states(
                                        "The least number of operands that must be true is not negative and not above the"
                                                + " greatest.")
                                .otherwise("The result is never true.")
                                .remedy("Correct the attributes min and max.")
                                .source("QTI 3.0 ASI, any n, min and max"),
                        Set.of("qti-any-n"),
                        NumberRules::anyN),
                rule(
                        warning("expr-any-n-reach", GROUP)
                                .states("No more operands must be true than there are.")
                                .otherwise("The result is never true.")
                                .remedy("Correct the attribute min, or add the operands that are missing.")
                                .source("QTI 3.0 ASI, any n, min"),
                        Set.of("qti-any-n"),
                        NumberRules::reach),
                rule(
                        error("expr-random-bounds", GROUP)
                                .states("A random number is drawn from a range that is not empty, in steps above 0.")
                                .otherwise("There is no number to draw.")
                                .remedy("Correct the attributes min, max and step; min is 0 when it is left out.")
                                .source("QTI 3.0 ASI, random integer and random float"),
                        Set.of("qti-random-integer", "qti-random-float"),
                        NumberRules::random),
                rule(
                        error("expr-repeat", GROUP)
                                .states("An expression is repeated at least once.")
                                .otherwise("The result is NULL.")
                                .remedy("Set number-repeats to 1 or more.")
                                .source("QTI 3.0 ASI, repeat, number-repeats"),
                        Set.of("qti-repeat"),
                        NumberRules::repeat),
                rule(
                        warning("expr-divide-zero", GROUP)
                                .states("Nothing is divided by zero.")
                                .otherwise("The result is always NULL.")
                                .remedy("Correct the divisor.")
                                .source("QTI 3.0 ASI, divide, integer divide and integer modulus"),
                        Set.of("qti-divide", "qti-integer-divide", "qti-integer-modulus"),
                        NumberRules::zero));
    }

    private static void rounding(SourceElement operator, RuleReport report) {
        String fallback = operator.name().equals("qti-equal-rounded") ? "significantFigures" : "";
        String mode = operator.attribute("rounding-mode", fallback);
        Long figures = Literals.whole(operator.attribute("figures", ""));
        if (figures == null) {
            return;
        }
        if (mode.equals("significantFigures") && figures < 1) {
            report.at(operator, "figures", "expected at least 1 significant figure, found " + figures);
        } else if (mode.equals("decimalPlaces") && figures < 0) {
            report.at(operator, "figures", "expected 0 or more decimal places, found " + figures);
        }
    }

    private static void anyN(SourceElement operator, RuleReport report) {
        Long min = Literals.whole(operator.attribute("min", ""));
        Long max = Literals.whole(operator.attribute("max", ""));
        if (max != null && max < 0) {
            report.at(operator, "max", "max is negative: " + max);
        } else if (min != null && min < 0) {
            report.at(operator, "min", "min is negative: " + min);
        } else if (min != null && max != null && min > max) {
            report.at(operator, "min", "min is " + min + ", which is more than max, " + max);
        }
    }

    private static void reach(SourceElement operator, RuleReport report) {
        Long min = Literals.whole(operator.attribute("min", ""));
        int operands = operator.children().size();
        if (min != null && operands > 0 && min > operands) {
            report.at(operator, "min", "min is " + min + ", but there are only " + operands + " operands");
        }
    }

    private static void random(SourceElement operator, RuleReport report) {
        Double min = Literals.number(operator.attribute("min", "0"));
        Double max = Literals.number(operator.attribute("max", ""));
        Double step = Literals.number(operator.attribute("step", ""));
        if (min != null && max != null && min > max) {
            report.at(
                    operator,
                    "max",
                    "max is " + operator.attribute("max", "") + ", which is less than min, "
                            + operator.attribute("min", "0"));
        }
        if (step != null && step <= 0 && operator.name().equals("qti-random-integer")) {
            report.at(operator, "step", "expected a step of 1 or more, found " + operator.attribute("step", ""));
        }
    }

    private static void repeat(SourceElement operator, RuleReport report) {
        Long times = Literals.whole(operator.attribute("number-repeats", ""));
        if (times != null && times < 1) {
            report.at(operator, "number-repeats", "expected 1 or more repeats, found " + times);
        }
    }

    private static void zero(SourceElement operator, RuleReport report) {
        List<SourceElement> operands = operator.children();
        Double divisor = operands.size() == 2 ? Literals.number(operands.get(1)) : null;
        if (divisor != null && divisor == 0) {
            report.at(operands.get(1), operator.name() + " divides by zero");
        }
    }
}
