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

/** What can be done with stimuli. Thread-safe. */
final class StimulusEndpoints extends StoredEndpoints {
    private static final String INVALID = "Invalid stimulus";

    StimulusEndpoints(Shared shared) {
        super(shared, ApiKind.STIMULUS);
    }

    /** A stimulus that a request brought. */
    private record Brought(
            Written document,
            Map<String, Object> api,
            @Nullable Map<String, Object> metadata) {
        String identifier() {
            return TestShape.identifier(api);
        }
    }

    Reply create(Incoming request) {
        synchronized (shared.store()) {
            Brought stimulus = brought(shared.bodies().object(request));
            if (shared.store().find(ApiKind.STIMULUS, stimulus.identifier()).isPresent()) {
                throw new Refusal(Reply.conflict(ApiKind.STIMULUS, "Stimulus already exists", ""));
            }
            return answer(201, shared.store().create(next(stimulus)));
        }
    }

    Reply update(String identifier, Incoming request) {
        synchronized (shared.store()) {
            Stored before = asked(identifier);
            Map<String, Object> body = shared.bodies().update(request, before);
            if ("xml".equals(body.get("format")) && !shared.behaviour().has(Misbehaviour.STIMULUS_ENVELOPE_ACCEPTED)) {
                String message =
                        "No document found for query \"{ identifier: '" + identifier + "' }\" on model \"QTIStimulus\"";
                throw new Refusal(Reply.failure(message, "DocumentNotFoundError: " + message));
            }
            Brought stimulus = brought(body);
            shared.checkSame(identifier, stimulus.identifier());
            return answer(200, shared.store().save(next(stimulus)));
        }
    }

    private Stored asked(String identifier) {
        try {
            return shared.store().asked(ApiKind.STIMULUS, identifier);
        } catch (Refusal e) {
            throw new Refusal(Reply.error(404, "Stimulus not found or failed to update"));
        }
    }

    private Stored next(Brought stimulus) {
        return shared.store()
                .next(
                        ApiKind.STIMULUS,
                        stimulus.identifier(),
                        stimulus.api(),
                        stimulus.document(),
                        null,
                        stimulus.metadata());
    }

    private Brought brought(Map<String, Object> body) {
        try {
            if ("xml".equals(body.get("format"))) {
                ItemEnvelope envelope = ItemEnvelope.fromJson(body);
                Written document = Written.of(Objects.requireNonNull(envelope.xml()));
                Map<String, Object> api = shared.gate().admit(document, ApiKind.STIMULUS);
                return new Brought(document, api, envelope.metadata());
            }
            Map<String, Object> metadata = Metadata.of(body);
            Map<String, Object> stimulus = Shapes.without(Bodies.sent(body), List.of("metadata", "format"));
            Written document = shared.documents()
                    .document(stimulus, ApiKind.STIMULUS, shared.bodies().lenient());
            TestShape.identifier(stimulus);
            return new Brought(document, stimulus, metadata);
        } catch (QtiFormatException e) {
            throw new Refusal(Reply.badRequest(INVALID, e));
        }
    }
}
