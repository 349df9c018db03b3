// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qti4j.json.ApiKind;

/** Makes the documented shape of what is stored. Thread-safe. */
final class Answers {
    /** What the service reads out of the document of an item, and may have read out of another one. */
    static final Set<String> TYPED = Set.of(
            "interaction",
            "responseDeclarations",
            "outcomeDeclarations",
            "responseProcessing",
            "modalFeedback",
            "feedbackInline",
            "feedbackBlock",
            "rubrics");

    private static final String STIMULUS_REF = "qti-assessment-stimulus-ref";

    private final Documents documents;
    private final ContentShape contents;

    Answers(Documents documents, Behaviour behaviour) {
        this.documents = documents;
        contents = new ContentShape(behaviour);
    }

    /** Returns what is stored as it is answered. */
    Map<String, Object> of(Stored stored) {
        Map<String, Object> content =
                contents.of(stored.kind(), documents.content(stored.document().xml()));
        Map<String, Object> fields = documents.api(stored.document(), stored.kind());
        Map<String, Object> answer = switch (stored.kind()) {
            case TEST -> TestShape.complete(fields);
            case ITEM -> item(stored, fields, content);
            case STIMULUS -> Shapes.withDefault(fields, "catalogInfo", List.of());
            default -> throw new IllegalArgumentException(String.valueOf(stored.kind()));
        };
        answer.remove("metadata");
        if (stored.metadata() != null) {
            answer.put("metadata", stored.metadata());
        }
        answer.put("rawXml", stored.document().xml());
        answer.put("content", content);
        answer.put("createdAt", Timestamps.text(stored.created()));
        answer.put("updatedAt", Timestamps.text(stored.updated()));
        answer.put("__v", stored.version());
        if (stored.kind() == ApiKind.TEST) {
            answer.put("isValidXml", stored.valid());
        }
        return answer;
    }

    /** Returns a part of a test as it is answered: with its own XML and content. */
    Map<String, Object> part(Map<String, Object> part) {
        Map<String, Object> answer = TestShape.completePart(part);
        String xml = documents.document(part, ApiKind.TEST_PART, true).xml();
        answer.put("rawXml", xml);
        answer.put("content", contents.of(ApiKind.TEST_PART, documents.content(xml)));
        return answer;
    }

    /** Returns the fields that the service reads out of the document of an item. */
    Map<String, Object> typed(Stored item) {
        if (item.typed() != null) {
            return item.typed();
        }
        Map<String, Object> typed = new LinkedHashMap<>(documents.api(item.document(), ApiKind.ITEM));
        typed.keySet().retainAll(TYPED);
        return typed;
    }

    private static Map<String, Object> item(Stored item, Map<String, Object> fields, Map<String, Object> content) {
        Map<String, Object> answer = new LinkedHashMap<>(fields);
        if (item.typed() != null) {
            answer.keySet().removeAll(TYPED);
            answer.putAll(item.typed());
        }
        answer.putIfAbsent("type", "other");
        answer.putIfAbsent("qtiVersion", "3.0");
        answer.putIfAbsent("timeDependent", false);
        answer.putIfAbsent("adaptive", false);
        answer.remove("stimulus");
        List<Object> refs = stimulusRefs(content);
        if (!refs.isEmpty()) {
            answer.put("stimulusRef", refs.size() == 1 ? refs.get(0) : refs);
        }
        return answer;
    }

    private static List<Object> stimulusRefs(Map<String, Object> content) {
        List<Object> refs = new ArrayList<>();
        for (Object root : content.values()) {
            Map<String, Object> item = Shapes.object(root instanceof List<?> list ? list.get(0) : root);
            Object given = item == null ? null : item.get(STIMULUS_REF);
            for (Map<String, Object> ref : Shapes.objects(given instanceof Map ? List.of(given) : given)) {
                Map<String, Object> attributes = Shapes.object(ref.get("_attributes"));
                if (attributes != null) {
                    attributes.keySet().retainAll(Set.of("identifier", "href"));
                    refs.add(attributes);
                }
            }
        }
        return refs;
    }
}
