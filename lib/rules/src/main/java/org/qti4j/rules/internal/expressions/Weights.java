// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** The weights of the items of a test. */
final class Weights {
    /** How many periods of an identifier are tried as the end of the identifier of an item. */
    private static final int TRIES = 8;

    private final Map<String, Set<String>> byItem = new HashMap<>();
    private final Set<String> all = new HashSet<>();
    private boolean complete = true;

    private Weights(SourceDocument document) {
        document.root().descendants(each -> {
            if (each.is("qti-assessment-item-ref")) {
                Set<String> weights = byItem.computeIfAbsent(each.attribute("identifier", ""), k -> new HashSet<>());
                for (SourceElement weight : each.children("qti-weight")) {
                    weights.add(weight.attribute("identifier", ""));
                }
                all.addAll(weights);
            } else if (each.is("qti-assessment-section-ref")
                    || !each.isQti() && each.name().equals("include")) {
                complete = false;
            }
        });
    }

    static Weights of(SourceDocument document) {
        return document.derived(Weights.class, Weights::new);
    }

    /** Returns what is wrong with a weight that an expression names, or null. */
    @Nullable
    String problem(SourceElement expression, String weight) {
        if (!expression.name().equals("qti-variable")) {
            return complete && !all.contains(weight) ? "no item of the test has the weight " + quoted(weight) : null;
        }
        String identifier = expression.attribute("identifier", "");
        if (Variables.of(expression.document()).find(identifier) != null) {
            return quoted(identifier) + " is a variable of the test, to which no weight applies";
        }
        int dot = identifier.indexOf('.');
        for (int i = 0; i < TRIES && dot > 0; i++) {
            String item = identifier.substring(0, dot);
            Set<String> weights = byItem.get(item);
            if (weights != null) {
                return weights.contains(weight)
                        ? null
                        : "the item reference " + quoted(item) + " has no weight " + quoted(weight);
            }
            dot = identifier.indexOf('.', dot + 1);
        }
        return null;
    }
}
