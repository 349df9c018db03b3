// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.Declarations;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** The body of an item: the interaction, then feedback inline, feedback blocks, rubrics. */
final class BodyForm {
    private static final String P = "p";
    /** The members of a structure without which there is no question. */
    private static final List<String> STRUCTURE = List.of(
            "prompt",
            "choices",
            "inlineChoices",
            "sourceChoices",
            "targetChoices",
            "hotspots",
            "orderChoices",
            "associableHotspots",
            "gapTexts",
            "gapImgs",
            "text",
            "object");

    private BodyForm() {}

    static void toQti(ApiObject from, ElementTree item, ItemContext context) {
        ElementTree body = item.newChild("qti-item-body");
        ApiObject interaction = from.has("interaction") ? from.object("interaction") : null;
        boolean several = interaction == null && from.has("interactions");
        if (!from.has("interaction") && !several) {
            from.missing("interaction");
        }
        Html.readBlocks(from, "preInteraction", body);
        List<ElementTree> inlineFeedback = new ArrayList<>();
        boolean placed = false;
        if (interaction != null) {
            placed = interaction(from, type(from, interaction), interaction, body, context);
        } else {
            from.text("type");
        }
        for (ApiObject one : several ? from.objects("interactions") : List.<ApiObject>of()) {
            // Each has its own type; that of the item tells nothing.
            placed |= interaction(from, one.requiredText("type"), one, body, context);
        }
        List<ApiObject> left = context.feedbackWithoutChoice();
        if (!placed && !left.isEmpty()) {
            ElementTree paragraph = body.newChild(P);
            left.forEach(one -> inlineFeedback.add(Feedback.fill(one, paragraph.newChild(Feedback.INLINE))));
            inlineFeedback.forEach(paragraph::add);
            body.add(paragraph);
        }
        Html.readBlocks(from, "postInteraction", body);
        for (ApiObject block : ItemForm.optional(from, "feedbackBlock")) {
            body.add(Feedback.fill(block, body.newChild(Feedback.BLOCK)));
        }
        for (ApiObject rubric : ItemForm.optional(from, "rubrics")) {
            body.add(Feedback.rubric(rubric, body.newChild(Feedback.RUBRIC)));
        }
        if (!body.isEmpty()) {
            item.add(body);
        }
    }

    /** Adds the interaction; tells whether feedback that belongs to no choice was placed with it. */
    private static boolean interaction(
            ApiObject item, @Nullable String type, ApiObject from, ElementTree body, ItemContext context) {
        Interaction kind = Interaction.ofType(type).orElse(null);
        if (kind == null) {
            // What its members mean depends on the type.
            from.knowAll();
            if (type != null) {
                String message = "type is \"" + type + "\", not one of " + String.join(", ", Interaction.types());
                from.findings().error(Findings.WRONG_VALUE, message, from.pointer());
            }
            return false;
        }
        ElementTree element = ElementTree.of(declaration(kind));
        Attributes.set(from, "responseIdentifier", element, "responseIdentifier", true);
        if (!element.has("responseIdentifier")) {
            List<Object> declared = JsonValues.array(item.peek("responseDeclarations"));
            Map<String, Object> only =
                    declared == null || declared.size() != 1 ? null : JsonValues.object(declared.get(0));
            element.set(
                    "responseIdentifier",
                    only != null && only.get("identifier") instanceof String id ? id : "RESPONSE");
        } else if (context.declaration("responseDeclarations", from.peek("responseIdentifier")) == null) {
            String message = "no response declaration has the identifier \"" + from.peek("responseIdentifier") + "\"";
            from.findings().warning(Findings.INCONSISTENT, message, from.pointer("responseIdentifier"));
        }
        ApiObject structure = from.has("questionStructure") ? from.object("questionStructure") : null;
        if (structure == null) {
            boolean here = STRUCTURE.stream().anyMatch(from::has);
            if (here && !from.has("questionStructure")) {
                String message = "\"questionStructure\" is missing; its members were read from the interaction";
                from.findings().warning(Findings.MISSING_KEY, message, from.pointer());
            } else if (!from.has("questionStructure")) {
                from.missing("questionStructure");
            }
            structure = here ? from : new ApiObject(Map.of(), from.pointer(), new Findings());
        }
        for (Part part : kind.parts()) {
            part.toQti(from, structure, element, context);
        }
        ChoicePart.others(from, element);
        if (!kind.inline()) {
            body.add(element);
            return false;
        }
        List<ElementTree> feedback = new ArrayList<>();
        ElementTree paragraph = body.newChild(P);
        context.feedbackWithoutChoice()
                .forEach(one -> feedback.add(Feedback.fill(one, paragraph.newChild(Feedback.INLINE))));
        InlineBody.toQti(structure, element, feedback, body);
        return true;
    }

    private static @Nullable String type(ApiObject item, ApiObject interaction) {
        String outer = item.text("type");
        String inner = interaction.text("type");
        if (outer == null && inner == null) {
            item.missing("type");
        } else if (outer == null) {
            item.findings()
                    .warning(
                            Findings.MISSING_KEY,
                            "\"type\" is missing; that of the interaction was taken",
                            item.pointer());
        } else if (inner == null) {
            String message = "\"type\" is missing; that of the item was taken";
            item.findings().warning(Findings.MISSING_KEY, message, interaction.pointer());
        } else if (!outer.equals(inner)) {
            String message = "type is \"" + inner + "\", but that of the item is \"" + outer + "\"";
            item.findings().error(Findings.INCONSISTENT, message, interaction.pointer("type"));
        }
        return inner == null ? outer : inner;
    }

    private static ElementDeclaration declaration(Interaction kind) {
        // A paragraph has the inline ones, a division has all.
        return Objects.requireNonNull(
                Declarations.named("div").type().content().element(WellKnownPrefixes.QTI, kind.element()),
                kind.element());
    }

    /** Returns the first interaction below an element, or null. */
    static @Nullable ElementView find(ElementView parent) {
        for (ElementView element : parent.elements()) {
            boolean own =
                    element.name().equals(Feedback.BLOCK) || element.name().equals(Feedback.RUBRIC);
            ElementView found =
                    Interaction.ofElement(element.name()).isPresent() ? element : own ? null : find(element);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    static void toApi(
            ElementView body,
            @Nullable ElementView interaction,
            @Nullable Interaction kind,
            Map<String, Object> item,
            ItemContext context) {
        if (interaction != null && kind != null) {
            Map<String, Object> object = Objects.requireNonNull(JsonValues.object(item.get("interaction")));
            Map<String, Object> structure = new LinkedHashMap<>();
            object.put("type", kind.type());
            Attributes.get(interaction, object, context.losses(), "responseIdentifier");
            for (Part part : kind.parts()) {
                part.toApi(interaction, object, structure, context);
            }
            if (kind.inline()) {
                InlineBody.toApi(body, interaction, structure, context);
            } else {
                take(body, interaction, context);
            }
            object.put("questionStructure", structure);
        }
        order(body, interaction, context);
        for (ElementView paragraph : body.takeWhere(BodyForm::isFeedback)) {
            paragraph.takeAll(Feedback.INLINE).forEach(feedback -> Feedback.listed(feedback, context));
        }
        List<Object> blocks = new ArrayList<>();
        body.takeAll(Feedback.BLOCK).forEach(block -> blocks.add(Feedback.object(block, context.losses())));
        ItemForm.putUnlessEmpty(item, "feedbackBlock", blocks);
        List<Object> rubrics = new ArrayList<>();
        body.takeAll(Feedback.RUBRIC).forEach(rubric -> rubrics.add(Feedback.rubric(rubric, context.losses())));
        ItemForm.putUnlessEmpty(item, "rubrics", rubrics);
    }

    private static boolean isFeedback(ElementView element) {
        List<ElementView.Item> substantial =
                element.items().stream().filter(ElementView.Item::isSubstantial).toList();
        return element.name().equals(P)
                && !substantial.isEmpty()
                && substantial.stream()
                        .allMatch(item ->
                                item.element() != null && item.element().name().equals(Feedback.INLINE));
    }

    /** Takes the interaction and what it stands in; the latter has no place in the API. */
    private static boolean take(ElementView parent, ElementView interaction, ItemContext context) {
        for (ElementView.Item item : parent.items()) {
            ElementView element = item.element();
            if (element == interaction) {
                item.take();
                return true;
            }
            if (element != null && take(element, interaction, context)) {
                item.take();
                context.losses().lost(element.path(), "the element " + element.name() + " around the interaction");
                return true;
            }
        }
        return false;
    }

    /** Members of the API have no order among each other. */
    private static void order(ElementView body, @Nullable ElementView interaction, ItemContext context) {
        int reached = 0;
        for (ElementView element : body.elements()) {
            int rank = element.name().equals(Feedback.RUBRIC)
                    ? 4
                    : element.name().equals(Feedback.BLOCK)
                            ? 3
                            : isFeedback(element) ? 2 : isIn(element, interaction) ? 1 : 0;
            if (rank > 0 && rank < reached) {
                context.losses().lost(element.path(), "that " + element.name() + " stands where it stands");
            }
            reached = Math.max(reached, rank);
        }
    }

    private static boolean isIn(ElementView element, @Nullable ElementView interaction) {
        return element == interaction || element.elements().stream().anyMatch(child -> isIn(child, interaction));
    }
}
