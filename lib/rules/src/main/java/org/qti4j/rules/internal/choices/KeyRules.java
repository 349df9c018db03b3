// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.choices;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Choices;
import org.qti4j.rules.internal.facts.Choices.Choice;
import org.qti4j.rules.internal.facts.Choices.Side;
import org.qti4j.rules.internal.facts.InteractionTypes;
import org.qti4j.rules.internal.facts.InteractionTypes.Limits;
import org.qti4j.rules.internal.facts.InteractionTypes.Type;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.Processing;
import org.qti4j.rules.internal.facts.ValueSpace;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** The correct response and the mapping speak of choices that are there. */
final class KeyRules {
    private static final Set<String> RESPONSE = Set.of("qti-response-declaration");

    private KeyRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("choice-correct-exists", ChoiceRules.GROUP)
                                .states(
                                        "The correct response names choices of the interaction; of a directed pair the first is what is put somewhere, the second where it is put.")
                                .otherwise("Nobody can give the correct response.")
                                .remedy("Name a choice that is there, or correct the identifier of the choice.")
                                .source("QTI 3.0 ASI, qti-correct-response; identifier of choices"),
                        RESPONSE,
                        Set.of("qti-correct-response"),
                        KeyRules::correct),
                rule(
                        warning("choice-mapkey-exists", ChoiceRules.GROUP)
                                .states("The keys of a mapping name choices of the interaction.")
                                .otherwise("The score of the entry is never given.")
                                .remedy("Name a choice that is there, or take the entry away.")
                                .source("QTI 3.0 ASI, map-key of qti-map-entry; identifier of choices"),
                        RESPONSE,
                        Set.of("qti-mapping"),
                        KeyRules::mapping),
                rule(
                        error("choice-correct-count", ChoiceRules.GROUP)
                                .states(
                                        "The correct response has no more and no fewer values than the limits of the interaction allow.")
                                .otherwise("Nobody can give the correct response.")
                                .remedy("Change max-… or min-…, or the correct response.")
                                .source(
                                        "QTI 3.0 ASI, max-choices and max-associations of interactions; qti-correct-response"),
                        RESPONSE,
                        Set.of("qti-correct-response"),
                        KeyRules::count),
                rule(
                        warning("choice-order-complete", ChoiceRules.GROUP)
                                .states(
                                        "The correct response of an order interaction names every choice, unless min-choices or max-choices is given.")
                                .otherwise("Candidates order all choices, and that never equals the correct response.")
                                .remedy(
                                        "Name the missing choices in the correct response, or write min-choices and max-choices.")
                                .source("QTI 3.0 ASI, qti-order-interaction and qti-graphic-order-interaction"),
                        Set.of("qti-order-interaction", "qti-graphic-order-interaction"),
                        KeyRules::complete));
    }

    /** Returns the response variable of a declaration, or null when its correct response is set by template processing. */
    static @Nullable Variable keyed(SourceElement declaration) {
        Variable variable = Variables.of(declaration.document())
                .find(declaration.attribute("identifier", ""), VariableKind.RESPONSE);
        return variable == null
                        || variable.element() != declaration
                        || Processing.of(declaration.document()).setsCorrect(variable)
                ? null
                : variable;
    }

    private static void correct(SourceElement declaration, RuleReport report) {
        Variable variable = keyed(declaration);
        if (variable != null) {
            List<Choices> choices = Choices.boundTo(variable);
            for (SourceElement value : variable.correctValues()) {
                exists(variable, choices, value, null, value.text().strip(), report);
            }
        }
    }

    private static void mapping(SourceElement declaration, RuleReport report) {
        Variable variable = Variables.of(declaration.document())
                .find(declaration.attribute("identifier", ""), VariableKind.RESPONSE);
        SourceElement mapping = declaration.child("qti-mapping");
        if (variable != null && mapping != null && variable.element() == declaration) {
            List<Choices> choices = Choices.boundTo(variable);
            for (SourceElement entry : mapping.children("qti-map-entry")) {
                exists(variable, choices, entry, "map-key", entry.attribute("map-key", ""), report);
            }
        }
    }

    private static void exists(
            Variable variable,
            List<Choices> interactions,
            SourceElement place,
            @Nullable String attribute,
            String value,
            RuleReport report) {
        if (interactions.isEmpty() || value.isEmpty()) {
            return;
        }
        switch (variable.baseType()) {
            case "identifier" -> {
                if (!ValueSpace.isName(value)) {
                    return;
                }
                if (interactions.get(0).of(Side.ANY).isEmpty()) {
                    return;
                }
                if (find(interactions, Side.ANY, value) == null) {
                    report.at(place, attribute, missing(value, interactions, Side.ANY));
                }
            }
            case "pair", "directedPair" -> {
                String[] ends = ValueSpace.pair(value);
                if (ends == null) {
                    return;
                }
                boolean directed = interactions.get(0).all().get(0).side() != Side.ANY;
                Side first = directed ? Side.SOURCE : Side.ANY;
                Side second = directed ? Side.TARGET : Side.ANY;
                if (interactions.get(0).of(first).isEmpty()
                        || interactions.get(0).of(second).isEmpty()) {
                    // What is missing is a whole side, of which other rules speak.
                    return;
                }
                boolean firstThere = find(interactions, first, ends[0]) != null;
                boolean secondThere = find(interactions, second, ends[1]) != null;
                if (firstThere && secondThere) {
                    return;
                }
                if (directed
                        && find(interactions, second, ends[0]) != null
                        && find(interactions, first, ends[1]) != null) {
                    report.at(
                            place,
                            attribute,
                            "the pair " + Words.quoted(value) + " is the wrong way round: " + Words.quoted(ends[1])
                                    + " is what is put somewhere, and comes first");
                } else {
                    report.at(
                            place,
                            attribute,
                            firstThere
                                    ? missing(ends[1], interactions, second)
                                    : missing(ends[0], interactions, first));
                }
            }
            default -> {}
        }
    }

    private static @Nullable Choice find(List<Choices> interactions, Side side, String identifier) {
        for (Choices choices : interactions) {
            Choice found = choices.find(side, identifier);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String missing(String identifier, List<Choices> interactions, Side side) {
        Choices choices = interactions.get(0);
        SourceElement interaction = choices.interaction();
        boolean gaps = side == Side.TARGET && !interaction.is("qti-match-interaction");
        String what = gaps
                ? interaction.is("qti-gap-match-interaction") ? "gap" : "hotspot"
                : side == Side.TARGET
                        ? "choice of the second set"
                        : side == Side.SOURCE && interaction.is("qti-match-interaction")
                                ? "choice of the first set"
                                : "choice";
        return "there is no " + what + " " + Words.quoted(identifier) + " in the " + interaction.name() + " of line "
                + interaction.line() + "; it has " + Choices.words(choices.of(side));
    }

    private static void count(SourceElement declaration, RuleReport report) {
        Variable variable = keyed(declaration);
        if (variable == null
                || !variable.cardinality().equals("multiple")
                        && !variable.cardinality().equals("ordered")) {
            return;
        }
        List<SourceElement> bound = Interactions.of(declaration.document()).boundTo(variable.identifier());
        List<SourceElement> values = bound.size() == 1 ? variable.correctValues() : List.of();
        if (values.isEmpty()) {
            return;
        }
        Type type = InteractionTypes.of(bound.get(0));
        Limits limits = InteractionTypes.limits(bound.get(0));
        if (type == null || limits == null || type.limit() == null || !(type.hasChoices() || isPoint(type))) {
            return;
        }
        Set<String> different = new HashSet<>();
        for (SourceElement value : values) {
            if (!value.text().isBlank()) {
                different.add(
                        ValueSpace.normal(variable.baseType(), value.text().strip()));
            }
        }
        boolean many = limits.maxWritten() && limits.max() > 0 && different.size() > limits.max();
        // Limits that contradict each other are of another rule.
        boolean possible = limits.min() <= limits.max()
                && (type.isPairs()
                        || isPoint(type)
                        || limits.min() <= Choices.of(bound.get(0)).all().size());
        boolean few = possible && !different.isEmpty() && limits.min() > different.size();
        if (many || few) {
            String attribute = (many ? "max-" : "min-") + type.limit();
            SourceElement first = values.get(0).parent();
            report.at(
                    first == null ? declaration : first,
                    "the correct response of " + Words.quoted(variable.identifier()) + " has " + different.size()
                            + (different.size() == 1 ? " value" : " values") + ", and " + attribute + " of the "
                            + bound.get(0).name() + " in line " + bound.get(0).line() + " is "
                            + Words.quoted(bound.get(0).attribute(attribute, "")));
        }
    }

    private static boolean isPoint(Type type) {
        return type.baseTypes().contains("point");
    }

    private static void complete(SourceElement interaction, RuleReport report) {
        Variable response = Interactions.response(interaction);
        SourceElement declaration = response == null ? null : response.element();
        if (declaration == null
                || interaction.has("min-choices")
                || interaction.has("max-choices")
                || keyed(declaration) == null
                || Choices.boundTo(response).size() != 1
                || response.correctValues().isEmpty()) {
            return;
        }
        Set<String> named = new HashSet<>();
        for (SourceElement value : response.correctValues()) {
            named.add(value.text().strip());
        }
        List<Choice> missing = Choices.of(interaction).all().stream()
                .filter(choice -> !choice.isConditional() && !named.contains(choice.identifier()))
                .toList();
        // When nothing that is named is there, the names are wrong, and that is said elsewhere.
        if (!missing.isEmpty() && missing.size() < Choices.of(interaction).all().size()) {
            SourceElement correct = declaration.child("qti-correct-response");
            report.at(
                    correct == null ? declaration : correct,
                    "the correct response does not name " + Choices.words(missing) + " of the " + interaction.name()
                            + " in line " + interaction.line());
        }
    }
}
