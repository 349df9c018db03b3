// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** The choices of one interaction, with those things that choices are put into: gaps, hotspots and second sets. */
public final class Choices {
    /** The names of all elements that can be chosen, or into which choices can be put. */
    public static final Set<String> NAMES = Set.of(
            "qti-simple-choice",
            "qti-inline-choice",
            "qti-hottext",
            "qti-hotspot-choice",
            "qti-simple-associable-choice",
            "qti-associable-hotspot",
            "qti-gap-text",
            "qti-gap-img",
            "qti-gap");

    private static final String XINCLUDE = "http://www.w3.org/2001/XInclude";
    private static final int SHOWN = 5;

    /** So many interactions with one variable are a mistake of which another rule speaks. */
    public static final int MANY = 16;

    /** Which end of a directed pair a choice can be. */
    public enum Side {
        /** Where there are no sides. */
        ANY,
        /** What is put somewhere, the first of the pair. */
        SOURCE,
        /** Where it is put, the second of the pair. */
        TARGET
    }

    /** A choice. */
    public record Choice(SourceElement element, String identifier, Side side) {
        /** Returns how often it may be used at most; {@link Long#MAX_VALUE} when that is not limited or unknown. */
        public long matchMax() {
            long max = Numbers.count(element.attribute("match-max", ""), 0);
            return max == 0 ? Long.MAX_VALUE : max;
        }

        /** Tells whether template processing may take it away. */
        public boolean isConditional() {
            if (element.has("template-identifier")) {
                return true;
            }
            SourceElement up = element.parent();
            return up != null && up.name().startsWith("qti-template-");
        }
    }

    /** The choices of all interactions of a document. */
    private static final class Index {
        private final Map<SourceElement, Choices> byInteraction = new IdentityHashMap<>(8);
        /** By response variable, made when first asked for: several rules ask for the same. */
        private final Map<String, List<Choices>> byResponse = new HashMap<>(8);

        Index(SourceDocument document) {
            Outline outline = Outline.of(document);
            for (SourceElement interaction : outline.interactions()) {
                Choices choices = new Choices(interaction);
                choices.collect(interaction, 0, outline);
                byInteraction.put(interaction, choices);
            }
        }

        static Index of(SourceDocument document) {
            return document.derived(Index.class, Index::new);
        }
    }

    private final SourceElement interaction;
    private final List<Choice> all = new ArrayList<>();
    private final Map<Side, Map<String, Choice>> byIdentifier = new EnumMap<>(Side.class);
    private final Map<Side, List<Choice>> bySide = new EnumMap<>(Side.class);
    private boolean open;

    private Choices(SourceElement interaction) {
        this.interaction = interaction;
    }

    /** Returns the choices of an interaction. */
    public static Choices of(SourceElement interaction) {
        return Index.of(interaction.document()).byInteraction.computeIfAbsent(interaction, Choices::new);
    }

    private void collect(SourceElement element, int set, Outline outline) {
        int sets = 0;
        for (SourceElement child : element.children()) {
            if (!child.isQti()) {
                open |= child.namespace().equals(XINCLUDE);
                continue;
            }
            if (outline.isChoice(child)) {
                take(child, set);
            }
            if (child.lastIndex() == child.index()) {
                sets += child.name().equals("qti-simple-match-set") ? 1 : 0;
            } else if (child.name().equals("qti-simple-match-set")) {
                collect(child, ++sets, outline);
            } else if (!outline.isInteraction(child)) {
                collect(child, set, outline);
            }
        }
    }

    private void take(SourceElement element, int set) {
        Side side = switch (interaction.name()) {
            case "qti-match-interaction" -> set == 1 ? Side.SOURCE : Side.TARGET;
            case "qti-gap-match-interaction", "qti-graphic-gap-match-interaction" ->
                element.name().equals("qti-gap-text") || element.name().equals("qti-gap-img")
                        ? Side.SOURCE
                        : Side.TARGET;
            default -> Side.ANY;
        };
        Choice choice = new Choice(element, element.attribute("identifier", ""), side);
        all.add(choice);
        bySide.computeIfAbsent(side, k -> new ArrayList<>()).add(choice);
        byIdentifier.computeIfAbsent(side, k -> new HashMap<>()).putIfAbsent(choice.identifier(), choice);
    }

    /** Returns the interaction. */
    public SourceElement interaction() {
        return interaction;
    }

    /** Returns all choices in the order of the document. */
    public List<Choice> all() {
        return Collections.unmodifiableList(all);
    }

    /** Returns the choices of one side. */
    public List<Choice> of(Side side) {
        return Collections.unmodifiableList(bySide.getOrDefault(side, List.of()));
    }

    /** Returns the first choice of this identifier on a side, or null. */
    public @Nullable Choice find(Side side, String identifier) {
        return byIdentifier.getOrDefault(side, Map.of()).get(identifier);
    }

    /** Tells whether parts of the interaction are elsewhere, so that there may be other choices. */
    public boolean isOpen() {
        return open;
    }

    /**
     * Returns the choices of the interactions that are bound to a response variable; nothing when one of them is of a kind that has none, or
     * is not known whole.
     */
    public static List<Choices> boundTo(Variable response) {
        SourceElement declaration = response.element();
        if (declaration == null || response.kind() != VariableKind.RESPONSE) {
            return List.of();
        }
        Map<String, List<Choices>> known = Index.of(declaration.document()).byResponse;
        List<Choices> found = known.get(response.identifier());
        if (found == null) {
            found = boundTo(Interactions.of(declaration.document()).boundTo(response.identifier()));
            known.put(response.identifier(), found);
        }
        return found;
    }

    private static List<Choices> boundTo(List<SourceElement> bound) {
        if (bound.size() > MANY) {
            return List.of();
        }
        List<Choices> result = new ArrayList<>(bound.size());
        for (SourceElement interaction : bound) {
            InteractionTypes.Type type = InteractionTypes.of(interaction);
            if (type == null || !type.hasChoices()) {
                return List.of();
            }
            Choices choices = of(interaction);
            if (choices.isOpen() || choices.all().isEmpty()) {
                return List.of();
            }
            result.add(choices);
        }
        return Collections.unmodifiableList(result);
    }

    /** Returns the identifiers for messages: the first of them, quoted. */
    public static String words(Collection<Choice> choices) {
        String shown = String.join(
                ", ",
                choices.stream()
                        .limit(SHOWN)
                        .map(choice -> Words.quoted(choice.identifier()))
                        .toList());
        return choices.size() > SHOWN ? shown + " and " + (choices.size() - SHOWN) + " more" : shown;
    }
}
