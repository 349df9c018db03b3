// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.declarations;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Numbers;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** What holds for the ranges and the tables of outcomes. */
final class OutcomeRules {
    private static final Set<String> TABLES = Set.of("qti-match-table", "qti-interpolation-table");
    private static final List<String> RANGE = List.of("normal-minimum", "normal-maximum", "mastery-value");

    private OutcomeRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("decl-outcome-normal-range", DeclarationRules.GROUP)
                                .states("normal-minimum of an outcome is not greater than normal-maximum.")
                                .otherwise("Reports that scale the score divide by a negative range.")
                                .remedy("Exchange the two, or correct the one that is wrong.")
                                .source("QTI 3.0 ASI, normal-minimum and normal-maximum of qti-outcome-declaration"),
                        Declared.each(OutcomeRules::range)),
                rule(
                        warning("decl-outcome-normal-zero", DeclarationRules.GROUP)
                                .states("normal-maximum of an outcome is greater than 0.")
                                .otherwise("Nothing can be scored, and reports that scale the score divide by 0.")
                                .remedy("Write the score of a full answer, or leave normal-maximum out.")
                                .source("QTI 3.0 ASI, normal-maximum of qti-outcome-declaration"),
                        Declared.each((variable, declaration, report) -> {
                            BigDecimal maximum = number(declaration, "normal-maximum");
                            BigDecimal minimum = number(declaration, "normal-minimum");
                            if (maximum != null
                                    && maximum.signum() == 0
                                    && (minimum == null || minimum.signum() >= 0)) {
                                report.at(
                                        declaration,
                                        "normal-maximum",
                                        "normal-maximum of " + Words.quoted(variable.identifier()) + " is 0");
                            }
                        })),
                rule(
                        warning("decl-outcome-normal-ignored", DeclarationRules.GROUP)
                                .states(
                                        "Only an outcome that is a single number has normal-minimum, normal-maximum or mastery-value.")
                                .otherwise("The attributes mean nothing for other outcomes.")
                                .remedy("Take the attribute away, or make the outcome a single float.")
                                .source("QTI 3.0 ASI, normal-maximum of qti-outcome-declaration"),
                        Declared.each(OutcomeRules::ignored)),
                rule(
                        error("decl-outcome-mastery-range", DeclarationRules.GROUP)
                                .states("mastery-value of an outcome lies between normal-minimum and normal-maximum.")
                                .otherwise("Nobody can master the item, or everybody does.")
                                .remedy("Choose a value within the range of the score.")
                                .source(
                                        "QTI 3.0 ASI, mastery-value of qti-outcome-declaration; QTI 3.0 Schematron rules"),
                        Declared.each(OutcomeRules::mastery)),
                rule(
                        warning("decl-outcome-default-range", DeclarationRules.GROUP)
                                .states(
                                        "The default value of an outcome lies between normal-minimum and normal-maximum.")
                                .otherwise("The score starts outside its own range.")
                                .remedy("Correct the default value or the range.")
                                .source("QTI 3.0 ASI, normal-maximum of qti-outcome-declaration"),
                        Set.of(),
                        Set.of("qti-default-value"),
                        Declared.each(OutcomeRules::start)),
                rule(
                        error("decl-lookup-cardinality", DeclarationRules.GROUP)
                                .states("Only an outcome of cardinality single has a lookup table.")
                                .otherwise("A table gives one value, which the outcome cannot take.")
                                .remedy("Make the outcome single, or take the table away.")
                                .source("QTI 3.0 ASI, qti-match-table and qti-interpolation-table"),
                        Set.of(),
                        TABLES,
                        Declared.each(OutcomeRules::tableCardinality)),
                rule(
                        warning("decl-lookup-order", DeclarationRules.GROUP)
                                .states(
                                        "Each entry of a lookup table can be reached: no entry before it takes all its numbers.")
                                .otherwise("The first entry that fits is taken, and this one never is.")
                                .remedy(
                                        "Order the entries of an interpolation table from the highest source-value to the lowest, and name each number once.")
                                .source("QTI 3.0 ASI, qti-interpolation-table and qti-match-table"),
                        Set.of(),
                        TABLES,
                        Declared.each(OutcomeRules::tableOrder)));
    }

    private static @Nullable BigDecimal number(SourceElement declaration, String attribute) {
        return Numbers.decimal(declaration.attribute(attribute, ""));
    }

    private static void range(Variable variable, SourceElement declaration, RuleReport report) {
        if (declaration.has("normal-minimum")
                && Numbers.greater(number(declaration, "normal-minimum"), number(declaration, "normal-maximum"))) {
            report.at(
                    declaration,
                    "normal-minimum",
                    "normal-minimum " + Words.quoted(declaration.attribute("normal-minimum", "")) + " of "
                            + Words.quoted(variable.identifier()) + " is greater than normal-maximum "
                            + Words.quoted(declaration.attribute("normal-maximum", "")));
        }
    }

    private static void ignored(Variable variable, SourceElement declaration, RuleReport report) {
        if (variable.kind() != VariableKind.OUTCOME
                || variable.isSingle() && variable.isNumeric()
                || variable.cardinality().isEmpty()
                || variable.isSingle() && variable.baseType().isEmpty()) {
            return;
        }
        for (String attribute : RANGE) {
            if (declaration.has(attribute)) {
                report.at(
                        declaration,
                        attribute,
                        attribute + " means nothing for " + Words.quoted(variable.identifier()) + ", which is "
                                + variable.typeWords());
                return;
            }
        }
    }

    private static void mastery(Variable variable, SourceElement declaration, RuleReport report) {
        if (!declaration.has("mastery-value")) {
            return;
        }
        BigDecimal value = number(declaration, "mastery-value");
        boolean low = Numbers.greater(number(declaration, "normal-minimum"), value);
        if (low || Numbers.greater(value, number(declaration, "normal-maximum"))) {
            String bound = low ? "normal-minimum" : "normal-maximum";
            report.at(
                    declaration,
                    "mastery-value",
                    "mastery-value " + Words.quoted(declaration.attribute("mastery-value", "")) + " of "
                            + Words.quoted(variable.identifier()) + " is " + (low ? "less" : "greater") + " than "
                            + bound
                            + " " + Words.quoted(declaration.attribute(bound, "")));
        }
    }

    private static void start(Variable variable, SourceElement declaration, RuleReport report) {
        if (variable.kind() != VariableKind.OUTCOME
                || !variable.isSingle()
                || variable.defaultValues().size() != 1) {
            return;
        }
        SourceElement element = variable.defaultValues().get(0);
        BigDecimal value = Numbers.decimal(element.text());
        boolean low = Numbers.greater(number(declaration, "normal-minimum"), value);
        if (low || Numbers.greater(value, number(declaration, "normal-maximum"))) {
            String bound = low ? "normal-minimum" : "normal-maximum";
            report.at(
                    element,
                    "the default value " + Words.quoted(element.text().strip()) + " of "
                            + Words.quoted(variable.identifier()) + " is " + (low ? "less" : "greater") + " than "
                            + bound
                            + " " + Words.quoted(declaration.attribute(bound, "")));
        }
    }

    private static void tableCardinality(Variable variable, SourceElement declaration, RuleReport report) {
        if (variable.isSingle() || variable.cardinality().isEmpty()) {
            return;
        }
        for (String name : List.of("qti-match-table", "qti-interpolation-table")) {
            SourceElement table = declaration.child(name);
            if (table != null) {
                report.at(
                        table,
                        Declared.words(variable) + " is " + variable.cardinality()
                                + " and cannot take the one value of a " + name);
            }
        }
    }

    private static void tableOrder(Variable variable, SourceElement declaration, RuleReport report) {
        SourceElement match = declaration.child("qti-match-table");
        if (match != null) {
            Map<String, SourceElement> seen = new HashMap<>();
            for (SourceElement entry : match.children("qti-match-table-entry")) {
                BigDecimal source = number(entry, "source-value");
                SourceElement first = source == null ? null : seen.putIfAbsent(source.toPlainString(), entry);
                if (first != null) {
                    unreachable(entry, first, report);
                }
            }
        }
        SourceElement ranges = declaration.child("qti-interpolation-table");
        if (ranges != null) {
            ranges(ranges.children("qti-interpolation-table-entry"), report);
        }
    }

    private static void ranges(List<SourceElement> entries, RuleReport report) {
        SourceElement lowest = null;
        BigDecimal low = null;
        boolean taken = false;
        for (SourceElement entry : entries) {
            BigDecimal source = number(entry, "source-value");
            if (source == null) {
                continue;
            }
            String include = entry.attribute("include-boundary", "true");
            boolean included = !include.equals("false") && !include.equals("0");
            int order = low == null ? -1 : source.compareTo(low);
            if (lowest != null && (order > 0 || order == 0 && (taken || !included))) {
                unreachable(entry, lowest, report);
            } else {
                lowest = entry;
                low = source;
                taken = included;
            }
        }
    }

    private static void unreachable(SourceElement entry, SourceElement before, RuleReport report) {
        report.at(
                entry,
                "source-value",
                "the entry for " + Words.quoted(entry.attribute("source-value", ""))
                        + " is never reached: the entry for " + Words.quoted(before.attribute("source-value", ""))
                        + " in line " + before.line() + " is taken before it");
    }
}
