// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;

/** Sources and targets: two lists in a match interaction, one list in an associate interaction. */
final class PairParts {
    private static final String SOURCES = "sourceChoices";
    private static final String TARGETS = "targetChoices";
    private static final String CHOICE = "qti-simple-associable-choice";
    private static final String SET = "qti-simple-match-set";

    /**
     * How often a choice may be used; the API does not say, QTI wants to know. A number that cannot be exceeded, and not 0 for
     * "unlimited", which the service reads as "never".
     */
    private static final ChoicePart SOURCE = part(SOURCES, Set.of(TARGETS));

    private static final ChoicePart TARGET = part(TARGETS, Set.of(SOURCES));
    private static final ChoicePart EITHER = part(SOURCES, Set.of(SOURCES, TARGETS));

    private PairParts() {}

    private static ChoicePart part(String key, Set<String> opposite) {
        return new ChoicePart(
                key,
                CHOICE,
                Map.of(),
                ChoicePart.Body.CONTENT,
                true,
                structure -> ChoicePart.count(structure, opposite));
    }

    /** Two lists. */
    static Part match() {
        return new Part() {
            @Override
            public void toQti(ApiObject interaction, ApiObject structure, ElementTree to, ItemContext context) {
                for (ChoicePart part : List.of(SOURCE, TARGET)) {
                    ElementTree set = to.newChild(SET);
                    part.toQti(interaction, structure, set, context);
                    to.add(set);
                }
            }

            @Override
            public void toApi(
                    ElementView from,
                    Map<String, Object> interaction,
                    Map<String, Object> structure,
                    ItemContext context) {
                // The first two; further ones, which only a document that is not valid has, are reported as lost.
                List<ElementView> two = from.elements().stream()
                        .filter(element -> element.name().equals(SET))
                        .limit(2)
                        .toList();
                List<ElementView> sets = from.takeWhere(two::contains);
                for (int i = 0; i < sets.size(); i++) {
                    // A document that is not valid may have one set only.
                    int others = sets.size() < 2 ? 0 : choices(sets.get(1 - i)).size();
                    ChoicePart.takeMatchMax(choices(sets.get(i)), Math.max(1, others));
                    (i == 0 ? SOURCE : TARGET).toApi(sets.get(i), interaction, structure, context);
                }
            }
        };
    }

    private static List<ElementView> choices(ElementView parent) {
        return parent.elements().stream()
                .filter(element -> element.name().equals(CHOICE))
                .toList();
    }

    /** One list. The targets begin with the first choice that is only ever the second of a correct pair. */
    static Part associate() {
        return new Part() {
            @Override
            public void toQti(ApiObject interaction, ApiObject structure, ElementTree to, ItemContext context) {
                for (String key : List.of(SOURCES, TARGETS)) {
                    if (!structure.has(key)) {
                        structure.missing(key);
                    }
                    for (ApiObject choice : structure.objects(key)) {
                        to.add(EITHER.choice(choice, to.newChild(CHOICE), structure.value(), context));
                    }
                }
            }

            @Override
            public void toApi(
                    ElementView from,
                    Map<String, Object> interaction,
                    Map<String, Object> structure,
                    ItemContext context) {
                List<ElementView> all = from.takeAll(CHOICE);
                ChoicePart.takeMatchMax(all, Math.max(1, all.size()));
                Set<Object> targets =
                        targets(context.declaration("responseDeclarations", from.peek("responseIdentifier")));
                List<Object> sources = new ArrayList<>();
                List<Object> rest = new ArrayList<>();
                structure.put(SOURCES, sources);
                structure.put(TARGETS, rest);
                for (ElementView choice : all) {
                    boolean target = !rest.isEmpty() || targets.contains(choice.peek("identifier"));
                    (target ? rest : sources).add(EITHER.object(choice, context));
                }
            }
        };
    }

    private static Set<Object> targets(@Nullable Map<String, Object> declaration) {
        Map<String, Object> correct =
                declaration == null ? null : JsonValues.object(declaration.get("correctResponse"));
        List<Object> pairs = correct == null ? null : JsonValues.array(correct.get("value"));
        Set<Object> first = new HashSet<>();
        Set<Object> second = new HashSet<>();
        for (Object one : pairs == null ? List.of() : pairs) {
            List<Object> pair = JsonValues.array(one);
            if (pair != null && pair.size() == 2) {
                first.add(pair.get(0));
                second.add(pair.get(1));
            }
        }
        second.removeAll(first);
        return second;
    }
}
