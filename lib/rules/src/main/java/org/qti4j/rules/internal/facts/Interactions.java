// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** The interactions of an item, in the order of the document. */
public final class Interactions {
    private final List<SourceElement> all = new ArrayList<>();
    private final Map<String, List<SourceElement>> byResponse = new HashMap<>();

    private Interactions(SourceDocument document) {
        take(document.root());
        document.root().descendants(this::take);
    }

    private void take(SourceElement element) {
        if (element.isQti() && ElementNames.INTERACTIONS.contains(element.name())) {
            all.add(element);
            byResponse
                    .computeIfAbsent(element.attribute("response-identifier", ""), k -> new ArrayList<>(1))
                    .add(element);
        }
    }

    /** Returns the interactions of a document. */
    public static Interactions of(SourceDocument document) {
        return document.derived(Interactions.class, Interactions::new);
    }

    /** Returns all interactions. */
    public List<SourceElement> all() {
        return Collections.unmodifiableList(all);
    }

    /** Returns the interactions that are bound to a response variable by their {@code response-identifier}. */
    public List<SourceElement> boundTo(String response) {
        return byResponse.getOrDefault(response, List.of());
    }

    /** Returns the response variable of an interaction, or null when it is not declared. */
    public static @Nullable Variable response(SourceElement interaction) {
        return Variables.of(interaction.document())
                .find(interaction.attribute("response-identifier", ""), VariableKind.RESPONSE);
    }
}
