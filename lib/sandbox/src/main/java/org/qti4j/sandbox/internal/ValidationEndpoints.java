// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.sandbox.Misbehaviour;

/** Validation of XML, given or stored. Thread-safe. */
final class ValidationEndpoints {
    private static final Map<String, ApiKind> SCHEMAS =
            Map.of("test", ApiKind.TEST, "item", ApiKind.ITEM, "stimulus", ApiKind.STIMULUS);

    private final Shared shared;

    ValidationEndpoints(Shared shared) {
        this.shared = shared;
    }

    /** What is to be validated: XML, or what is stored under an identifier, which goes before. */
    private record Subject(
            ApiKind kind, @Nullable String xml, @Nullable String identifier) {}

    Reply validate(Incoming request) {
        Map<String, Object> body = shared.bodies().object(request);
        ApiKind kind = kind(body);
        String identifier = body.get("entityId") instanceof String id ? id : null;
        String xml = body.get("xml") instanceof String text ? text : null;
        if (identifier == null && xml == null) {
            throw new Refusal(Reply.badRequest("Invalid request body", "\"xml\" or \"entityId\" is needed"));
        }
        if (identifier != null && shared.store().find(kind, identifier).isEmpty()) {
            return Reply.json(404, notFound(identifier));
        }
        return Reply.json(200, result(new Subject(kind, xml, identifier)));
    }

    /** The two arrays belong together by index; an empty identifier stands for none, and so does an empty text. */
    Reply validateAll(Incoming request) {
        Map<String, Object> body = shared.bodies().object(request);
        ApiKind kind = kind(body);
        List<String> xml = strings(body, "xml");
        List<String> identifiers = strings(body, "entityIds");
        if (shared.behaviour().has(Misbehaviour.BATCH_IN_SEQUENCE)) {
            List<String> later = new ArrayList<>(Collections.nCopies(xml.size(), ""));
            later.addAll(identifiers);
            identifiers = later;
        }
        List<Map<String, Object>> results = new ArrayList<>();
        for (int i = 0; i < Math.max(xml.size(), identifiers.size()); i++) {
            String text = i < xml.size() && !xml.get(i).isEmpty() ? xml.get(i) : null;
            String identifier = i < identifiers.size() && !identifiers.get(i).isEmpty() ? identifiers.get(i) : null;
            boolean stored =
                    identifier != null && shared.store().find(kind, identifier).isPresent();
            if (text == null && !stored) {
                results.add(notFound(identifier == null ? "" : identifier));
            } else if (text != null && !stored && identifier != null) {
                Map<String, Object> result = result(new Subject(kind, text, null));
                result.put("entityId", identifier);
                results.add(result);
            } else {
                results.add(result(new Subject(kind, text, identifier)));
            }
        }
        return Reply.json(200, Map.of("results", results));
    }

    private Map<String, Object> result(Subject subject) {
        String identifier = subject.identifier();
        String xml = identifier == null
                ? String.valueOf(subject.xml())
                : shared.store()
                        .find(subject.kind(), identifier)
                        .map(stored -> stored.document().xml())
                        .orElse("");
        List<String> errors = errors(xml, subject.kind());
        Map<String, Object> result = new LinkedHashMap<>();
        // A string, unlike in the answer of 404.
        result.put("success", String.valueOf(errors.isEmpty()));
        result.put("entityId", identifier == null ? UUID.randomUUID().toString() : identifier);
        result.put("xmlContent", xml);
        result.put("validationErrors", errors);
        result.put("message", errors.isEmpty() ? "Valid XML" : errors.get(0));
        return result;
    }

    private List<String> errors(String xml, ApiKind kind) {
        List<String> errors = shared.documents().findings(xml).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(Object::toString)
                .toList();
        if (!errors.isEmpty()) {
            return errors;
        }
        try {
            shared.documents().api(Documents.Written.of(xml), kind);
            return List.of();
        } catch (QtiFormatException e) {
            return Documents.words(e.diagnostics());
        }
    }

    private static Map<String, Object> notFound(String identifier) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("success", false);
        body.put("entityId", identifier);
        body.put("error", "Entity not found");
        body.put("message", "No entity " + identifier);
        return body;
    }

    private static ApiKind kind(Map<String, Object> body) {
        ApiKind kind = SCHEMAS.get(String.valueOf(body.get("schema")));
        if (kind == null) {
            throw new Refusal(Reply.badRequest("Invalid request body", "\"schema\" must be test, item or stimulus"));
        }
        return kind;
    }

    private static List<String> strings(Map<String, Object> body, String key) {
        if (body.get(key) instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String::valueOf).toList();
        }
        throw new Refusal(Reply.badRequest("Invalid request body", "\"" + key + "\" must be an array of strings"));
    }
}
