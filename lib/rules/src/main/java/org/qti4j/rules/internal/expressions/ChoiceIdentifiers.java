// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** The identifiers that a response can consist of, for responses made of choices. */
final class ChoiceIdentifiers {
    private static final Set<String> WITH_CHOICES = Set.of(
            "qti-choice-interaction",
            "qti-order-interaction",
            "qti-inline-choice-interaction",
            "qti-hottext-interaction",
            "qti-hotspot-interaction",
            "qti-graphic-order-interaction");

    private final Map<String, Set<String>> byResponse = new HashMap<>();
    private final Set<String> unknown = new HashSet<>();

    private ChoiceIdentifiers(SourceDocument document) {
        for (SourceElement interaction : Interactions.of(document).all()) {
            String response = interaction.attribute("response-identifier", "");
            if (WITH_CHOICES.contains(interaction.name())) {
                Set<String> choices = byResponse.computeIfAbsent(response, k -> new HashSet<>());
                interaction.descendants(each -> {
                    if (each.isQti()) {
                        choices.add(each.attribute("identifier", ""));
                    } else if (each.name().equals("include")) {
                        unknown.add(response);
                    }
                });
            } else {
                unknown.add(response);
            }
        }
    }

    static ChoiceIdentifiers of(SourceDocument document) {
        return document.derived(ChoiceIdentifiers.class, ChoiceIdentifiers::new);
    }

    /** Returns the identifiers of the choices, or null when they are not known. */
    @Nullable
    Set<String> of(String response) {
        return unknown.contains(response) ? null : byResponse.get(response);
    }
}
