// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.json.api.ItemFormat;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.internal.Documents.Written;

/** What can be done with items. Thread-safe. */
final class ItemEndpoints extends StoredEndpoints {
    private static final String STIMULUS = "stimulus";
    private static final String FORMAT = "format";
    private static final String XML = "xml";

    private final JsonItems jsonItems;

    ItemEndpoints(Shared shared) {
        super(shared, ApiKind.ITEM);
        jsonItems = new JsonItems(shared.behaviour(), shared.documents());
    }

    /** An item that a request brought. */
    private record Brought(
            String identifier,
            boolean xml,
            Written document,
            Map<String, Object> api,
            @Nullable Map<String, Object> typed,
            @Nullable Map<String, Object> metadata) {}

    Reply create(Incoming request) {
        synchronized (shared.store()) {
            Brought item = brought(shared.bodies().object(request), null);
            if (shared.store().find(ApiKind.ITEM, item.identifier()).isPresent()) {
                String message = "an item " + item.identifier() + " exists";
                throw new Refusal(Reply.conflict(ApiKind.ITEM, "Assessment item already exists", message));
            }
            if (shared.behaviour().has(Misbehaviour.RECORD_NEEDS_BASE_TYPE)) {
                checkBaseTypes(item.api());
            }
            return answer(201, shared.store().create(next(item, item.typed(), item.metadata())));
        }
    }

    Reply update(String identifier, Incoming request) {
        synchronized (shared.store()) {
            Stored before = shared.store().asked(ApiKind.ITEM, identifier);
            Brought item = brought(shared.bodies().update(request, before), before);
            shared.checkSame(identifier, item.identifier());
            boolean keep = item.metadata() == null && shared.behaviour().has(Misbehaviour.ITEM_METADATA_KEPT);
            return answer(
                    200,
                    shared.store().save(next(item, typed(item, before), keep ? before.metadata() : item.metadata())));
        }
    }

    /** Stores what the envelope carries; an item that is not there is created. */
    Reply updateMetadata(Incoming request) {
        synchronized (shared.store()) {
            Brought item = brought(shared.bodies().object(request), null);
            Stored before = shared.store().find(ApiKind.ITEM, item.identifier()).orElse(null);
            if (before == null) {
                return answer(201, shared.store().create(next(item, item.typed(), item.metadata())));
            }
            Map<String, Object> metadata = item.metadata() == null
                    ? before.metadata()
                    : Metadata.updated(
                            before.metadata(), item.metadata(), shared.behaviour(), Misbehaviour.METADATA_REPLACED);
            Stored next = shared.behaviour().has(Misbehaviour.ITEM_METADATA_ONLY)
                    ? before.withMetadata(metadata, shared.now())
                    : next(item, typed(item, before), metadata);
            return answer(201, shared.store().save(next));
        }
    }

    private Stored next(Brought item, @Nullable Map<String, Object> typed, @Nullable Map<String, Object> metadata) {
        return shared.store().next(ApiKind.ITEM, item.identifier(), item.api(), item.document(), typed, metadata);
    }

    private @Nullable Map<String, Object> typed(Brought item, Stored before) {
        if (item.xml() && shared.behaviour().has(Misbehaviour.TYPED_FIELDS_EMPTY)) {
            Map<String, Object> empty = new LinkedHashMap<>();
            for (String key :
                    List.of("responseDeclarations", "outcomeDeclarations", "modalFeedback", "feedbackInline")) {
                empty.put(key, List.of());
            }
            return empty;
        }
        if (item.xml() && shared.behaviour().has(Misbehaviour.TYPED_FIELDS_STALE)) {
            return shared.answers().typed(before);
        }
        return item.typed();
    }

    private Brought brought(Map<String, Object> body, @Nullable Stored before) {
        ItemEnvelope envelope;
        try {
            envelope = ItemEnvelope.fromJson(envelope(body));
        } catch (QtiFormatException e) {
            throw new Refusal(Reply.badRequest("Invalid request body", e));
        }
        Metadata.checkItem(envelope.metadata());
        if (envelope.format() == ItemFormat.XML) {
            Written document = Written.of(Objects.requireNonNull(envelope.xml()));
            Map<String, Object> api = shared.gate().admit(document, ApiKind.ITEM);
            return new Brought(TestShape.identifier(api), true, document, api, null, envelope.metadata());
        }
        Map<String, Object> item = withStimulus(Bodies.sent(envelope.item()), before);
        checkStimuli(item);
        JsonItems.Converted converted = jsonItems.convert(item);
        try {
            String identifier = TestShape.identifier(item);
            return new Brought(identifier, false, converted.document(), item, converted.typed(), envelope.metadata());
        } catch (QtiFormatException e) {
            throw new Refusal(Reply.badRequest("Invalid request body", e));
        }
    }

    /** An item without {@code format} is JSON. */
    private Map<String, Object> envelope(Map<String, Object> body) {
        Map<String, Object> envelope = new LinkedHashMap<>(body);
        if (body.get("rawXml") instanceof String raw
                && !body.containsKey(XML)
                && !"json".equals(body.get(FORMAT))
                && shared.behaviour().has(Misbehaviour.RAW_XML_KEY_ACCEPTED)) {
            envelope.keySet().retainAll(List.of("metadata"));
            envelope.put(FORMAT, XML);
            envelope.put(XML, raw);
        }
        if (!envelope.containsKey(XML)) {
            envelope.putIfAbsent(FORMAT, "json");
        }
        return envelope;
    }

    private Map<String, Object> withStimulus(Map<String, Object> item, @Nullable Stored before) {
        if (before == null
                || item.containsKey(STIMULUS)
                || item.containsKey("stimulusRef")
                || !shared.behaviour().has(Misbehaviour.STIMULUS_LINK_KEPT)) {
            return item;
        }
        Object stimulus =
                shared.documents().api(before.document(), ApiKind.ITEM).get(STIMULUS);
        return stimulus == null ? item : Shapes.with(item, STIMULUS, stimulus);
    }

    private void checkStimuli(Map<String, Object> item) {
        Object given = item.get(STIMULUS);
        for (Map<String, Object> stimulus : Shapes.objects(given instanceof Map ? List.of(given) : given)) {
            String identifier = String.valueOf(stimulus.get(Shapes.IDENTIFIER));
            if (shared.store().find(ApiKind.STIMULUS, identifier).isEmpty()) {
                throw new Refusal(Reply.badRequest("Stimulus(s) not found", identifier));
            }
        }
    }

    private static void checkBaseTypes(Map<String, Object> api) {
        List<String> wrong = new ArrayList<>();
        List<Map<String, Object>> outcomes = Shapes.objects(api.get("outcomeDeclarations"));
        for (int i = 0; i < outcomes.size(); i++) {
            Object baseType = outcomes.get(i).get("baseType");
            if (baseType == null) {
                wrong.add("outcomeDeclarations." + i + ".baseType: Path `baseType` is required.");
            } else if (baseType.equals("record")) {
                wrong.add("outcomeDeclarations." + i
                        + ".baseType: `record` is not a valid enum value for path `baseType`.");
            }
        }
        if (!wrong.isEmpty()) {
            throw new Refusal(Reply.badRequest("Validation failed", String.join(", ", wrong)));
        }
    }
}
