// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.json.internal.tree.LossSink;

/** Feedback and rubrics. */
final class Feedback {
    static final String INLINE = "qti-feedback-inline";
    static final String BLOCK = "qti-feedback-block";
    static final String MODAL = "qti-modal-feedback";
    static final String RUBRIC = "qti-rubric-block";
    private static final String BODY = "qti-content-body";
    private static final String SHOW_HIDE = "showHide";

    private Feedback() {}

    /** Fills a feedback element of any of the three kinds. */
    static ElementTree fill(ApiObject from, ElementTree to) {
        Attributes.required(from, to, "outcomeIdentifier", "identifier");
        Attributes.optional(from, to, SHOW_HIDE);
        if (!to.has(SHOW_HIDE)) {
            to.set(SHOW_HIDE, "show");
        }
        boolean modal = to.declaration().key().equals(MODAL);
        if (modal) {
            Attributes.optional(from, to, "title");
            from.know("class");
        } else {
            from.know("title");
            classes(from, to);
        }
        if (to.declaration().key().equals(INLINE)) {
            Html.read(from, "content", to);
        } else {
            content(from, "content", to);
        }
        return to;
    }

    private static void classes(ApiObject from, ElementTree to) {
        Object given = from.take("class");
        List<Object> list = JsonValues.array(given);
        if (given instanceof String) {
            Attributes.optional(from, to, "class");
        } else if (list != null && list.stream().allMatch(String.class::isInstance)) {
            if (!list.isEmpty()) {
                String joined =
                        String.join(" ", list.stream().map(String.class::cast).toList());
                to.set("class", XmlText.clean(joined, from.pointer("class"), from.findings()));
            }
        } else if (from.has("class")) {
            from.wrongKind("class", "an array of strings", given);
        }
    }

    private static void content(ApiObject from, String key, ElementTree to) {
        if (!from.has(key)) {
            from.missing(key);
        }
        ElementTree body = to.newChild(BODY);
        Html.read(from, key, body);
        to.add(body);
    }

    /** Returns the object for a feedback element of any of the three kinds. */
    static Map<String, Object> object(ElementView from, LossSink losses) {
        Map<String, Object> to = new LinkedHashMap<>();
        Attributes.get(from, to, losses, "outcomeIdentifier", "identifier");
        Attributes.get(from, to, losses, SHOW_HIDE);
        to.putIfAbsent(SHOW_HIDE, "show");
        if (from.name().equals(MODAL)) {
            Attributes.get(from, to, losses, "title");
        }
        to.put("content", from.name().equals(INLINE) ? Html.write(from.items()) : contentOf(from, losses));
        if (!from.name().equals(MODAL) && from.peek("class") instanceof String text) {
            from.take("class");
            List<Object> classes = new ArrayList<>(List.of(text.strip().split("[ \\t\\r\\n]+")));
            to.put("class", classes);
            if (!String.join(" ", classes.stream().map(String::valueOf).toList())
                    .equals(text)) {
                losses.lost(from.path() + "/@class", "the blanks in class");
            }
        }
        return to;
    }

    private static String contentOf(ElementView from, LossSink losses) {
        ElementView body = from.takeFirst(BODY);
        if (body == null) {
            losses.lost(from.path(), "that there is no qti-content-body");
        }
        return body == null ? "" : Html.write(body.items());
    }

    static ElementTree rubric(ApiObject from, ElementTree to) {
        Attributes.required(from, to, "use", "view");
        content(from, "body", to);
        return to;
    }

    static Map<String, Object> rubric(ElementView from, LossSink losses) {
        Map<String, Object> to = new LinkedHashMap<>();
        Attributes.get(from, to, losses, "use", "view");
        to.put("body", contentOf(from, losses));
        return to;
    }

    /** Adds the feedback of a choice to it. */
    static void ofChoice(ApiObject from, ElementTree choice, ItemContext context) {
        if (from.has("feedbackInline")) {
            Object outcome = from.take("feedbackOutcomeIdentifier");
            outcome = outcome == null ? context.inlineOutcome() : outcome;
            if (outcome instanceof String id && from.peek("identifier") instanceof String own) {
                ElementTree feedback = choice.newChild(INLINE);
                feedback.set("outcomeIdentifier", XmlText.clean(id, from.pointer(), from.findings()));
                feedback.set("identifier", XmlText.clean(own, from.pointer(), from.findings()));
                feedback.set(SHOW_HIDE, "show");
                Html.read(from, "feedbackInline", feedback);
                choice.add(feedback);
            } else {
                from.take("feedbackInline");
                from.missing("feedbackOutcomeIdentifier");
            }
        } else {
            from.know("feedbackOutcomeIdentifier");
        }
        for (ApiObject top : context.placeFeedback(from.peek("identifier"))) {
            choice.add(fill(top, choice.newChild(INLINE)));
        }
    }

    /** Takes the feedback of a choice: into it when it is the choice's own, else into the list of the item. */
    static void ofChoice(ElementView choice, Map<String, Object> to, ItemContext context) {
        boolean behind = false;
        for (ElementView.Item item : choice.items()) {
            boolean feedback = item.element() != null && item.element().name().equals(INLINE);
            if (behind && !feedback) {
                context.losses().lost(choice.path() + "/" + INLINE + "[1]", "where in the choice the feedback stands");
                break;
            }
            behind |= feedback;
        }
        List<ElementView> all = choice.takeAll(INLINE);
        for (ElementView feedback : all) {
            Object identifier = feedback.peek("identifier");
            boolean own = identifier != null && identifier.equals(choice.peek("identifier"));
            if (own && !to.containsKey("feedbackInline") && feedback.peek("class") == null && shows(feedback)) {
                feedback.take("identifier");
                feedback.take(SHOW_HIDE);
                to.put("feedbackInline", Html.write(feedback.items()));
                Attributes.get(feedback, "outcomeIdentifier", to, "feedbackOutcomeIdentifier", context.losses());
            } else {
                if (!own) {
                    context.losses()
                            .lost(feedback.path(), "that the feedback " + identifier + " stands in this choice");
                }
                listed(feedback, context);
            }
        }
    }

    private static boolean shows(ElementView feedback) {
        return !"hide".equals(feedback.peek(SHOW_HIDE));
    }

    /** Puts a feedback element into the list of the item. */
    static void listed(ElementView feedback, ItemContext context) {
        List<Object> list = JsonValues.array(context.item().computeIfAbsent("feedbackInline", k -> new ArrayList<>()));
        if (list != null) {
            list.add(object(feedback, context.losses()));
        }
    }
}
