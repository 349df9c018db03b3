// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.rules.source.SourceElement;

/** What the standard says of each kind of interaction: the responses it takes, its choices and its limits. */
public final class InteractionTypes {
    private static final Map<String, Type> TYPES = new LinkedHashMap<>();
    private static final Map<String, Optional<String>> DEFAULTS = new ConcurrentHashMap<>();

    /**
     * A kind of interaction.
     *
     * @param cardinalities the cardinalities of a response it can be bound to
     * @param baseTypes the base types of a response it can be bound to, unless that is a record
     * @param limit what the attributes {@code max-…} and {@code min-…} count, such as {@code choices}; null when there are none
     */
    public record Type(
            List<String> cardinalities,
            List<String> baseTypes,
            @Nullable String limit) {
        /** Tells whether the responses are identifiers of choices, alone or in pairs. */
        public boolean hasChoices() {
            return isPairs() || baseTypes.equals(List.of("identifier"));
        }

        /** Tells whether the responses are pairs of choices. */
        public boolean isPairs() {
            return baseTypes.contains("pair") || baseTypes.contains("directedPair");
        }
    }

    static {
        List<String> one = List.of("single");
        List<String> oneOrMore = List.of("single", "multiple");
        List<String> ordered = List.of("ordered");
        put("qti-choice-interaction", oneOrMore, "choices", "identifier");
        put("qti-hottext-interaction", oneOrMore, "choices", "identifier");
        put("qti-hotspot-interaction", oneOrMore, "choices", "identifier");
        put("qti-order-interaction", ordered, "choices", "identifier");
        put("qti-graphic-order-interaction", ordered, "choices", "identifier");
        put("qti-inline-choice-interaction", one, "choices", "identifier");
        put("qti-associate-interaction", oneOrMore, "associations", "pair");
        put("qti-graphic-associate-interaction", oneOrMore, "associations", "pair");
        put("qti-match-interaction", oneOrMore, "associations", "directedPair");
        put("qti-gap-match-interaction", oneOrMore, "associations", "directedPair");
        put("qti-graphic-gap-match-interaction", List.of("multiple"), "associations", "directedPair");
        put("qti-select-point-interaction", oneOrMore, "choices", "point");
        put("qti-position-object-interaction", oneOrMore, "choices", "point");
        put("qti-text-entry-interaction", List.of("single", "record"), null, "string", "integer", "float");
        put(
                "qti-extended-text-interaction",
                List.of("single", "multiple", "ordered", "record"),
                "strings",
                "string",
                "integer",
                "float");
        put("qti-slider-interaction", one, null, "integer", "float");
        put("qti-media-interaction", one, "plays", "integer");
        put("qti-upload-interaction", one, null, "file");
        put("qti-drawing-interaction", one, null, "file");
        put("qti-end-attempt-interaction", one, null, "boolean");
    }

    private InteractionTypes() {}

    private static void put(String name, List<String> cardinalities, @Nullable String limit, String... baseTypes) {
        TYPES.put(name, new Type(cardinalities, List.of(baseTypes), limit));
    }

    /** Returns what is known of a kind of interaction, or null: of custom interactions nothing is. */
    public static @Nullable Type of(SourceElement interaction) {
        return interaction.isQti() ? TYPES.get(interaction.name()) : null;
    }

    /** Returns what is known of the kind of interaction of this name, or null. */
    public static @Nullable Type named(String interaction) {
        return TYPES.get(interaction);
    }

    /** Returns the names of the interactions that are limited by {@code max-…}, such as {@code choices}. */
    public static Set<String> limitedBy(String... limits) {
        List<String> wanted = List.of(limits);
        Set<String> result = new LinkedHashSet<>();
        TYPES.forEach((name, type) -> {
            if (type.limit() != null && wanted.contains(type.limit())) {
                result.add(name);
            }
        });
        return result;
    }

    /**
     * Returns what the schema takes an absent attribute of an element for, or nothing when it says nothing.
     *
     * @param element the name of an element of the standard, not of a document
     */
    public static Optional<String> absent(String element, String attribute) {
        return DEFAULTS.computeIfAbsent(
                element + "/@" + attribute,
                key -> QtiGrammar.get().declarations(new QName(SourceElement.QTI, element)).stream()
                        .map(declaration -> declaration.type().attribute(new QName(attribute)))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .flatMap(AttributeDeclaration::defaultValue));
    }

    /**
     * Limits of an interaction.
     *
     * @param max the greatest number allowed; {@link Long#MAX_VALUE} when there is no limit; -1 when unknown
     * @param min the least number; 0 when there is none; -1 when unknown
     * @param maxWritten whether the document says {@code max}, and the schema does not stand in for it
     */
    public record Limits(long max, long min, boolean maxWritten) {}

    /** Returns the limits of an interaction, with what the schema takes absent attributes for; null when its kind has none. */
    public static @Nullable Limits limits(SourceElement interaction) {
        Type type = of(interaction);
        if (type == null || type.limit() == null) {
            return null;
        }
        String most = "max-" + type.limit();
        String least = "min-" + type.limit();
        boolean written = interaction.has(most);
        long max = Numbers.count(
                written
                        ? interaction.attribute(most, "")
                        : absent(interaction.name(), most).orElse("0"),
                -1);
        long min = Numbers.count(
                interaction.has(least)
                        ? interaction.attribute(least, "")
                        : absent(interaction.name(), least).orElse("0"),
                -1);
        return new Limits(max == 0 ? Long.MAX_VALUE : max, min, written);
    }
}
