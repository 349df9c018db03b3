// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.binding;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.ElementNames;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.Processing;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** Several interactions in one item. */
final class SharingRules {
    /** Objects of one stage may share a variable, and so may buttons, of which one is pressed. */
    private static final Set<String> ALONE = ElementNames.INTERACTIONS.stream()
            .filter(name -> !name.equals("qti-position-object-interaction")
                    && !name.equals("qti-end-attempt-interaction")
                    && !name.equals("qti-custom-interaction")
                    && !name.equals("qti-portable-custom-interaction"))
            .collect(Collectors.toUnmodifiableSet());

    private static final Set<String> ALTERNATIVES =
            Set.of("qti-template-block", "qti-template-inline", "qti-feedback-block", "qti-feedback-inline");

    private SharingRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("bind-shared-response", BindingRules.GROUP)
                                .states(
                                        "No two interactions that are shown together are bound to one response variable.")
                                .otherwise("The answer to one takes the place of the answer to the other.")
                                .remedy("Declare a response variable for each interaction and score both by rules.")
                                .source("QTI 3.0 ASI, response-identifier of interactions"),
                        ALONE,
                        SharingRules::shared),
                rule(
                        warning("bind-template-single", BindingRules.GROUP)
                                .states(
                                        "A standard template of response processing scores the one interaction that is bound to RESPONSE.")
                                .otherwise("The answers to the other interactions count for nothing.")
                                .remedy("Replace the template by rules that add up the scores of all responses.")
                                .source("QTI 3.0 ASI, standard response processing templates"),
                        Set.of(),
                        Set.of("qti-response-processing"),
                        SharingRules::template));
    }

    private static void shared(SourceElement interaction, RuleReport report) {
        String name = interaction.attribute("response-identifier", "");
        List<SourceElement> bound = Interactions.of(interaction.document()).boundTo(name);
        if (name.isEmpty()
                || !interaction.document().root().is("qti-assessment-item")
                || bound.size() < 2
                || bound.get(0) == interaction
                || isAlternative(interaction)) {
            return;
        }
        SourceElement first = bound.get(0);
        if (ALONE.contains(first.name()) && !isAlternative(first)) {
            report.at(
                    interaction,
                    "response-identifier",
                    "the response variable " + Words.quoted(name) + " takes the answer to the " + first.name()
                            + " in line " + first.line() + " already");
        }
    }

    /** Tells whether it is in a place that is shown at some times only, perhaps in turn with the other. */
    private static boolean isAlternative(SourceElement interaction) {
        for (SourceElement up = interaction.parent(); up != null; up = up.parent()) {
            if (up.isQti() && ALTERNATIVES.contains(up.name())) {
                return true;
            }
        }
        return false;
    }

    private static void template(SourceElement root, RuleReport report) {
        Processing processing = Processing.of(root.document());
        if (!root.is("qti-assessment-item")
                || !processing.isStandardTemplate()
                || processing.hasRules()
                || Variables.of(root.document()).find("RESPONSE", VariableKind.RESPONSE) == null) {
            return;
        }
        for (SourceElement interaction : Interactions.of(root.document()).all()) {
            Variable response = Interactions.response(interaction);
            if (response != null
                    && !response.identifier().equals("RESPONSE")
                    && (response.part("qti-correct-response") != null
                            || response.part("qti-mapping") != null
                            || response.part("qti-area-mapping") != null)) {
                report.at(
                        interaction,
                        "response-identifier",
                        "the template " + processing.template()
                                + " scores RESPONSE alone, and this interaction is bound to "
                                + Words.quoted(response.identifier()));
            }
        }
    }
}
