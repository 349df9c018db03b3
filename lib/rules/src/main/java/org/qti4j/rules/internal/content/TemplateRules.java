// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.content;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.ElementNames;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceElement;

/** What holds for template processing and for content that depends on template variables. */
final class TemplateRules {
    private static final Set<String> SHOWN_BY_TEMPLATE = shownByTemplate();

    private TemplateRules() {}

    private static Set<String> shownByTemplate() {
        Set<String> names = new HashSet<>(ElementNames.withAttribute("template-identifier"));
        names.remove("qti-template-variable");
        names.remove("qti-template-default");
        return Set.copyOf(names);
    }

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("tpl-scope", RuleGroup.CONTENT)
                                .states("Template processing reads no value of a response or outcome variable.")
                                .otherwise("It runs before the candidate has done anything: there is no value yet.")
                                .remedy("Read a template variable, or move the rule to response processing.")
                                .source("QTI 3.0 ASI, template processing"),
                        Set.of("qti-template-processing"),
                        TemplateRules::scope),
                rule(
                        warning("tpl-constraint-satisfiable", RuleGroup.CONTENT)
                                .states("A template constraint can become true.")
                                .otherwise(
                                        "The template variables are drawn again and again, until the player gives up.")
                                .remedy("Compare something that is drawn at random, or remove the constraint.")
                                .source("QTI 3.0 ASI, template constraint"),
                        Set.of("qti-template-constraint"),
                        TemplateRules::satisfiable),
                rule(
                        error("tpl-constraint-place", RuleGroup.CONTENT)
                                .states("A template constraint stands directly in template processing.")
                                .otherwise("Inside of a condition there is no telling where to begin again.")
                                .remedy(
                                        "Move the constraint out of the condition and put the condition into its expression.")
                                .source("QTI 3.0 ASI, template constraint"),
                        Set.of("qti-template-constraint"),
                        TemplateRules::place),
                rule(
                        error("tpl-showhide-variable", RuleGroup.CONTENT)
                                .states(
                                        "Content that is shown by a template variable names a declared one of base type identifier, single or "
                                                + "multiple.")
                                .otherwise("It is shown always or never.")
                                .remedy("Declare the template variable as an identifier, or correct the name.")
                                .source("QTI 3.0 ASI, template-identifier of template elements and choices"),
                        SHOWN_BY_TEMPLATE,
                        TemplateRules::showHide),
                rule(
                        warning("tpl-processing-empty", RuleGroup.CONTENT)
                                .states("An item with template processing declares a template variable.")
                                .otherwise("There is nothing that could be drawn.")
                                .remedy("Declare the template variables, or remove the template processing.")
                                .source("QTI 3.0 ASI, template processing"),
                        Set.of("qti-template-processing"),
                        TemplateRules::hasVariables));
    }

    private static void scope(SourceElement processing, RuleReport report) {
        Variables variables = Variables.of(processing.document());
        processing.descendants(element -> {
            if (element.is("qti-variable") || element.is("qti-map-response") || element.is("qti-map-response-point")) {
                String identifier = element.attribute("identifier", "");
                Variable variable = variables.find(identifier);
                if (variable != null
                        && (variable.kind() == VariableKind.RESPONSE || variable.kind() == VariableKind.OUTCOME)) {
                    report.at(
                            element,
                            "identifier",
                            "template processing reads the " + variable.kind().word() + " variable "
                                    + quoted(identifier) + ", which has no value yet");
                }
            }
        });
    }

    private static void satisfiable(SourceElement constraint, RuleReport report) {
        SourceElement value = constraint.child("qti-base-value");
        if (value != null
                && value.attribute("base-type", "").equals("boolean")
                && value.text().strip().matches("false|0")) {
            report.at(constraint, "the constraint is always false");
        }
    }

    private static void place(SourceElement constraint, RuleReport report) {
        SourceElement parent = constraint.parent();
        if (parent != null && !parent.is("qti-template-processing")) {
            report.at(
                    constraint,
                    "the constraint stands in " + parent.name() + ", not directly in qti-template-processing");
        }
    }

    private static void showHide(SourceElement element, RuleReport report) {
        String identifier = element.attribute("template-identifier", "");
        Variables variables = Variables.of(element.document());
        if (identifier.isEmpty() || !variables.areComplete()) {
            return;
        }
        Variable variable = variables.find(identifier, VariableKind.TEMPLATE);
        if (variable == null) {
            report.at(element, "template-identifier", "there is no template variable " + quoted(identifier));
        } else if (!variable.baseType().isEmpty() && !variable.hasBaseType("identifier")
                || variable.cardinality().equals("ordered")
                || variable.cardinality().equals("record")) {
            report.at(
                    element,
                    "template-identifier",
                    "the template variable " + quoted(identifier) + " is " + variable.typeWords()
                            + "; expected single or multiple identifier");
        }
    }

    private static void hasVariables(SourceElement processing, RuleReport report) {
        Variables variables = Variables.of(processing.document());
        if (variables.areComplete()
                && variables.declared().stream().noneMatch(each -> each.kind() == VariableKind.TEMPLATE)
                && processing.children().stream()
                        .noneMatch(child -> child.name().startsWith("qti-set-"))) {
            report.at(processing, "the item declares no template variable");
        }
    }
}
