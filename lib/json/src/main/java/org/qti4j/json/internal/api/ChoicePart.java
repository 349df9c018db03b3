// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;

/**
 * A list of choices of one kind.
 *
 * @param key the member of {@code questionStructure}
 * @param element the element of each
 * @param attributes pairs of API key and attribute besides the identifier
 * @param body what is inside
 * @param required whether QTI wants at least one
 * @param matchMax what an absent {@code matchMax} means, from the structure; null when the element has none
 */
record ChoicePart(
        String key,
        String element,
        Map<String, String> attributes,
        Body body,
        boolean required,
        @Nullable ToIntFunction<Map<String, Object>> matchMax)
        implements Part {
    /** What is inside a choice. */
    enum Body {
        /** HTML, and feedback. */
        CONTENT,
        /** An image. */
        OBJECT,
        /** Nothing. */
        NONE
    }

    private static final String MATCH_MAX = "matchMax";

    @Override
    public void toQti(ApiObject interaction, ApiObject structure, ElementTree to, ItemContext context) {
        if (required && !structure.has(key)) {
            structure.missing(key);
        }
        for (ApiObject choice : structure.objects(key)) {
            to.add(choice(choice, to.newChild(element), structure.value(), context));
        }
    }

    ElementTree choice(ApiObject from, ElementTree to, Map<String, Object> structure, ItemContext context) {
        Attributes.required(from, to, "identifier");
        attributes.forEach((api, qti) -> Attributes.set(from, api, to, qti, isRequired(to, qti)));
        switch (body) {
            case CONTENT -> {
                if (!from.has("content")) {
                    from.missing("content");
                }
                Html.read(from, "content", to);
                Feedback.ofChoice(from, to, context);
            }
            case OBJECT -> ObjectPart.add(from, to);
            case NONE -> {}
        }
        others(from, to);
        if (matchMax != null && !to.has(MATCH_MAX)) {
            to.set(MATCH_MAX, matchMax.applyAsInt(structure));
        }
        return to;
    }

    private boolean isRequired(ElementTree to, String attribute) {
        var declaration = to.type().attributeByKey(attribute);
        return declaration != null && declaration.isRequired() && !attribute.equals(MATCH_MAX);
    }

    /** Other attributes of QTI mean what they say, though the API does not tell what becomes of them. */
    static void others(ApiObject from, ElementTree to) {
        for (String key : List.copyOf(from.keys())) {
            String attribute = Parts.camel(key);
            if (!from.isKnown(key) && to.type().attributeByKey(attribute) != null && !to.has(attribute)) {
                Attributes.set(from, key, to, attribute, false);
            }
        }
    }

    @Override
    public void toApi(
            ElementView from, Map<String, Object> interaction, Map<String, Object> structure, ItemContext context) {
        List<ElementView> elements = from.takeAll(element);
        boolean mixed = from.items().stream()
                .map(ElementView.Item::element)
                .dropWhile(child -> child == null || !child.name().equals("qti-gap-img"))
                .anyMatch(child -> child != null && child.name().equals("qti-gap-text"));
        if (mixed && element.equals("qti-gap-text")) {
            context.losses().lost(from.path(), "the order of gap texts and gap images among each other");
        }
        if (required || !elements.isEmpty()) {
            List<Object> choices = new ArrayList<>();
            structure.put(key, choices);
            elements.forEach(choice -> choices.add(object(choice, context)));
        }
    }

    Map<String, Object> object(ElementView from, ItemContext context) {
        Map<String, Object> to = new LinkedHashMap<>();
        Attributes.get(from, to, context.losses(), "identifier");
        attributes.forEach((api, qti) -> Attributes.get(from, qti, to, api, context.losses()));
        switch (body) {
            case CONTENT -> {
                Feedback.ofChoice(from, to, context);
                to.put("content", Html.write(from.items()));
            }
            case OBJECT -> ObjectPart.take(from, to, context);
            case NONE -> {}
        }
        return to;
    }

    /** Takes the {@code match-max} of choices that have none in the API, where it says no more than an absent one. */
    static void takeMatchMax(List<ElementView> choices, int meant) {
        for (ElementView choice : choices) {
            Object given = choice.peek(MATCH_MAX);
            if (given != null && given.toString().equals(Integer.toString(meant))) {
                choice.take(MATCH_MAX);
            }
        }
    }

    /** Returns the number of choices in lists of the structure, at least 1. */
    static int count(Map<String, Object> structure, Set<String> keys) {
        int count = 0;
        for (String key : keys) {
            List<Object> list = JsonValues.array(structure.get(key));
            count += list == null ? 0 : list.size();
        }
        return Math.max(1, count);
    }
}
