// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.json.api.ItemFormat;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.sandbox.internal.Documents.Written;

/** The items and what can be done with them. Thread-safe: reads see the latest version, writes exclude each other. */
public final class Items {
    private final Settings settings;
    private final Documents documents;
    private final Map<String, Stored> items = new ConcurrentHashMap<>();

    Items(Settings settings) {
        this.settings = settings;
        this.documents = settings.documents();
    }

    /** Stores a document and returns its identifier. */
    public synchronized String put(String xml) {
        Written document = new Written(xml, Map.of());
        String identifier = TestShape.identifier(documents.api(document, ApiKind.ITEM));
        store(identifier, document, null);
        return identifier;
    }

    /** Returns an item as it is answered. */
    public Optional<Map<String, Object>> find(String identifier) {
        return Optional.ofNullable(items.get(identifier)).map(this::answer);
    }

    Map<String, Object> get(String identifier) {
        return find(identifier).orElseThrow(() -> new Refusal(Reply.error(404, "Assessment item not found")));
    }

    /** Stores what the envelope carries; metadata that it does not carry stays. */
    synchronized Map<String, Object> updateMetadata(Map<String, Object> body) {
        try {
            ItemEnvelope envelope = ItemEnvelope.fromJson(body);
            Written document = envelope.format() == ItemFormat.XML
                    ? new Written(Objects.requireNonNull(envelope.xml()), Map.of())
                    : documents.document(envelope.item(), ApiKind.ITEM);
            String identifier = TestShape.identifier(documents.api(document, ApiKind.ITEM));
            Stored before = items.get(identifier);
            Map<String, Object> old = before == null ? null : before.metadata();
            Map<String, Object> update = envelope.metadata();
            Map<String, Object> metadata =
                    update == null ? old : Metadata.updated(old, update, settings.metadataUpdates());
            return answer(store(identifier, document, metadata));
        } catch (QtiFormatException e) {
            throw new Refusal(Reply.badRequest("Invalid request body", e));
        }
    }

    private Stored store(String identifier, Written document, @Nullable Map<String, Object> metadata) {
        Stored next = Stored.next(
                items.get(identifier), document, metadata, settings.clock().instant());
        items.put(identifier, next);
        return next;
    }

    private Map<String, Object> answer(Stored item) {
        Map<String, Object> answer = new LinkedHashMap<>(documents.api(item.document(), ApiKind.ITEM));
        answer.putIfAbsent("type", "other");
        answer.putIfAbsent("qtiVersion", "3.0");
        answer.putIfAbsent("timeDependent", false);
        answer.putIfAbsent("adaptive", false);
        item.describe(answer, documents.content(item.document().xml()));
        return answer;
    }
}
