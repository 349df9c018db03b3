// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.choices;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Choices;
import org.qti4j.rules.internal.facts.Choices.Choice;
import org.qti4j.rules.internal.facts.Choices.Side;
import org.qti4j.rules.internal.facts.ElementNames;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.rules.source.SourceFix;

/** What holds for choices and limits. */
public final class ChoiceRules {
    static final RuleGroup GROUP = RuleGroup.CHOICES;

    private ChoiceRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return Stream.of(
                        choices(),
                        ContentRules.rules(),
                        CountRules.rules(),
                        KeyRules.rules(),
                        PairRules.rules(),
                        TextRules.rules(),
                        SliderRules.rules())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Rule> choices() {
        return List.of(
                rule(
                        error("choice-id-unique", GROUP)
                                .states("No two choices of an interaction have the same identifier.")
                                .otherwise(
                                        "Which of them was chosen cannot be told; both score alike, or only one can be chosen.")
                                .remedy("Give each choice an identifier of its own.")
                                .source("QTI 3.0 ASI, identifier of choices"),
                        ElementNames.INTERACTIONS,
                        ChoiceRules::unique),
                rule(
                        info("choice-id-vs-variable", GROUP)
                                .strict()
                                .states("No choice has the identifier of a variable of the item.")
                                .otherwise("Readers of the item take one for the other.")
                                .remedy("Rename the choice wherever it is used.")
                                .source("QTI 3.0 ASI, identifier of choices"),
                        Choices.NAMES,
                        ChoiceRules::likeVariable),
                rule(
                        error("choice-required", GROUP)
                                .states("A gap match has a gap, and a hottext interaction has a hottext.")
                                .otherwise("There is nothing to answer.")
                                .remedy("Put at least one qti-gap or qti-hottext into the text.")
                                .source("QTI 3.0 ASI, qti-gap-match-interaction and qti-hottext-interaction"),
                        Set.of("qti-gap-match-interaction", "qti-hottext-interaction"),
                        ChoiceRules::required),
                rule(
                        warning("choice-match-set-empty", GROUP)
                                .states("Both sets of a match interaction have choices.")
                                .otherwise("There is nothing to match.")
                                .remedy("Put choices into the empty set.")
                                .source("QTI 3.0 ASI, qti-simple-match-set"),
                        Set.of("qti-simple-match-set"),
                        (set, report) -> {
                            SourceElement parent = set.parent();
                            if (set.children().isEmpty()
                                    && parent != null
                                    && !Choices.of(parent).isOpen()) {
                                report.at(set, "the set has no choices");
                            }
                        }),
                rule(
                        info("choice-fixed-no-shuffle", GROUP)
                                .strict()
                                .states("Only the choices of an interaction that shuffles are fixed.")
                                .otherwise("fixed means nothing there; perhaps shuffle was forgotten.")
                                .remedy("Write shuffle=\"true\" on the interaction, or take fixed away.")
                                .source("QTI 3.0 ASI, fixed of choices"),
                        ElementNames.INTERACTIONS,
                        ChoiceRules::fixed),
                rule(
                        warning("choice-all-fixed", GROUP)
                                .strict()
                                .states("An interaction that shuffles has at least two choices that are not fixed.")
                                .otherwise("Every candidate sees the same order.")
                                .remedy(
                                        "Take fixed away from the choices that may move, or shuffle=\"true\" from the interaction.")
                                .source("QTI 3.0 ASI, shuffle of interactions and fixed of choices"),
                        ElementNames.INTERACTIONS,
                        ChoiceRules::allFixed),
                rule(
                        error("choice-nested", GROUP)
                                .states("No interaction is inside another one.")
                                .otherwise("Players refuse the item, or the inner interaction cannot be used.")
                                .remedy("Move the inner interaction out, beside the other.")
                                .source("QTI 3.0 ASI, interactions; QTI 3.0 Schematron rules"),
                        ElementNames.INTERACTIONS,
                        ChoiceRules::nested));
    }

    private static void unique(SourceElement interaction, RuleReport report) {
        Map<Side, Map<String, Choice>> seen = new EnumMap<>(Side.class);
        for (Choice choice : Choices.of(interaction).all()) {
            if (choice.identifier().isEmpty()) {
                continue;
            }
            // The two sides of a directed pair are told apart by their places.
            Choice first =
                    seen.computeIfAbsent(choice.side(), k -> new HashMap<>()).putIfAbsent(choice.identifier(), choice);
            // Of choices that template processing takes away, perhaps only one is left.
            if (first != null && !(first.isConditional() && choice.isConditional())) {
                report.at(
                        choice.element(),
                        "identifier",
                        "the choice in line " + first.element().line() + " has the identifier "
                                + Words.quoted(choice.identifier()) + " already");
            }
        }
    }

    private static void likeVariable(SourceElement choice, RuleReport report) {
        String identifier = choice.attribute("identifier", "");
        Variable variable = Variables.of(choice.document()).find(identifier);
        if (variable != null && !variable.isBuiltIn()) {
            report.at(
                    choice,
                    "identifier",
                    "the choice has the identifier of the " + variable.kind().word() + " variable "
                            + Words.quoted(identifier));
        }
    }

    private static void required(SourceElement interaction, RuleReport report) {
        Choices choices = Choices.of(interaction);
        boolean gaps = interaction.is("qti-gap-match-interaction");
        if (!choices.isOpen() && choices.of(gaps ? Side.TARGET : Side.ANY).isEmpty()) {
            report.at(interaction, gaps ? "there is no qti-gap in the text" : "there is no qti-hottext in the text");
        }
    }

    private static boolean isTrue(SourceElement element, String attribute) {
        String value = element.attribute(attribute, "");
        return value.equals("true") || value.equals("1");
    }

    private static void fixed(SourceElement interaction, RuleReport report) {
        if (isTrue(interaction, "shuffle")) {
            return;
        }
        for (Choice choice : Choices.of(interaction).all()) {
            if (isTrue(choice.element(), "fixed")) {
                report.at(
                        choice.element(),
                        "fixed",
                        "the " + interaction.name() + " in line " + interaction.line()
                                + " does not shuffle, and fixed means nothing",
                        SourceFix.removeAttribute("take fixed away", choice.element(), "fixed"));
            }
        }
    }

    private static void allFixed(SourceElement interaction, RuleReport report) {
        List<Choice> all = Choices.of(interaction).all();
        long fixed =
                all.stream().filter(choice -> isTrue(choice.element(), "fixed")).count();
        if (isTrue(interaction, "shuffle") && fixed > 0 && all.size() - fixed < 2) {
            report.at(
                    interaction,
                    "shuffle",
                    fixed + " of " + all.size() + " choices are fixed, so that there is nothing to shuffle");
        }
    }

    private static void nested(SourceElement interaction, RuleReport report) {
        for (SourceElement up = interaction.parent(); up != null; up = up.parent()) {
            if (up.isQti() && up.name().endsWith("custom-interaction")) {
                return;
            }
            if (up.isQti() && ElementNames.INTERACTIONS.contains(up.name())) {
                report.at(
                        interaction,
                        "the " + interaction.name() + " is inside the " + up.name() + " of line " + up.line());
                return;
            }
        }
    }
}
