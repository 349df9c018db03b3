// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.binding;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.InteractionTypes;
import org.qti4j.rules.internal.facts.InteractionTypes.Limits;
import org.qti4j.rules.internal.facts.InteractionTypes.Type;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.rules.source.SourceFix;

/** The limit of an interaction and the cardinality of its response belong together. */
final class LimitRules {
    private static final Set<String> LIMITED = InteractionTypes.limitedBy("choices", "associations");

    private LimitRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("bind-max1-vs-cardinality", BindingRules.GROUP)
                                .states(
                                        "An interaction that allows more than one choice or association is bound to a multiple response.")
                                .otherwise("Only one of the answers is kept, or players refuse the item.")
                                .remedy("Declare the response with cardinality multiple, or write 1 as the limit.")
                                .source("QTI 3.0 ASI, max-choices and max-associations of interactions"),
                        LIMITED,
                        LimitRules::moreThanOne),
                rule(
                        warning("bind-cardinality-vs-max1", BindingRules.GROUP)
                                .states(
                                        "An interaction with a multiple response says how many choices or associations it allows.")
                                .otherwise("Where the limit is left out it is 1: a second choice cannot be made.")
                                .remedy("Write max-choices or max-associations; 0 stands for any number.")
                                .source(
                                        "QTI 3.0 ASI, max-choices and max-associations of interactions (default value)"),
                        LIMITED,
                        LimitRules::onlyOne),
                rule(
                        warning("bind-max-strings", BindingRules.GROUP)
                                .states(
                                        "Only an interaction bound to a multiple or ordered response asks for more than one string.")
                                .otherwise("One field is shown and one text is kept, whatever the limits say.")
                                .remedy(
                                        "Declare the response with cardinality ordered or multiple, or take the limit away.")
                                .source("QTI 3.0 ASI, min-strings and max-strings of qti-extended-text-interaction"),
                        Set.of("qti-extended-text-interaction"),
                        LimitRules::strings));
    }

    private static @Nullable Variable response(SourceElement interaction, String cardinality) {
        Variable response = Interactions.response(interaction);
        return response != null && response.cardinality().equals(cardinality) ? response : null;
    }

    private static void moreThanOne(SourceElement interaction, RuleReport report) {
        Type type = InteractionTypes.of(interaction);
        Limits limits = InteractionTypes.limits(interaction);
        Variable response = response(interaction, "single");
        if (type == null
                || limits == null
                || response == null
                || !limits.maxWritten()
                || !type.cardinalities().contains("multiple")
                || !type.cardinalities().contains("single")
                || limits.max() < 2) {
            return;
        }
        String attribute = "max-" + type.limit();
        report.at(
                interaction,
                attribute,
                attribute + " is " + Words.quoted(interaction.attribute(attribute, ""))
                        + (limits.max() == Long.MAX_VALUE ? ", any number," : "") + " and the response variable "
                        + Words.quoted(response.identifier()) + " is single");
    }

    private static void onlyOne(SourceElement interaction, RuleReport report) {
        Type type = InteractionTypes.of(interaction);
        Limits limits = InteractionTypes.limits(interaction);
        Variable response = response(interaction, "multiple");
        if (type == null || limits == null || response == null || limits.maxWritten() || limits.max() != 1) {
            return;
        }
        String attribute = "max-" + type.limit();
        int correct = Interactions.of(interaction.document())
                                .boundTo(response.identifier())
                                .size()
                        == 1
                ? response.correctValues().size()
                : 0;
        // The correct response says how many are needed; without it nobody but the author knows.
        String wanted = correct < 2 ? null : type.isPairs() ? String.valueOf(correct) : "0";
        report.at(
                interaction,
                null,
                "the response variable " + Words.quoted(response.identifier()) + " is multiple"
                        + (correct > 1 ? " with " + correct + " correct values" : "") + ", and " + attribute
                        + ", which is left out, is 1 by default",
                wanted == null
                        ? null
                        : SourceFix.setAttribute(
                                "write " + attribute + "=\"" + wanted + "\"", interaction, attribute, wanted));
    }

    private static void strings(SourceElement interaction, RuleReport report) {
        Limits limits = InteractionTypes.limits(interaction);
        Variable response = response(interaction, "single");
        if (limits == null || response == null) {
            return;
        }
        boolean max = limits.maxWritten() && limits.max() > 1 && limits.max() < Long.MAX_VALUE;
        if (max || limits.min() > 1) {
            String attribute = max ? "max-strings" : "min-strings";
            report.at(
                    interaction,
                    attribute,
                    attribute + " is " + Words.quoted(interaction.attribute(attribute, ""))
                            + " and the response variable " + Words.quoted(response.identifier()) + " is single");
        }
    }
}
