// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.choices;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.List;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Choices;
import org.qti4j.rules.internal.facts.ElementNames;
import org.qti4j.rules.internal.facts.InteractionTypes;
import org.qti4j.rules.internal.facts.InteractionTypes.Limits;
import org.qti4j.rules.internal.facts.InteractionTypes.Type;
import org.qti4j.rules.internal.facts.Numbers;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** Least and greatest numbers. */
final class CountRules {
    private static final Set<String> ORDERS = Set.of("qti-order-interaction", "qti-graphic-order-interaction");

    private CountRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("choice-min-le-max", ChoiceRules.GROUP)
                                .states(
                                        "The least number of choices, associations, strings or plays is not greater than the greatest.")
                                .otherwise("No answer is valid, so that nobody can submit the item.")
                                .remedy(
                                        "Raise max-… or lower min-…; 0 as maximum stands for any number, and a max-choices or max-associations that is left out mostly stands for 1.")
                                .source("QTI 3.0 ASI, min-choices, min-associations, min-strings and min-plays"),
                        ElementNames.INTERACTIONS,
                        CountRules::minLeMax),
                rule(
                        error("choice-matchmin-le-max", ChoiceRules.GROUP)
                                .states("match-min of a choice is not greater than its match-max.")
                                .otherwise("No answer is valid, so that nobody can submit the item.")
                                .remedy("Raise match-max or lower match-min; match-max=\"0\" stands for any number.")
                                .source("QTI 3.0 ASI, match-min and match-max of associable choices"),
                        Choices.NAMES,
                        CountRules::matchMin),
                rule(
                        warning("choice-max-gt-count", ChoiceRules.GROUP)
                                .states("max-choices is not greater than the number of choices.")
                                .otherwise("The limit limits nothing; perhaps a choice is missing.")
                                .remedy("Write the number of choices that may be chosen, or 0 for any number.")
                                .source("QTI 3.0 ASI, max-choices of interactions"),
                        Set.of("qti-choice-interaction", "qti-hottext-interaction", "qti-hotspot-interaction"),
                        CountRules::maxGtCount),
                rule(
                        error("choice-order-max-gt-count", ChoiceRules.GROUP)
                                .states(
                                        "max-choices of an order interaction is not greater than the number of choices.")
                                .otherwise("Players refuse the item or wait for more choices than there are.")
                                .remedy("Write at most the number of choices, or leave max-choices out.")
                                .source(
                                        "QTI 3.0 ASI, max-choices of qti-order-interaction and qti-graphic-order-interaction"),
                        ORDERS,
                        CountRules::maxGtCount),
                rule(
                        error("choice-min-gt-count", ChoiceRules.GROUP)
                                .states("min-choices is not greater than the number of choices.")
                                .otherwise("No answer is valid, so that nobody can submit the item.")
                                .remedy("Write at most the number of choices.")
                                .source("QTI 3.0 ASI, min-choices of interactions"),
                        Set.of(
                                "qti-choice-interaction",
                                "qti-hottext-interaction",
                                "qti-hotspot-interaction",
                                "qti-order-interaction",
                                "qti-graphic-order-interaction",
                                "qti-inline-choice-interaction"),
                        CountRules::minGtCount));
    }

    private static void minLeMax(SourceElement interaction, RuleReport report) {
        Type type = InteractionTypes.of(interaction);
        Limits limits = InteractionTypes.limits(interaction);
        if (type == null || limits == null || limits.max() < 0 || limits.min() <= limits.max()) {
            return;
        }
        String least = "min-" + type.limit();
        String most = "max-" + type.limit();
        report.at(
                interaction,
                least,
                least + " is " + Words.quoted(interaction.attribute(least, "")) + ", and " + most + " is "
                        + (limits.maxWritten()
                                ? Words.quoted(interaction.attribute(most, ""))
                                : "left out, which stands for " + limits.max()));
    }

    private static void matchMin(SourceElement choice, RuleReport report) {
        long max = Numbers.count(choice.attribute("match-max", ""), -1);
        long min = Numbers.count(choice.attribute("match-min", ""), 0);
        if (max > 0 && min > max) {
            report.at(
                    choice,
                    "match-min",
                    "match-min is " + Words.quoted(choice.attribute("match-min", "")) + ", and match-max is "
                            + Words.quoted(choice.attribute("match-max", "")));
        }
    }

    private static void maxGtCount(SourceElement interaction, RuleReport report) {
        Limits limits = InteractionTypes.limits(interaction);
        Choices choices = Choices.of(interaction);
        int count = choices.all().size();
        if (limits != null
                && limits.maxWritten()
                && limits.max() < Long.MAX_VALUE
                && !choices.isOpen()
                && count > 0
                && limits.max() > count) {
            report.at(
                    interaction,
                    "max-choices",
                    "max-choices is " + Words.quoted(interaction.attribute("max-choices", "")) + ", and there "
                            + (count == 1 ? "is 1 choice" : "are " + count + " choices"));
        }
    }

    private static void minGtCount(SourceElement interaction, RuleReport report) {
        Limits limits = InteractionTypes.limits(interaction);
        Choices choices = Choices.of(interaction);
        int count = choices.all().size();
        if (limits != null && !choices.isOpen() && count > 0 && limits.min() > count) {
            report.at(
                    interaction,
                    "min-choices",
                    "min-choices is " + Words.quoted(interaction.attribute("min-choices", "")) + ", and there "
                            + (count == 1 ? "is 1 choice" : "are " + count + " choices"));
        }
    }
}
