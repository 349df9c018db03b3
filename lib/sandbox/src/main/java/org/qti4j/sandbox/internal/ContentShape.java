// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.sandbox.Misbehaviour;

/** Gives the parsed {@code content} tree what the documents require of it, and the style that is switched. Thread-safe. */
final class ContentShape {
    private static final String ATTRIBUTES = "_attributes";
    private static final String TEXT = "_";
    private static final String NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
    private static final String SCHEMAS = " https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/";
    private static final Set<ApiKind> DOCUMENTS = Set.of(ApiKind.TEST, ApiKind.ITEM, ApiKind.STIMULUS);

    private final Behaviour behaviour;

    ContentShape(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    Map<String, Object> of(ApiKind kind, Map<String, Object> content) {
        Map<String, Object> shaped = new LinkedHashMap<>();
        content.forEach((name, root) -> {
            Map<String, Object> object = Shapes.object(root);
            Object complete = object == null ? root : complete(kind, object);
            shaped.put(name, styled(complete, false));
        });
        return shaped;
    }

    private static Map<String, Object> complete(ApiKind kind, Map<String, Object> root) {
        if (!DOCUMENTS.contains(kind)) {
            return root;
        }
        Map<String, Object> attributes = Shapes.object(root.get(ATTRIBUTES));
        attributes = attributes == null ? new LinkedHashMap<>() : attributes;
        attributes.putIfAbsent("xmlns", NAMESPACE);
        attributes.putIfAbsent("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance");
        Map<String, Object> complete = new LinkedHashMap<>();
        complete.put(ATTRIBUTES, attributes);
        root.forEach(complete::putIfAbsent);
        if (kind == ApiKind.STIMULUS) {
            attributes.putIfAbsent("xsi:schemaLocation", NAMESPACE + SCHEMAS + "imsqti_stimulusv3p0p1_v1p0.xsd");
            attributes.putIfAbsent("xml:lang", "");
            return complete;
        }
        attributes.putIfAbsent("xsi:schemaLocation", NAMESPACE + SCHEMAS + "imsqti_asiv3p0_v1p0.xsd");
        complete.putIfAbsent("qti-outcome-declaration", List.of());
        if (kind == ApiKind.TEST) {
            attributes.putIfAbsent("tool-name", "");
            attributes.putIfAbsent("tool-version", "");
            complete.putIfAbsent(TestShape.PARTS, List.of());
        } else {
            attributes.putIfAbsent("adaptive", "false");
            attributes.putIfAbsent("time-dependent", "false");
            complete.put("qti-response-declaration", responses(complete.get("qti-response-declaration")));
        }
        return complete;
    }

    /** The documents show the correct values of items, unlike all others, as an array in any case. */
    private static List<Map<String, Object>> responses(@Nullable Object declarations) {
        List<Map<String, Object>> responses = Shapes.objects(declarations);
        responses.replaceAll(response -> {
            Map<String, Object> correct = Shapes.object(response.get("qti-correct-response"));
            if (correct == null || correct.get("qti-value") instanceof List) {
                return response;
            }
            Object value = correct.get("qti-value");
            return Shapes.with(
                    response,
                    "qti-correct-response",
                    Shapes.with(correct, "qti-value", value == null ? List.of() : List.of(value)));
        });
        return responses;
    }

    private Object styled(Object value, boolean child) {
        boolean arrays = child && behaviour.has(Misbehaviour.CONTENT_ARRAYS);
        if (value instanceof List<?> list) {
            List<Object> members = new ArrayList<>();
            list.forEach(member -> members.add(styled(member, false)));
            boolean single = members.size() == 1 && !arrays && behaviour.has(Misbehaviour.CONTENT_OBJECTS);
            return single ? members.get(0) : members;
        }
        Object styled = value;
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> object = new LinkedHashMap<>();
            Shapes.copy(map).forEach((key, member) -> {
                if (key.equals(TEXT) && behaviour.has(Misbehaviour.CONTENT_TEXT_KEY)) {
                    object.put("_text", member);
                } else {
                    boolean own = key.equals(ATTRIBUTES) || key.equals(TEXT);
                    object.put(key, own ? member : styled(member, true));
                }
            });
            styled = object;
        }
        return arrays ? List.of(styled) : styled;
    }
}
