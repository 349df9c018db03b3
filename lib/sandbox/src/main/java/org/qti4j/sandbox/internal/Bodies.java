// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.sandbox.Misbehaviour;

/** Reads the JSON of requests. Thread-safe. */
final class Bodies {
    /** What the service adds to its answers; somebody may send it back. */
    private static final List<String> ADDED =
            List.of("rawXml", "createdAt", "updatedAt", "__v", "isValidXml", "_id", "id");

    private final Behaviour behaviour;

    Bodies(Behaviour behaviour) {
        this.behaviour = behaviour;
    }

    /** Returns the JSON object of a request; nothing in it is null but what may be. */
    Map<String, Object> object(Incoming request) {
        Map<String, Object> body = request.json();
        String pointer = Shapes.nullPointer(body);
        if (!pointer.isEmpty() && behaviour.has(Misbehaviour.NULLS_REFUSED)) {
            throw new Refusal(Reply.badRequest("Invalid request body", "null at " + pointer));
        }
        return Shapes.withoutNulls(body);
    }

    /** Returns the JSON object of an update, or refuses one of another version. */
    Map<String, Object> update(Incoming request, Stored before) {
        Map<String, Object> body = object(request);
        Object version = body.get("__v");
        if (behaviour.has(Misbehaviour.VERSION_CHECKED) && version != null && !version.equals(before.version())) {
            throw new Refusal(Reply.conflict(
                    before.kind(), "Version conflict", "__v is " + version + "; stored is " + before.version()));
        }
        return body;
    }

    /** Returns the object without what the service adds to its answers. */
    static Map<String, Object> sent(Map<String, Object> body) {
        Map<String, Object> sent = Shapes.without(body, ADDED);
        if (sent.get("content") instanceof Map) {
            sent.remove("content");
        }
        return sent;
    }

    /** Lets somebody check an object, unless everything is taken. */
    void check(Map<String, Object> object, Consumer<Map<String, Object>> check, String error) {
        if (behaviour.has(Misbehaviour.LENIENT_JSON)) {
            return;
        }
        try {
            check.accept(object);
        } catch (QtiFormatException e) {
            throw new Refusal(Reply.badRequest(error, e));
        }
    }

    boolean lenient() {
        return behaviour.has(Misbehaviour.LENIENT_JSON);
    }
}
