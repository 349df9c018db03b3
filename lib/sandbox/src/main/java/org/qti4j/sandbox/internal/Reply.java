// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.qti4j.json.ApiKind;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;

/** What is answered. */
record Reply(int status, Map<String, String> headers, byte[] body) {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    static Reply json(int status, Map<String, Object> body) {
        return new Reply(status, JSON, Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    static Reply empty(int status) {
        return new Reply(status, Map.of(), new byte[0]);
    }

    /** The documented body of 404 and 501. */
    static Reply error(int status, String error) {
        return json(status, Map.of("error", error));
    }

    /** The documented body of 400. */
    static Reply badRequest(String error, Object details) {
        return problem(400, error, details);
    }

    static Reply badRequest(String error, QtiFormatException refused) {
        return badRequest(error, Documents.words(refused.diagnostics()));
    }

    static Reply problem(int status, String error, Object details) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("details", details);
        return json(status, body);
    }

    /** The documented body of 404, which for items alone has details. */
    static Reply notFound(ApiKind kind, String error, String identifier) {
        return kind == ApiKind.ITEM ? problem(404, error, "identifier: " + identifier) : error(404, error);
    }

    /** The documented body of 409, which for items alone has details and a message. */
    static Reply conflict(ApiKind kind, String error, String message) {
        if (kind != ApiKind.ITEM) {
            return error(409, error);
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("details", message);
        body.put("message", message);
        return json(409, body);
    }

    /** The documented body of 500. */
    static Reply failure(String message, String details) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", "Internal Server Error");
        body.put("message", message);
        body.put("eventId", UUID.randomUUID().toString().replace("-", ""));
        body.put("details", details);
        return json(500, body);
    }

    static Reply failure(RuntimeException e) {
        String place = e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0];
        return failure(String.valueOf(e.getMessage()), e + place);
    }

    Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }
}
