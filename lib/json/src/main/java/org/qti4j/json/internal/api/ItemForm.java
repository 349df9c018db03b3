// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.LossSink;

/** Items, without their body. */
record ItemForm(UnaryOperator<String> stimulusHref) {
    private static final String STIMULUS_REF = "qti-assessment-stimulus-ref";

    void toQti(ApiObject from, ElementTree to) {
        Attributes.required(from, to, "identifier", "title");
        Attributes.optional(from, to, "adaptive", "timeDependent");
        if (!to.has("timeDependent")) {
            // The default that the API documents; QTI has none.
            to.set("timeDependent", false);
        }
        for (ApiObject response : optional(from, "responseDeclarations")) {
            to.add(Variables.response(response, to.newChild(Variables.RESPONSE)));
        }
        for (ApiObject outcome : optional(from, "outcomeDeclarations")) {
            to.add(Variables.outcome(outcome, to.newChild(Variables.OUTCOME), false));
        }
        stimuli(from, to);
        List<ApiObject> inline = optional(from, "feedbackInline");
        ItemContext context = new ItemContext(from.value(), (path, message) -> {}, inline);
        BodyForm.toQti(from, to, context);
        if (from.has("responseProcessing")) {
            ApiObject processing = from.object("responseProcessing");
            if (processing != null) {
                Processing.toQti(processing, to, context);
            }
        }
        for (ApiObject modal : optional(from, "modalFeedback")) {
            to.add(Feedback.fill(modal, to.newChild(Feedback.MODAL)));
        }
    }

    static List<ApiObject> optional(ApiObject from, String key) {
        return from.has(key) ? from.objects(key) : List.of();
    }

    private void stimuli(ApiObject from, ElementTree to) {
        Map<Object, Object> hrefs = new LinkedHashMap<>();
        List<ApiObject> refs = optional(from, "stimulusRef");
        for (ApiObject ref : refs) {
            ref.know("identifier", "href", "title");
            hrefs.put(String.valueOf(ref.peek("identifier")), ref.peek("href"));
        }
        for (ApiObject stimulus : from.has("stimulus") ? from.objects("stimulus") : refs) {
            ElementTree child = to.newChild(STIMULUS_REF);
            Attributes.required(stimulus, child, "identifier");
            if (stimulus.peek("identifier") instanceof String id) {
                Object href = hrefs.get(id) instanceof String given ? given : stimulusHref.apply(id);
                child.set("href", XmlText.clean(href.toString(), stimulus.pointer(), stimulus.findings()));
                to.add(child);
            }
        }
    }

    void toApi(ElementView from, Map<String, Object> to, LossSink losses) {
        Attributes.get(from, to, losses, "identifier");
        ElementView body = from.takeFirst("qti-item-body");
        ElementView interaction = body == null ? null : BodyForm.find(body);
        Interaction kind = interaction == null
                ? null
                : Interaction.ofElement(interaction.name()).orElse(null);
        if (kind != null) {
            to.put("type", kind.type());
        } else {
            losses.lost(from.path(), "the item itself: the API has no type for one without a known interaction");
        }
        Attributes.get(from, to, losses, "title");
        Attributes.get(from, to, losses, "adaptive", "timeDependent");
        if (Boolean.FALSE.equals(to.get("timeDependent"))) {
            to.remove("timeDependent");
        }
        ItemContext context = new ItemContext(to, losses, List.of());
        to.put("interaction", new LinkedHashMap<String, Object>());
        boolean nested = kind != null && kind.nestedPairs();
        List<Object> responses = new ArrayList<>();
        for (ElementView response : from.takeAll(Variables.RESPONSE)) {
            Map<String, Object> object = new LinkedHashMap<>();
            Variables.response(response, object, nested, losses);
            responses.add(object);
        }
        putUnlessEmpty(to, "responseDeclarations", responses);
        List<Object> outcomes = new ArrayList<>();
        for (ElementView outcome : from.takeAll(Variables.OUTCOME)) {
            Map<String, Object> object = new LinkedHashMap<>();
            Variables.outcome(outcome, object, false, losses);
            outcomes.add(object);
        }
        putUnlessEmpty(to, "outcomeDeclarations", outcomes);
        Processing.toApi(from, to, context);
        if (body != null) {
            BodyForm.toApi(body, interaction, kind, to, context);
        }
        if (kind == null) {
            to.remove("interaction");
        }
        List<Object> modal = new ArrayList<>();
        from.takeAll(Feedback.MODAL).forEach(feedback -> modal.add(Feedback.object(feedback, losses)));
        putUnlessEmpty(to, "modalFeedback", modal);
        stimuli(from, to, losses);
    }

    static void putUnlessEmpty(Map<String, Object> to, String key, List<Object> list) {
        if (!list.isEmpty()) {
            to.put(key, list);
        }
    }

    private void stimuli(ElementView from, Map<String, Object> to, LossSink losses) {
        List<Object> stimuli = new ArrayList<>();
        for (ElementView ref : from.takeAll(STIMULUS_REF)) {
            Map<String, Object> stimulus = new LinkedHashMap<>();
            Attributes.get(ref, stimulus, losses, "identifier");
            Object href = ref.peek("href");
            if (href != null && href.equals(stimulusHref.apply(String.valueOf(stimulus.get("identifier"))))) {
                ref.take("href");
            }
            stimuli.add(stimulus);
        }
        if (!stimuli.isEmpty()) {
            to.put("stimulus", stimuli.size() == 1 ? stimuli.get(0) : stimuli);
        }
    }
}
