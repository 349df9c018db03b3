// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.choices;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Choices;
import org.qti4j.rules.internal.facts.Choices.Choice;
import org.qti4j.rules.internal.facts.Choices.Side;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.Numbers;
import org.qti4j.rules.internal.facts.ValueSpace;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** Associations of choices. */
final class PairRules {
    private static final Set<String> PAIRING = Set.of(
            "qti-associate-interaction",
            "qti-graphic-associate-interaction",
            "qti-match-interaction",
            "qti-gap-match-interaction",
            "qti-graphic-gap-match-interaction");

    private static final Set<String> CORRECT = Set.of("qti-correct-response");

    /** Nobody groups so finely; what is beyond is not compared. */
    private static final int MANY = 64;

    /** One value of the correct response, with the choices it names. */
    private record Pair(SourceElement value, Choice first, Choice second) {}

    /** The pairs of the interactions of a document, as far as they have been asked for: each rule here wants them. */
    private record Known(Map<SourceElement, Optional<List<Pair>>> byInteraction) {}

    private PairRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("choice-matchmax-correct", ChoiceRules.GROUP)
                                .states("The correct response uses no choice more often than its match-max allows.")
                                .otherwise("Nobody can give the correct response.")
                                .remedy("Raise match-max of the choice; 0 stands for any number.")
                                .source("QTI 3.0 ASI, match-max of associable choices; qti-correct-response"),
                        PAIRING,
                        CORRECT,
                        PairRules::matchMax),
                rule(
                        error("choice-matchmin-correct", ChoiceRules.GROUP)
                                .states(
                                        "The correct response uses each choice at least as often as its match-min demands.")
                                .otherwise("The correct response is not valid and cannot be submitted.")
                                .remedy("Lower match-min of the choice, or name it in the correct response.")
                                .source("QTI 3.0 ASI, match-min of associable choices; qti-correct-response"),
                        PAIRING,
                        CORRECT,
                        PairRules::matchMin),
                rule(
                        warning("choice-gap-filled", ChoiceRules.GROUP)
                                .states("The correct response fills every gap.")
                                .otherwise("Who fills all gaps can never be right.")
                                .remedy("Add a pair for the gap to the correct response, or take the gap away.")
                                .source("QTI 3.0 ASI, qti-gap-match-interaction"),
                        Set.of("qti-gap-match-interaction"),
                        (interaction, report) -> gaps(interaction, report, false)),
                rule(
                        error("choice-gap-required", ChoiceRules.GROUP)
                                .states("The correct response fills every gap that is required.")
                                .otherwise("The correct response is not valid and cannot be submitted.")
                                .remedy("Add a pair for the gap to the correct response, or take required away.")
                                .source("QTI 3.0 ASI, required of qti-gap"),
                        Set.of("qti-gap-match-interaction"),
                        (interaction, report) -> gaps(interaction, report, true)),
                rule(
                        warning("choice-match-group", ChoiceRules.GROUP)
                                .states(
                                        "The pairs of the correct response are allowed by the match-group of both choices: it names the partner, or a group that the partner names as well.")
                                .otherwise("Nobody can give the correct response.")
                                .remedy("Name the partner in match-group, or take match-group away.")
                                .source("QTI 3.0 ASI, match-group of associable choices and gaps"),
                        PAIRING,
                        CORRECT,
                        PairRules::groups),
                rule(
                        warning("choice-match-group-exists", ChoiceRules.GROUP)
                                .states("match-group names choices of the same interaction.")
                                .otherwise(
                                        "The name allows nothing; the choice can be used less than was meant, or not at all.")
                                .remedy("Name a choice that is there, or take the name away.")
                                .source("QTI 3.0 ASI, match-group of associable choices and gaps"),
                        PAIRING,
                        PairRules::groupsExist));
    }

    /** Returns the pairs of the correct response whose choices are there; null when there is nothing to compare with. */
    private static @Nullable List<Pair> pairs(SourceElement interaction) {
        return interaction
                .document()
                .derived(Known.class, document -> new Known(new IdentityHashMap<>()))
                .byInteraction()
                .computeIfAbsent(interaction, key -> Optional.ofNullable(find(key)))
                .orElse(null);
    }

    private static @Nullable List<Pair> find(SourceElement interaction) {
        Variable response = Interactions.response(interaction);
        SourceElement declaration = response == null ? null : response.element();
        if (declaration == null
                || KeyRules.keyed(declaration) == null
                || Choices.boundTo(response).size() != 1
                || response.correctValues().isEmpty()) {
            return null;
        }
        Choices choices = Choices.of(interaction);
        boolean directed = choices.all().get(0).side() != Side.ANY;
        List<Pair> result = new ArrayList<>();
        for (SourceElement value : response.correctValues()) {
            String[] ends = ValueSpace.pair(value.text());
            Choice first = ends == null ? null : choices.find(directed ? Side.SOURCE : Side.ANY, ends[0]);
            Choice second = ends == null ? null : choices.find(directed ? Side.TARGET : Side.ANY, ends[1]);
            if (first != null && second != null) {
                result.add(new Pair(value, first, second));
            } else if (ends != null || !value.text().isBlank()) {
                // Another rule speaks of it, and then nobody knows which choices are meant.
                return null;
            }
        }
        return result;
    }

    private static Map<Choice, Integer> uses(List<Pair> pairs) {
        Map<Choice, Integer> result = new LinkedHashMap<>();
        for (Pair pair : pairs) {
            result.merge(pair.first(), 1, Integer::sum);
            result.merge(pair.second(), 1, Integer::sum);
        }
        return result;
    }

    private static void matchMax(SourceElement interaction, RuleReport report) {
        List<Pair> pairs = pairs(interaction);
        if (pairs == null) {
            return;
        }
        uses(pairs).forEach((choice, count) -> {
            if (count > choice.matchMax()) {
                report.at(
                        choice.element(),
                        "match-max",
                        "the correct response uses " + Words.quoted(choice.identifier()) + " " + count
                                + " times, and match-max is "
                                + Words.quoted(choice.element().attribute("match-max", "")));
            }
        });
    }

    private static void matchMin(SourceElement interaction, RuleReport report) {
        List<Pair> pairs = pairs(interaction);
        if (pairs == null || pairs.isEmpty()) {
            return;
        }
        Map<Choice, Integer> uses = uses(pairs);
        for (Choice choice : Choices.of(interaction).all()) {
            long least = Numbers.count(choice.element().attribute("match-min", ""), 0);
            if (least == 0) {
                continue;
            }
            int count = uses.getOrDefault(choice, 0);
            if (least > count && least <= choice.matchMax() && !choice.isConditional()) {
                report.at(
                        choice.element(),
                        "match-min",
                        "the correct response uses " + Words.quoted(choice.identifier()) + " " + count
                                + (count == 1 ? " time" : " times") + ", and match-min is "
                                + Words.quoted(choice.element().attribute("match-min", "")));
            }
        }
    }

    private static void gaps(SourceElement interaction, RuleReport report, boolean required) {
        List<Pair> pairs = pairs(interaction);
        if (pairs == null || pairs.isEmpty()) {
            return;
        }
        Set<Choice> filled = new HashSet<>();
        pairs.forEach(pair -> filled.add(pair.second()));
        for (Choice gap : Choices.of(interaction).of(Side.TARGET)) {
            String value = gap.element().attribute("required", "");
            boolean needed = value.equals("true") || value.equals("1");
            if (!gap.isConditional() && needed == required && !filled.contains(gap)) {
                report.at(
                        gap.element(),
                        "the correct response puts nothing into the gap " + Words.quoted(gap.identifier())
                                + (needed ? ", which is required" : ""));
            }
        }
    }

    private static Set<String> group(Choice choice) {
        String names = choice.element().attribute("match-group", "");
        return names.isEmpty() ? Set.of() : new HashSet<>(List.of(names.split("\\s+")));
    }

    private static void groups(SourceElement interaction, RuleReport report) {
        List<Pair> pairs = pairs(interaction);
        if (pairs == null) {
            return;
        }
        Map<Choice, Set<String>> known = new HashMap<>();
        for (Pair pair : pairs) {
            for (boolean turned : new boolean[] {false, true}) {
                Choice one = turned ? pair.second() : pair.first();
                Choice other = turned ? pair.first() : pair.second();
                Set<String> group = known.computeIfAbsent(one, PairRules::group);
                // Many documents give the same name of a group to both instead of naming the partner.
                Set<String> partners = known.computeIfAbsent(other, PairRules::group);
                if (!group.isEmpty()
                        && !group.contains(other.identifier())
                        && Math.min(group.size(), partners.size()) < MANY
                        && Collections.disjoint(group, partners)) {
                    report.at(
                            pair.value(),
                            "the pair " + Words.quoted(pair.value().text().strip())
                                    + " is not allowed: match-group of " + Words.quoted(one.identifier()) + " in line "
                                    + one.element().line() + " does not name " + Words.quoted(other.identifier()));
                    break;
                }
            }
        }
    }

    private static void groupsExist(SourceElement interaction, RuleReport report) {
        Choices choices = Choices.of(interaction);
        if (choices.isOpen()) {
            return;
        }
        Map<String, Integer> counts = new HashMap<>();
        for (Choice choice : choices.all()) {
            for (String name : group(choice)) {
                counts.merge(name, 1, Integer::sum);
            }
        }
        if (counts.isEmpty()) {
            return;
        }
        for (Choice choice : choices.all()) {
            for (String name : group(choice)) {
                // A name that several choices have may be the name of their group.
                boolean there = counts.getOrDefault(name, 0) > 1;
                for (Side side : Side.values()) {
                    there |= choices.find(side, name) != null;
                }
                if (!there) {
                    report.at(
                            choice.element(),
                            "match-group",
                            "there is no choice " + Words.quoted(name) + " in the interaction; it has "
                                    + Choices.words(choices.all()));
                }
            }
        }
    }
}
