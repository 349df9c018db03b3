// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.binding;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.ElementNames;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.Processing;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** What holds for interactions and the response variables they are bound to. */
public final class BindingRules {
    static final RuleGroup GROUP = RuleGroup.BINDING;
    private static final int SHOWN = 5;

    private BindingRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return Stream.of(references(), TypeRules.rules(), LimitRules.rules(), SharingRules.rules())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Rule> references() {
        return List.of(
                rule(
                        error("bind-response-declared", GROUP)
                                .states(
                                        "response-identifier of an interaction names a response variable that the item declares.")
                                .otherwise("The answer is lost: nothing keeps it and nothing can score it.")
                                .remedy("Declare the response variable, or name one that is declared.")
                                .source("QTI 3.0 ASI, response-identifier of interactions"),
                        ElementNames.INTERACTIONS,
                        BindingRules::responseDeclared),
                rule(
                        error("bind-string-identifier-declared", GROUP)
                                .states(
                                        "string-identifier names a response variable of the base type string, other than that of response-identifier and of the same cardinality.")
                                .otherwise("The answer as it was typed is lost, or takes the place of the number.")
                                .remedy("Declare a string response variable for it, or take string-identifier away.")
                                .source("QTI 3.0 ASI, string-identifier of string interactions"),
                        Set.of("qti-text-entry-interaction", "qti-extended-text-interaction"),
                        BindingRules::stringDeclared));
    }

    private static void responseDeclared(SourceElement interaction, RuleReport report) {
        String name = interaction.attribute("response-identifier", "");
        Variables variables = Variables.of(interaction.document());
        if (name.isEmpty()
                || !interaction.document().root().is("qti-assessment-item")
                || Interactions.response(interaction) != null
                // The schema itself misses the ID that a text entry refers to.
                || interaction.is("qti-text-entry-interaction")
                        && !Processing.of(interaction.document()).hasId(name)) {
            return;
        }
        Variable other = variables.find(name);
        report.at(
                interaction,
                "response-identifier",
                (other == null
                                ? "no response variable " + Words.quoted(name) + " is declared"
                                : Words.quoted(name) + " is declared as "
                                        + other.kind().word() + " variable, not as response variable")
                        + interaction
                                .document()
                                .derived(Declared.class, Declared::of)
                                .words());
    }

    /** The response variables that are declared, as messages name them; the same for all findings in a document. */
    private record Declared(String words) {
        static Declared of(SourceDocument document) {
            List<String> names = Variables.of(document).declared().stream()
                    .filter(variable -> variable.kind() == VariableKind.RESPONSE)
                    .limit(SHOWN)
                    .map(variable -> Words.quoted(variable.identifier()))
                    .toList();
            return new Declared(
                    names.isEmpty()
                            ? "; the item declares no response variable"
                            : "; declared " + (names.size() == 1 ? "is " : "are ") + String.join(", ", names));
        }
    }

    private static void stringDeclared(SourceElement interaction, RuleReport report) {
        String name = interaction.attribute("string-identifier", "");
        if (name.isEmpty() || !interaction.document().root().is("qti-assessment-item")) {
            return;
        }
        Variable companion = Variables.of(interaction.document()).find(name, VariableKind.RESPONSE);
        Variable response = Interactions.response(interaction);
        String problem = null;
        if (companion == null) {
            boolean known = interaction.is("qti-extended-text-interaction")
                    || Processing.of(interaction.document()).hasId(name);
            problem = known ? "no response variable " + Words.quoted(name) + " is declared" : null;
        } else if (name.equals(interaction.attribute("response-identifier", ""))) {
            problem = "string-identifier names the variable of response-identifier, " + Words.quoted(name);
        } else if (!companion.baseType().isEmpty() && !companion.hasBaseType("string")) {
            problem = Words.quoted(name) + " is " + companion.typeWords() + "; expected is the base type string";
        } else if (response != null
                && Set.of("single", "multiple", "ordered").contains(response.cardinality())
                && !companion.cardinality().isEmpty()
                && !companion.cardinality().equals(response.cardinality())) {
            problem = Words.quoted(name) + " is " + companion.cardinality() + ", and the response variable "
                    + Words.quoted(response.identifier()) + " is " + response.cardinality();
        }
        if (problem != null) {
            report.at(interaction, "string-identifier", problem);
        }
    }
}
