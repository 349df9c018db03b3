// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.LossSink;

/** What the parts of an interaction need to know of the rest of the item: the members of the API's object, whichever way it goes. */
final class ItemContext {
    private final Map<String, Object> item;
    private final LossSink losses;
    private final List<ApiObject> inlineFeedback;
    private final Set<ApiObject> placed = new HashSet<>();

    ItemContext(Map<String, Object> item, LossSink losses, List<ApiObject> inlineFeedback) {
        this.item = item;
        this.losses = losses;
        this.inlineFeedback = inlineFeedback;
    }

    LossSink losses() {
        return losses;
    }

    Map<String, Object> item() {
        return item;
    }

    /** Tells whether the response takes more than one value in any order. */
    boolean isMultiple(@Nullable Object responseIdentifier) {
        Map<String, Object> declaration = declaration("responseDeclarations", responseIdentifier);
        return declaration != null && "multiple".equals(declaration.get("cardinality"));
    }

    /** Returns a declaration of the item, or null. */
    @Nullable
    Map<String, Object> declaration(String list, @Nullable Object identifier) {
        List<Object> all = JsonValues.array(item.get(list));
        for (Object one : all == null ? List.of() : all) {
            Map<String, Object> declaration = JsonValues.object(one);
            if (declaration != null && identifier != null && identifier.equals(declaration.get("identifier"))) {
                return declaration;
            }
        }
        return null;
    }

    /** Returns the top feedback of a choice that has not been placed yet, and counts it as placed. */
    List<ApiObject> placeFeedback(@Nullable Object choice) {
        List<ApiObject> result = new ArrayList<>();
        for (ApiObject feedback : inlineFeedback) {
            if (choice != null && choice.equals(feedback.peek("identifier")) && placed.add(feedback)) {
                result.add(feedback);
            }
        }
        return result;
    }

    /** Returns the top feedback that belongs to no choice. */
    List<ApiObject> feedbackWithoutChoice() {
        return inlineFeedback.stream()
                .filter(feedback -> !placed.contains(feedback))
                .toList();
    }

    /** Returns the outcome that shows feedback within choices when the choice itself does not say. */
    @Nullable
    Object inlineOutcome() {
        Map<String, Object> processing = JsonValues.object(item.get("responseProcessing"));
        Map<String, Object> inline = processing == null ? null : JsonValues.object(processing.get("inlineFeedback"));
        return inline == null ? null : inline.get("outcomeIdentifier");
    }
}
