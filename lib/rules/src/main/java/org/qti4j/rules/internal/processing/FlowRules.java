// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.processing;

import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.expressions.ExpressionTypes;
import org.qti4j.rules.source.SourceElement;

/** Rules of processing that never run or have no effect. */
final class FlowRules {
    private static final RuleGroup GROUP = RuleGroup.PROCESSING;
    private static final Set<String> CONDITIONS =
            Set.of("qti-response-condition", "qti-outcome-condition", "qti-template-condition");
    private static final Set<String> BRANCHES = Stream.of("response", "outcome", "template")
            .flatMap(kind -> Stream.of("qti-" + kind + "-if", "qti-" + kind + "-else-if", "qti-" + kind + "-else"))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> LISTS = Stream.concat(
                    BRANCHES.stream(),
                    Stream.of(
                            "qti-response-processing",
                            "qti-outcome-processing",
                            "qti-template-processing",
                            "qti-response-processing-fragment",
                            "qti-outcome-processing-fragment"))
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> EXITS = Set.of("qti-exit-response", "qti-exit-test", "qti-exit-template");
    private static final Set<String> SETTERS = Set.of("qti-set-outcome-value", "qti-set-template-value");
    private static final Set<String> ASKING = Set.of("qti-pre-condition", "qti-branch-rule");

    private FlowRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("rp-empty-branch", GROUP)
                                .states("The last branch of a condition holds rules.")
                                .otherwise("The branch has no effect.")
                                .remedy("Add the rules that are missing, or take the branch away.")
                                .source("QTI 3.0 ASI, response condition, outcome condition, template condition"),
                        BRANCHES,
                        FlowRules::empty),
                rule(
                        warning("rp-unreachable", GROUP)
                                .states("No rule stands behind one that ends processing.")
                                .otherwise("The rules behind it never run.")
                                .remedy("Put the exit rule last, or into a branch.")
                                .source("QTI 3.0 ASI, exit response, exit test, exit template"),
                        LISTS,
                        FlowRules::unreachable),
                rule(
                        warning("rp-constant-condition", GROUP)
                                .states("A condition depends on something.")
                                .otherwise("One of the ways never runs, whatever the response is.")
                                .remedy("Ask for what decides, or take the condition away.")
                                .source("QTI 3.0 ASI, response if, pre-condition, branch rule"),
                        Stream.concat(BRANCHES.stream(), ASKING.stream()).collect(Collectors.toSet()),
                        FlowRules::constant),
                rule(
                        warning("rp-branch-repeated", GROUP)
                                .states("The branches of a condition ask different things.")
                                .otherwise("The second branch that asks the same never runs.")
                                .remedy("Correct the condition of the second branch, or join the two.")
                                .source("QTI 3.0 ASI, response condition: the first branch that is true runs"),
                        CONDITIONS,
                        FlowRules::repeated),
                rule(
                        warning("rp-assignment-lost", GROUP)
                                .states("A value that is set is used before the next rule sets another.")
                                .otherwise("The first value is lost, and only the last counts.")
                                .remedy("Add to the value, with qti-sum and qti-variable, or take the first rule away.")
                                .source("QTI 3.0 ASI, set outcome value"),
                        LISTS,
                        FlowRules::lost),
                rule(
                        warning("rp-self-assignment", GROUP)
                                .states("A variable is not set to its own value.")
                                .otherwise("The rule has no effect.")
                                .remedy("Name the variable that is meant, or take the rule away.")
                                .source("QTI 3.0 ASI, set outcome value"),
                        SETTERS,
                        FlowRules::self));
    }

    private static void empty(SourceElement branch, RuleReport report) {
        SourceElement condition = branch.parent();
        List<SourceElement> siblings = condition == null ? List.of() : condition.children();
        // An empty branch before others keeps them from running, which is a purpose.
        if (siblings.isEmpty() || siblings.get(siblings.size() - 1) != branch) {
            return;
        }
        if (holdsNoRules(branch)) {
            report.at(branch, branch.name() + " holds no rules");
        }
    }

    private static boolean holdsNoRules(SourceElement branch) {
        for (SourceElement child : branch.children()) {
            if (!ExpressionTypes.isExpression(child)) {
                return false;
            }
        }
        return true;
    }

    private static void unreachable(SourceElement list, RuleReport report) {
        SourceElement exit = null;
        for (SourceElement rule : list.children()) {
            if (exit != null) {
                report.at(rule, exit.name() + " in line " + exit.line() + " ends processing before this rule");
                return;
            }
            if (rule.isQti() && EXITS.contains(rule.name())) {
                exit = rule;
            }
        }
    }

    private static void constant(SourceElement branch, RuleReport report) {
        List<SourceElement> children = branch.children();
        if (children.isEmpty() || branch.name().endsWith("-else")) {
            return;
        }
        SourceElement condition = children.get(0);
        Boolean value = condition.is("qti-null") ? Boolean.FALSE : literal(condition);
        if (value == null) {
            return;
        }
        SourceElement parent = branch.parent();
        boolean asks = ASKING.contains(branch.name());
        if (!value) {
            if (asks || children.size() > 1) {
                report.at(condition, "the condition of " + branch.name() + " is never true");
            }
        } else if (!asks
                && parent != null
                && parent.children().get(parent.children().size() - 1) != branch) {
            report.at(
                    condition,
                    "the condition of " + branch.name() + " is always true, so the branches behind it never run");
        }
    }

    private static @Nullable Boolean literal(SourceElement expression) {
        if (!expression.is("qti-base-value")
                || !expression.attribute("base-type", "").equals("boolean")) {
            return null;
        }
        return switch (expression.text().strip()) {
            case "true", "1" -> Boolean.TRUE;
            case "false", "0" -> Boolean.FALSE;
            default -> null;
        };
    }

    private static void repeated(SourceElement condition, RuleReport report) {
        if (condition.children().size() < 2) {
            return;
        }
        Map<String, SourceElement> seen = new HashMap<>();
        for (SourceElement branch : condition.children()) {
            SourceElement question =
                    branch.children().isEmpty() ? null : branch.children().get(0);
            if (question == null
                    || !ExpressionTypes.isExpression(question)
                    || branch.name().endsWith("-else")) {
                continue;
            }
            StringBuilder text = new StringBuilder();
            SourceElement first = write(question, text) ? seen.putIfAbsent(text.toString(), question) : null;
            if (first != null && literal(question) == null) {
                report.at(question, "the branch in line " + first.line() + " asks the same, so this one never runs");
            }
        }
    }

    /** Writes an expression so that equal ones give equal texts; false when it may differ each time. */
    private static boolean write(SourceElement expression, StringBuilder text) {
        if (expression.name().startsWith("qti-random") || expression.is("qti-custom-operator")) {
            return false;
        }
        text.append('<').append(expression.name());
        for (int i = 0; i < expression.attributeCount(); i++) {
            text.append(' ')
                    .append(expression.attributeName(i))
                    .append('=')
                    .append(expression.attributeValue(i).strip())
                    .append('\0');
        }
        text.append('>');
        if (expression.is("qti-base-value")) {
            text.append(expression.text().strip());
        }
        for (SourceElement child : expression.children()) {
            if (!write(child, text)) {
                return false;
            }
        }
        text.append("</>");
        return true;
    }

    private static void lost(SourceElement list, RuleReport report) {
        SourceElement before = null;
        for (SourceElement rule : list.children()) {
            boolean sets = rule.isQti() && SETTERS.contains(rule.name());
            if (sets
                    && before != null
                    && before.name().equals(rule.name())
                    && before.attribute("identifier", "").equals(rule.attribute("identifier", ""))
                    && !mayRead(rule, rule.attribute("identifier", ""))) {
                report.at(
                        before,
                        "identifier",
                        "the value of " + quoted(rule.attribute("identifier", "")) + " is replaced in line "
                                + rule.line() + " before anything uses it");
            }
            before = sets ? rule : null;
        }
    }

    private static boolean mayRead(SourceElement rule, String identifier) {
        boolean[] reads = new boolean[1];
        rule.descendants(each -> reads[0] |= each.is("qti-custom-operator")
                || each.attribute("identifier", "").equals(identifier)
                || holds(each, identifier));
        return reads[0];
    }

    private static boolean holds(SourceElement element, String value) {
        for (int i = 0; i < element.attributeCount(); i++) {
            if (element.attributeValue(i).equals(value)) {
                return true;
            }
        }
        return false;
    }

    private static void self(SourceElement rule, RuleReport report) {
        List<SourceElement> children = rule.children();
        String identifier = rule.attribute("identifier", "");
        if (children.size() == 1
                && children.get(0).is("qti-variable")
                && !identifier.isEmpty()
                && children.get(0).attribute("identifier", "").equals(identifier)) {
            report.at(rule, "identifier", quoted(identifier) + " is set to its own value");
        }
    }
}
