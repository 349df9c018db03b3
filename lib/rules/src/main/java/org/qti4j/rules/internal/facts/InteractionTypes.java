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
     * @param limits the attributes {@code max-…} and {@code min-…}; null when there are none
     */
    public record Type(
            List<String> cardinalities,
            List<String> baseTypes,
            @Nullable String limit,
            @Nullable LimitAttributes limits) {
        /** Tells whether the responses are identifiers of choices, alone or in pairs. */
        public boolean hasChoices() {
            return isPairs() || baseTypes.equals(List.of("identifier"));
        }

        /** Tells whether the responses are pairs of choices. */
        public boolean isPairs() {
            return baseTypes.contains("pair") || baseTypes.contains("directedPair");
        }
    }

    /** The attributes that limit a kind of interaction, and what the schema takes them for where they are absent. */
    public record LimitAttributes(String max, String defaultMax, String min, String defaultMin) {}

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
        LimitAttributes limits = limit == null
                ? null
                : new LimitAttributes(
                        "max-" + limit,
                        absent(name, "max-" + limit).orElse("0"),
                        "min-" + limit,
                        absent(name, "min-" + limit).orElse("0"));
        TYPES.put(name, new Type(cardinalities, List.of(baseTypes), limit, limits));
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
        LimitAttributes names = type == null ? null : type.limits();
        if (names == null) {
            return null;
        }
        boolean written = interaction.has(names.max());
        long max = Numbers.count(interaction.attribute(names.max(), names.defaultMax()), -1);
        long min = Numbers.count(interaction.attribute(names.min(), names.defaultMin()), -1);
        return new Limits(max == 0 ? Long.MAX_VALUE : max, min, written);
    }
}
