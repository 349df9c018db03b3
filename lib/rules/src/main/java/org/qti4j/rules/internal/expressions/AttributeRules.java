// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceElement;

/** Attributes of operators that hold variables, patterns and weights. */
final class AttributeRules {
    private static final RuleGroup GROUP = RuleGroup.EXPRESSIONS;
    private static final Map<String, List<String>> WHOLE = Map.of(
            "qti-index", List.of("n"),
            "qti-repeat", List.of("number-repeats"),
            "qti-random-integer", List.of("min", "max", "step"),
            "qti-round-to", List.of("figures"),
            "qti-equal-rounded", List.of("figures"),
            "qti-any-n", List.of("min", "max"));
    private static final Map<String, List<String>> NUMBER = Map.of("qti-random-float", List.of("min", "max"));
    private static final TypeSet ONE_WHOLE = new TypeSet(TypeSet.SINGLE, TypeSet.INTEGER);
    private static final TypeSet ONE_NUMBER = new TypeSet(TypeSet.SINGLE, TypeSet.NUMBER);
    private static final TypeSet ONE_STRING = new TypeSet(TypeSet.SINGLE, TypeSet.STRING);

    private AttributeRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("expr-attribute-variable", GROUP)
                                .states(
                                        "A variable named in place of a number or a pattern is declared, and of the type"
                                                + " that is needed.")
                                .otherwise("There is no number to compute with, and the result is NULL.")
                                .remedy("Correct the identifier, or declare the variable as a single integer (float for"
                                        + " tolerances and random floats, string for patterns).")
                                .source("QTI 3.0 ASI, IntOrVariableRef, FloatOrVariableRef"),
                        Set.of(
                                "qti-index",
                                "qti-repeat",
                                "qti-random-integer",
                                "qti-random-float",
                                "qti-round-to",
                                "qti-equal-rounded",
                                "qti-any-n",
                                "qti-equal",
                                "qti-pattern-match"),
                        AttributeRules::variables),
                rule(
                        error("expr-pattern", GROUP)
                                .states("The pattern of qti-pattern-match is a regular expression.")
                                .otherwise("The response cannot be compared with it.")
                                .remedy(
                                        "Correct the pattern; write a backslash before a character that has a meaning in"
                                                + " patterns.")
                                .source("QTI 3.0 ASI, pattern match; XML Schema Part 2, appendix F"),
                        Set.of("qti-pattern-match"),
                        (operator, report) -> pattern(operator, report, true)),
                rule(
                        warning("expr-pattern-dialect", GROUP)
                                .states(
                                        "The pattern of qti-pattern-match uses only what regular expressions of XML Schema"
                                                + " have.")
                                .otherwise("A pattern always covers the whole string; anchors, look-around and other"
                                        + " additions of programming languages are plain characters or faults.")
                                .remedy("Take the anchors away, write groups as ( ), and list the characters.")
                                .source("QTI 3.0 ASI, pattern match; XML Schema Part 2, appendix F"),
                        Set.of("qti-pattern-match"),
                        (operator, report) -> pattern(operator, report, false)),
                rule(
                        warning("expr-weight", GROUP)
                                .states("A weight is named in a test, for variables of items that define it.")
                                .otherwise("The weight is ignored, and the value counts as it is.")
                                .remedy("Add a qti-weight with this identifier to the item references, or take the"
                                        + " attribute away.")
                                .source("QTI 3.0 ASI, variable, weight-identifier; weight"),
                        Set.of("qti-variable", "qti-test-variables", "qti-outcome-minimum", "qti-outcome-maximum"),
                        AttributeRules::weight));
    }

    private static void variables(SourceElement operator, RuleReport report) {
        for (String attribute : WHOLE.getOrDefault(operator.name(), List.of())) {
            variable(operator, attribute, operator.attribute(attribute, ""), ONE_WHOLE, report);
        }
        for (String attribute : NUMBER.getOrDefault(operator.name(), List.of())) {
            variable(operator, attribute, operator.attribute(attribute, ""), ONE_NUMBER, report);
        }
        if (operator.name().equals("qti-equal")) {
            List<String> words = Literals.words(operator.attribute("tolerance", ""));
            for (String word : words.subList(0, Math.min(2, words.size()))) {
                variable(operator, "tolerance", word, ONE_NUMBER, report);
            }
        } else if (operator.name().equals("qti-pattern-match")) {
            String pattern = operator.attribute("pattern", "");
            if (pattern.startsWith("{")) {
                variable(operator, "pattern", pattern, ONE_STRING, report);
            }
        }
    }

    private static void variable(
            SourceElement operator, String attribute, String value, TypeSet wanted, RuleReport report) {
        String name = Literals.number(value) == null ? Literals.name(value) : null;
        Variables variables = Variables.of(operator.document());
        if (name == null || !variables.areComplete()) {
            return;
        }
        Variable found = variables.find(name);
        if (found == null) {
            // In a test it may be a variable of an item.
            if (!name.contains(".")) {
                report.at(
                        operator,
                        attribute,
                        attribute + " of " + operator.name() + " names " + quoted(name)
                                + ", but no variable of this identifier is declared");
            }
            return;
        }
        TypeSet type = TypeSet.of(found);
        if (!type.sharesBase(wanted) || !type.sharesCardinality(wanted)) {
            report.at(
                    operator,
                    attribute,
                    attribute + " of " + operator.name() + ": expected single " + wanted.baseWords() + ", found the "
                            + found.kind().word() + " variable " + quoted(name) + " of type "
                            + quoted(found.typeWords()));
        }
    }

    private static void pattern(SourceElement operator, RuleReport report, boolean faults) {
        String pattern = operator.attribute("pattern");
        if (pattern == null || pattern.startsWith("{") && Literals.name(pattern.strip()) != null) {
            return;
        }
        PatternSyntax syntax = PatternSyntax.of(pattern);
        String fault = syntax.fault();
        String dialect = syntax.dialect();
        if (faults && fault != null) {
            report.at(operator, "pattern", "the pattern " + quoted(pattern) + " is no regular expression: " + fault);
        } else if (!faults && fault == null && dialect != null) {
            report.at(operator, "pattern", "the pattern " + quoted(pattern) + " is not one of XML Schema: " + dialect);
        }
    }

    private static void weight(SourceElement expression, RuleReport report) {
        String weight = expression.attribute("weight-identifier", "");
        SourceElement root = expression.document().root();
        if (weight.isEmpty()) {
            return;
        }
        if (root.is("qti-assessment-item")) {
            report.at(
                    expression,
                    "weight-identifier",
                    "the weight " + quoted(weight) + " is named in an item, where there are no weights");
        } else if (root.is("qti-assessment-test")) {
            String problem = Weights.of(expression.document()).problem(expression, weight);
            if (problem != null) {
                report.at(expression, "weight-identifier", problem);
            }
        }
    }
}
