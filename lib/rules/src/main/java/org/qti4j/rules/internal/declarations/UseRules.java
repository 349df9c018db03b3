// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.declarations;

import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.Processing;
import org.qti4j.rules.internal.facts.Uses;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** Variables that nothing uses. */
final class UseRules {
    private UseRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("decl-outcome-unused", DeclarationRules.GROUP)
                                .states(
                                        "An outcome is set or read somewhere, has a default value, or is scored outside of the item.")
                                .otherwise("The outcome stays at NULL or 0 for everybody.")
                                .remedy("Set the outcome in response processing, or take its declaration away.")
                                .source("QTI 3.0 ASI, qti-outcome-declaration"),
                        Set.of(),
                        Set.of("qti-outcome-declaration"),
                        Declared.each(UseRules::outcome)),
                rule(
                        warning("decl-response-unbound", DeclarationRules.GROUP)
                                .states("Each declared response variable is bound to an interaction.")
                                .otherwise("Nobody can answer: the variable stays at its default value.")
                                .remedy(
                                        "Name the variable in the response-identifier of an interaction, or take its declaration away.")
                                .source("QTI 3.0 ASI, response-identifier of interactions"),
                        Set.of(),
                        Set.of("qti-response-declaration"),
                        UseRules::responses),
                rule(
                        warning("decl-template-unused", DeclarationRules.GROUP)
                                .states("Each template variable is set, read or shown somewhere.")
                                .otherwise("Nothing, but something was meant to vary and does not.")
                                .remedy("Use the variable, or take its declaration away.")
                                .source("QTI 3.0 ASI, qti-template-declaration"),
                        Set.of(),
                        Set.of("qti-template-declaration"),
                        Declared.each((variable, declaration, report) -> {
                            if (variable.kind() == VariableKind.TEMPLATE
                                    && !isOpen(declaration)
                                    && !Uses.of(declaration.document()).contains(variable)) {
                                report.at(
                                        declaration,
                                        "identifier",
                                        Declared.words(variable) + " is neither set nor read nor shown");
                            }
                        })));
    }

    private static boolean isOpen(SourceElement element) {
        Processing processing = Processing.of(element.document());
        return processing.isOpen() || processing.isExternal();
    }

    private static void outcome(Variable variable, SourceElement declaration, RuleReport report) {
        if (variable.kind() != VariableKind.OUTCOME
                || variable.identifier().equals("SCORE")
                // Another rule speaks of it.
                || variable.identifier().equals("MAXSCORE")
                || variable.identifier().equals("completionStatus")
                || declaration.has("external-scored")
                || !variable.defaultValues().isEmpty()
                || isOpen(declaration)) {
            return;
        }
        Processing processing = Processing.of(declaration.document());
        // Without processing someone else sets the outcomes, and what a template does that is not of the standard
        // nobody knows.
        boolean seen = processing.hasRules() && processing.template().isEmpty() || processing.isStandardTemplate();
        if (seen && !Uses.of(declaration.document()).contains(variable)) {
            report.at(
                    declaration,
                    "identifier",
                    Declared.words(variable) + " is neither set nor read, and has no default value");
        }
    }

    private static void responses(SourceElement root, RuleReport report) {
        if (!root.is("qti-assessment-item") || root.child("qti-item-body") == null || isOpen(root)) {
            return;
        }
        Variables variables = Variables.of(root.document());
        Interactions interactions = Interactions.of(root.document());
        List<Variable> left = new ArrayList<>(0);
        for (Variable variable : variables.declared()) {
            if (variable.kind() == VariableKind.RESPONSE
                    && (variable.identifier().isEmpty()
                            || interactions.boundTo(variable.identifier()).isEmpty())) {
                left.add(variable);
            }
        }
        if (left.isEmpty()) {
            return;
        }
        Set<String> bound = named(root);
        for (String name : bound) {
            if (variables.find(name, VariableKind.RESPONSE) == null) {
                // An interaction names a variable that is not there: that is the mistake, and it is reported where it
                // was made.
                return;
            }
        }
        for (Variable variable : left) {
            SourceElement declaration = variable.element();
            if (declaration != null
                    && !bound.contains(variable.identifier())
                    && !variable.identifier().equals("numAttempts")
                    && !variable.identifier().equals("duration")) {
                report.at(
                        declaration,
                        "identifier",
                        "no interaction is bound to the response variable " + Words.quoted(variable.identifier()));
            }
        }
    }

    /** Returns the response variables that something names by an attribute which is for that, interaction or not. */
    private static Set<String> named(SourceElement root) {
        Set<String> bound = new HashSet<>();
        root.descendants(element -> {
            for (int i = 0; i < element.attributeCount(); i++) {
                String name = element.attributeName(i);
                if (name.endsWith("response-identifier") || name.equals("string-identifier")) {
                    bound.add(element.attributeValue(i).strip());
                }
            }
        });
        return bound;
    }
}
