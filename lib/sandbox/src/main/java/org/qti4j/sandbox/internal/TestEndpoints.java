// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.internal.Documents.Written;

/** What can be done with whole tests and their metadata. Thread-safe. */
final class TestEndpoints extends StoredEndpoints {
    private static final String INVALID = "Invalid assessment test";
    private static final String METADATA = "metadata";

    TestEndpoints(Shared shared) {
        super(shared, ApiKind.TEST);
    }

    /** A test that a request brought. */
    private record Brought(
            boolean xml,
            Written document,
            Map<String, Object> api,
            @Nullable Map<String, Object> metadata) {
        String identifier() {
            return TestShape.identifier(api);
        }
    }

    Reply create(Incoming request) {
        synchronized (shared.store()) {
            Brought test = request.isXml()
                    ? byXml(XmlText.of(request), null)
                    : byJson(shared.bodies().object(request), null);
            if (shared.store().find(ApiKind.TEST, test.identifier()).isPresent()) {
                throw new Refusal(Reply.conflict(ApiKind.TEST, "Assessment test already exists", ""));
            }
            return answer(201, shared.store().create(next(test, test.metadata())));
        }
    }

    Reply update(String identifier, Incoming request) {
        synchronized (shared.store()) {
            Stored before = shared.store().asked(ApiKind.TEST, identifier);
            Brought test = request.isXml()
                    ? byXml(XmlText.of(request), before)
                    : byJson(shared.bodies().update(request, before), before);
            shared.checkSame(identifier, test.identifier());
            boolean keep = test.xml() && test.metadata() == null && keepsMetadata();
            return answer(200, shared.store().save(next(test, keep ? before.metadata() : test.metadata())));
        }
    }

    Reply updateMetadata(String identifier, Incoming request) {
        synchronized (shared.store()) {
            Stored before = shared.store().asked(ApiKind.TEST, identifier);
            Map<String, Object> update = Shapes.object(request.json().get(METADATA));
            if (update == null) {
                throw new Refusal(
                        Reply.badRequest("Metadata is required and must be an object", "expected {\"metadata\": {…}}"));
            }
            Map<String, Object> metadata =
                    Metadata.updated(before.metadata(), update, shared.behaviour(), Misbehaviour.METADATA_REPLACED);
            return answer(200, shared.store().save(before.withMetadata(metadata, shared.now())));
        }
    }

    private Stored next(Brought test, @Nullable Map<String, Object> metadata) {
        return shared.store().next(ApiKind.TEST, test.identifier(), test.api(), test.document(), null, metadata);
    }

    private boolean keepsMetadata() {
        return shared.behaviour().has(Misbehaviour.TEST_METADATA_KEPT);
    }

    private Brought byXml(String xml, @Nullable Stored before) {
        Written document = before != null && keepsMetadata()
                ? new Written(xml, before.document().beside())
                : Written.of(xml);
        Map<String, Object> api = shared.gate().admit(document, ApiKind.TEST);
        if (shared.behaviour().has(Misbehaviour.TEST_XML_REGENERATED)) {
            return new Brought(true, shared.documents().document(api, ApiKind.TEST, true), api, null);
        }
        return new Brought(true, document, api, null);
    }

    private Brought byJson(Map<String, Object> body, @Nullable Stored before) {
        if (body.get("format") instanceof String) {
            return byEnvelope(body, before);
        }
        Map<String, Object> metadata = Metadata.of(body);
        Map<String, Object> test = Shapes.without(Bodies.sent(body), List.of(METADATA));
        if (shared.behaviour().has(Misbehaviour.DUPLICATE_REFS_VANISH)) {
            test = TestShape.withoutDuplicates(test);
        }
        try {
            Written document = shared.documents()
                    .document(test, ApiKind.TEST, shared.bodies().lenient());
            TestShape.identifier(test);
            return new Brought(false, document, test, metadata);
        } catch (QtiFormatException e) {
            throw new Refusal(Reply.badRequest(INVALID, e));
        }
    }

    private Brought byEnvelope(Map<String, Object> body, @Nullable Stored before) {
        if (!shared.behaviour().has(Misbehaviour.TEST_ENVELOPE_ACCEPTED)) {
            throw new Refusal(Reply.badRequest(
                    INVALID, "a test is sent as bare XML with Content-Type application/xml, or as JSON fields"));
        }
        try {
            ItemEnvelope envelope = ItemEnvelope.fromJson(body);
            if (envelope.xml() == null) {
                return byJson(Shapes.without(body, List.of("format")), before);
            }
            Brought bare = byXml(Objects.requireNonNull(envelope.xml()), before);
            return new Brought(true, bare.document(), bare.api(), envelope.metadata());
        } catch (QtiFormatException e) {
            throw new Refusal(Reply.badRequest(INVALID, e));
        }
    }
}
