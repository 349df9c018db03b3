// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** The interactions of an item, in the order of the document. */
public final class Interactions {
    private final List<SourceElement> all;
    private final Map<String, List<SourceElement>> byResponse = new HashMap<>();

    private Interactions(SourceDocument document) {
        this.all = Outline.of(document).interactions();
        for (SourceElement element : all) {
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
        return all;
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
