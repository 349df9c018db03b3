// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.portable;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.ElementNames;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceElement;

/** What holds for portable custom interactions. */
public final class PortableRules {
    private static final String INTERACTION = "qti-portable-custom-interaction";
    private static final Pattern BLANK = Pattern.compile(".*\\s.*", Pattern.DOTALL);
    private static final Pattern ABSOLUTE = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*|//.*", Pattern.DOTALL);

    private PortableRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return List.of(
                rule(
                        error("pci-module", RuleGroup.PORTABLE)
                                .states(
                                        "A portable custom interaction names the module with its code, or lists its modules.")
                                .otherwise("There is nothing to run: candidates see the bare markup and cannot answer.")
                                .remedy(
                                        "Add module=\"…\" to the interaction, or a qti-interaction-module with the path of the code.")
                                .source("QTI 3.0 ASI and PCI 1.0, module of a portable custom interaction"),
                        Set.of(INTERACTION),
                        PortableRules::module),
                rule(
                        error("pci-module-twice", RuleGroup.PORTABLE)
                                .states("The modules of a portable custom interaction have identifiers of their own.")
                                .otherwise("One of the two is loaded, and which one is left to chance.")
                                .remedy("Rename one of the modules, in the code as well, or remove it.")
                                .source("QTI 3.0 ASI, id of an interaction module"),
                        Set.of("qti-interaction-modules"),
                        PortableRules::modulesUnique),
                rule(
                        error("pci-type-id", RuleGroup.PORTABLE)
                                .states(
                                        "custom-interaction-type-identifier names the kind of interaction, without blanks.")
                                .otherwise("The code registers under another name, and the player does not find it.")
                                .remedy(
                                        "Write the name under which the code registers itself, a URI or a name of the form urn:fdc:….")
                                .source(
                                        "QTI 3.0 ASI, custom-interaction-type-identifier of a portable custom interaction"),
                        Set.of(INTERACTION),
                        PortableRules::typeIdentifier),
                rule(
                        error("pci-template-variable", RuleGroup.PORTABLE)
                                .states(
                                        "A template variable that is handed to a portable custom interaction is declared.")
                                .otherwise("The interaction gets nothing where it expects a value.")
                                .remedy("Declare the template variable, or correct the identifier.")
                                .source("QTI 3.0 ASI, template-identifier of a template variable"),
                        Set.of("qti-template-variable"),
                        PortableRules::templateVariable),
                rule(
                        error("pci-context-variable", RuleGroup.PORTABLE)
                                .states(
                                        "A context variable that is handed to a portable custom interaction is declared.")
                                .otherwise("The interaction gets nothing where it expects a value.")
                                .remedy("Declare the context variable, or correct the identifier.")
                                .source("QTI 3.0 ASI, identifier of a context variable"),
                        Set.of("qti-context-variable"),
                        PortableRules::contextVariable),
                rule(
                        info("pci-external-url", RuleGroup.PORTABLE)
                                .strict()
                                .states("The code of a portable custom interaction travels with the item.")
                                .otherwise(
                                        "The item stops working when the address is gone or the room has no network.")
                                .remedy(
                                        "Put the code into the package and name it by a relative path, or add it as fallback-path.")
                                .source("PCI 1.0, module resolution"),
                        Set.of("qti-interaction-module"),
                        PortableRules::externalAddress),
                rule(
                        error("pci-markup-interaction", RuleGroup.PORTABLE)
                                .states("The markup of a portable custom interaction has no interaction of QTI.")
                                .otherwise("Nobody takes the answer of the inner interaction.")
                                .remedy("Put the other interaction into the item body, beside this one.")
                                .source("QTI 3.0 ASI, interaction markup"),
                        Set.of("qti-interaction-markup"),
                        PortableRules::noInteractionInside),
                rule(
                        warning("pci-markup-empty", RuleGroup.PORTABLE)
                                .strict()
                                .states(
                                        "The markup of a portable custom interaction has something to show before the code runs.")
                                .otherwise(
                                        "Candidates see nothing while the code loads, and nothing at all when it cannot.")
                                .remedy("Put a sentence or a placeholder into the markup.")
                                .source("PCI 1.0, interaction markup"),
                        Set.of("qti-interaction-markup"),
                        PortableRules::notEmpty));
    }

    private static void module(SourceElement interaction, RuleReport report) {
        SourceElement modules = interaction.child("qti-interaction-modules");
        if (!interaction.has("module") && (modules == null || modules.child("qti-interaction-module") == null)) {
            report.at(interaction, "the interaction names no module, and lists none");
        }
    }

    private static void modulesUnique(SourceElement modules, RuleReport report) {
        Set<String> seen = new HashSet<>();
        for (SourceElement module : modules.children("qti-interaction-module")) {
            String id = module.attribute("id", "");
            if (!id.isEmpty() && !seen.add(id)) {
                report.at(module, "id", "the interaction has a module " + quoted(id) + " already");
            }
        }
    }

    private static void typeIdentifier(SourceElement interaction, RuleReport report) {
        String identifier = interaction.attribute("custom-interaction-type-identifier");
        if (identifier == null) {
            return;
        }
        if (identifier.isBlank()) {
            report.at(interaction, "custom-interaction-type-identifier", "the kind of the interaction is empty");
        } else if (BLANK.matcher(identifier.strip()).matches()) {
            report.at(
                    interaction,
                    "custom-interaction-type-identifier",
                    "the kind of the interaction, " + quoted(identifier) + ", has blanks in it");
        }
    }

    private static void templateVariable(SourceElement element, RuleReport report) {
        declared(element, "template-identifier", VariableKind.TEMPLATE, report);
    }

    private static void contextVariable(SourceElement element, RuleReport report) {
        declared(element, "identifier", VariableKind.CONTEXT, report);
    }

    private static void declared(SourceElement element, String attribute, VariableKind kind, RuleReport report) {
        String identifier = element.attribute(attribute, "");
        Variables variables = Variables.of(element.document());
        if (identifier.isEmpty() || !variables.areComplete() || variables.find(identifier, kind) != null) {
            return;
        }
        Variable other = variables.find(identifier);
        report.at(
                element,
                attribute,
                other == null
                        ? "there is no " + kind.word() + " variable " + quoted(identifier)
                        : quoted(identifier) + " is " + (other.kind() == VariableKind.OUTCOME ? "an " : "a ")
                                + other.kind().word() + " variable, not a " + kind.word() + " variable");
    }

    private static void externalAddress(SourceElement module, RuleReport report) {
        String path = module.attribute("primary-path", "");
        String fallback = module.attribute("fallback-path", "");
        if (ABSOLUTE.matcher(path).matches()
                && (fallback.isEmpty() || ABSOLUTE.matcher(fallback).matches())) {
            report.at(module, "primary-path", "the code lies at " + quoted(path) + ", outside the package");
        }
    }

    private static void noInteractionInside(SourceElement markup, RuleReport report) {
        markup.descendants(inner -> {
            if (inner.isQti() && ElementNames.INTERACTIONS.contains(inner.name())) {
                report.at(inner, "there is a " + inner.name() + " in the markup of another interaction");
            }
        });
    }

    private static void notEmpty(SourceElement markup, RuleReport report) {
        if (markup.children().isEmpty() && markup.text().isBlank()) {
            report.at(markup, "the markup is empty");
        }
    }
}
