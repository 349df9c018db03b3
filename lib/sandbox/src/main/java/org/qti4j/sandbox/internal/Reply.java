// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.QtiFormatException;

/** What is answered. */
record Reply(int status, Map<String, String> headers, byte[] body) {
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    static Reply json(int status, Map<String, Object> body) {
        return new Reply(status, JSON, Json.write(body).getBytes(StandardCharsets.UTF_8));
    }

    /** The documented body of 404 and 501. */
    static Reply error(int status, String error) {
        return json(status, Map.of("error", error));
    }

    /** The documented body of 400. */
    static Reply badRequest(String error, Object details) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("details", details);
        return json(400, body);
    }

    static Reply badRequest(String error, QtiFormatException refused) {
        List<String> findings =
                refused.diagnostics().stream().map(Reply::finding).toList();
        return badRequest(error, findings);
    }

    /** The documented body of 500. */
    static Reply failure(RuntimeException e) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", "Internal Server Error");
        body.put("message", String.valueOf(e.getMessage()));
        body.put("eventId", UUID.randomUUID().toString().replace("-", ""));
        body.put("details", e.toString() + (e.getStackTrace().length == 0 ? "" : " at " + e.getStackTrace()[0]));
        return json(500, body);
    }

    Reply with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Reply(status, more, body);
    }

    private static String finding(Diagnostic diagnostic) {
        String pointer = diagnostic.location().pointer();
        return diagnostic + (pointer.isEmpty() ? "" : " (at " + pointer + ")");
    }
}
