// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.processing;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.VariableParts;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** The variables that expressions and rules name. */
final class ReferenceRules {
    private static final RuleGroup GROUP = RuleGroup.PROCESSING;
    private static final Set<VariableKind> EVERY = Set.of(VariableKind.values());
    private static final Set<VariableKind> RESPONSE = Set.of(VariableKind.RESPONSE);
    private static final Map<String, Set<VariableKind>> READERS = Map.of(
            "qti-variable", EVERY,
            "qti-default", EVERY,
            "qti-printed-variable", EVERY,
            "qti-correct", RESPONSE,
            "qti-map-response", RESPONSE,
            "qti-map-response-point", RESPONSE);
    private static final Map<String, Set<VariableKind>> TARGETS = Map.of(
            "qti-set-outcome-value", Set.of(VariableKind.OUTCOME),
            "qti-lookup-outcome-value", Set.of(VariableKind.OUTCOME),
            "qti-set-template-value", Set.of(VariableKind.TEMPLATE),
            "qti-set-correct-response", RESPONSE,
            "qti-set-default-value", Set.of(VariableKind.RESPONSE, VariableKind.OUTCOME));

    private ReferenceRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("rp-variable-declared", GROUP)
                                .states(
                                        "An expression or printed variable names a variable that is declared, and of the kind it needs.")
                                .otherwise(
                                        "The expression is NULL or processing stops: the response never scores, or nothing is printed.")
                                .remedy("Correct the identifier, or declare the variable.")
                                .source(
                                        "QTI 3.0 ASI, qti-variable, qti-default, qti-correct, qti-map-response, qti-printed-variable"),
                        READERS.keySet(),
                        ReferenceRules::readers),
                rule(
                        error("rp-dotted-variable-in-item", GROUP)
                                .states("An item does not name variables of other items.")
                                .otherwise("The variable is not found: only the outcome processing of a test looks into"
                                        + " items.")
                                .remedy("Name the variable alone, without the identifier of an item before it.")
                                .source("QTI 3.0 ASI, qti-variable: item variables in outcome processing"),
                        READERS.keySet(),
                        ReferenceRules::dotted),
                rule(
                        error("rp-target-declared", GROUP)
                                .states("A rule sets a variable that is declared, and of the kind it can set.")
                                .otherwise("The value is lost or processing stops; some services refuse the document.")
                                .remedy("Correct the identifier, or declare the variable.")
                                .source("QTI 3.0 ASI, rules that set a value"),
                        TARGETS.keySet(),
                        ReferenceRules::targets),
                rule(
                        error("rp-lookup-table-present", GROUP)
                                .states("An outcome variable that is looked up has a table in its declaration.")
                                .otherwise("There is nothing to look the value up in.")
                                .remedy("Give the declaration a match table or an interpolation table, or set the"
                                        + " variable with qti-set-outcome-value.")
                                .source("QTI 3.0 ASI, lookup outcome value"),
                        Set.of("qti-lookup-outcome-value"),
                        ReferenceRules::lookup),
                rule(
                        warning("rp-lookup-table-unused", GROUP)
                                .states(
                                        "The table of an outcome variable is used by a rule that looks the variable up.")
                                .otherwise("The table has no effect: qti-set-outcome-value does not use it.")
                                .remedy("Set the variable with qti-lookup-outcome-value, or take the table away.")
                                .source("QTI 3.0 ASI, lookup tables"),
                        Set.of("qti-outcome-declaration"),
                        ReferenceRules::unusedTable),
                rule(
                        error("rp-mapping-declared", GROUP)
                                .states(
                                        "A response that is mapped has the mapping in its declaration; one that is mapped"
                                                + " by areas has points.")
                                .otherwise("There is nothing to score by, and the response never scores.")
                                .remedy(
                                        "Give the response declaration a qti-mapping (or a qti-area-mapping for points),"
                                                + " or compare it with qti-correct.")
                                .source("QTI 3.0 ASI, map response and map response point"),
                        Set.of("qti-map-response", "qti-map-response-point"),
                        ReferenceRules::mapping),
                rule(
                        warning("rp-correct-declared", GROUP)
                                .states("A response that is compared with its correct response has one.")
                                .otherwise("The correct response is NULL, and the comparison is never true.")
                                .remedy("Give the response declaration a qti-correct-response.")
                                .source("QTI 3.0 ASI, correct"),
                        Set.of("qti-correct"),
                        ReferenceRules::correct));
    }

    private static void readers(SourceElement element, RuleReport report) {
        String identifier = element.attribute("identifier", "");
        Set<VariableKind> kinds = READERS.getOrDefault(element.name(), EVERY);
        Variables variables = Variables.of(element.document());
        if (knows(element) && !identifier.isEmpty() && find(variables, identifier, kinds) == null) {
            boolean foreign = identifier.contains(".") && variables.find(identifier) == null;
            if (!foreign) {
                report.at(element, "identifier", element.name() + " names " + wrong(element, identifier, kinds));
            }
        }
    }

    private static void dotted(SourceElement element, RuleReport report) {
        String identifier = element.attribute("identifier", "");
        if (identifier.contains(".")
                && element.document().root().is("qti-assessment-item")
                && knows(element)
                && Variables.of(element.document()).find(identifier) == null) {
            report.at(
                    element,
                    "identifier",
                    "no variable " + quoted(identifier)
                            + " is declared, and an item cannot read the variables of other items");
        }
    }

    private static void targets(SourceElement element, RuleReport report) {
        String identifier = element.attribute("identifier", "");
        Set<VariableKind> kinds = TARGETS.getOrDefault(element.name(), EVERY);
        Variables variables = Variables.of(element.document());
        if (knows(element) && !identifier.isEmpty() && find(variables, identifier, kinds) == null) {
            report.at(element, "identifier", element.name() + " sets " + wrong(element, identifier, kinds));
        }
    }

    /** Tells whether all declarations are here. */
    private static boolean knows(SourceElement element) {
        return Variables.of(element.document()).areComplete();
    }

    private static @Nullable Variable find(Variables variables, String identifier, Set<VariableKind> kinds) {
        if (kinds == EVERY) {
            return variables.find(identifier);
        }
        for (VariableKind kind : VariableKind.values()) {
            Variable found = kinds.contains(kind) ? variables.find(identifier, kind) : null;
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String wrong(SourceElement element, String identifier, Set<VariableKind> kinds) {
        List<String> words = Stream.of(VariableKind.values())
                .filter(kinds::contains)
                .map(VariableKind::word)
                .toList();
        String wanted = (kinds == EVERY ? "" : Words.or(words) + " ") + "variable";
        Variable other = Variables.of(element.document()).find(identifier);
        if (other != null) {
            return "the " + other.kind().word() + " variable " + quoted(identifier) + "; needed is a " + wanted;
        }
        return quoted(identifier) + ", but no " + wanted + " of this identifier is declared"
                + Spelling.hint(element.document(), identifier, kinds);
    }

    private static void lookup(SourceElement element, RuleReport report) {
        Variable target =
                Variables.of(element.document()).find(element.attribute("identifier", ""), VariableKind.OUTCOME);
        if (target != null && target.parts().table() == null) {
            report.at(
                    element,
                    "identifier",
                    "the outcome variable " + quoted(target.identifier())
                            + " has neither a match table nor an interpolation table");
        }
    }

    private static void unusedTable(SourceElement declaration, RuleReport report) {
        Processing facts = Processing.of(declaration.document());
        SourceElement processing = facts.main();
        String identifier = declaration.attribute("identifier", "");
        if (declaration.parent() != declaration.document().root()
                || processing == null
                || processing.has("template")
                || facts.hasIncludes()
                || facts.looksUp(identifier)
                || identifier.isEmpty()) {
            return;
        }
        for (SourceElement child : declaration.children()) {
            if (child.is("qti-match-table") || child.is("qti-interpolation-table")) {
                report.at(child, "no rule looks up " + quoted(identifier) + ", so its table is never used");
            }
        }
    }

    private static void mapping(SourceElement element, RuleReport report) {
        Variable response =
                Variables.of(element.document()).find(element.attribute("identifier", ""), VariableKind.RESPONSE);
        if (response == null) {
            return;
        }
        VariableParts parts = response.parts();
        String name = "the response variable " + quoted(response.identifier());
        boolean points = element.name().equals("qti-map-response-point");
        if (points && !response.baseType().isEmpty() && !response.hasBaseType("point")) {
            report.at(
                    element,
                    "identifier",
                    name + " holds no points but " + quoted(response.baseType())
                            + "; qti-map-response-point needs the base type point");
        } else if ((points ? parts.areaMapping() : parts.mapping()) == null) {
            report.at(element, "identifier", name + (points ? " has no qti-area-mapping" : " has no qti-mapping"));
        } else if (response.cardinality().equals("record")) {
            report.at(element, "identifier", name + " is a record, which cannot be mapped");
        }
    }

    private static void correct(SourceElement element, RuleReport report) {
        Variable response =
                Variables.of(element.document()).find(element.attribute("identifier", ""), VariableKind.RESPONSE);
        Processing facts = Processing.of(element.document());
        if (response != null && !response.parts().hasCorrect() && !facts.setsCorrectResponse(response.identifier())) {
            report.at(
                    element,
                    "identifier",
                    "the response variable " + quoted(response.identifier()) + " has no correct response");
        }
    }
}
