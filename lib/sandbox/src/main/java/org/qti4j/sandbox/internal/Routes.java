// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Finds the endpoint of a request below {@code /api}. Thread-safe. */
final class Routes {
    private static final String TESTS = "assessment-tests";
    private static final String ITEMS = "assessment-items";
    private static final String METADATA = "metadata";

    private final Tests tests;
    private final Items items;

    Routes(Tests tests, Items items) {
        this.tests = tests;
        this.items = items;
    }

    Reply handle(Incoming request) {
        List<String> path = segments(request.path());
        if (path.size() == 2 && path.get(0).equals(TESTS)) {
            return test(request, path.get(1));
        }
        if (path.size() == 3 && path.get(0).equals(TESTS) && path.get(2).equals(METADATA)) {
            allow(request, "PUT");
            return ok(tests.updateMetadata(path.get(1), request.json()));
        }
        if (path.size() == 6
                && path.get(0).equals(TESTS)
                && path.get(2).equals("test-parts")
                && path.get(4).equals("sections")) {
            return section(request, path.get(1), path.get(3), path.get(5));
        }
        if (request.method().equals("POST") && path.equals(List.of(ITEMS, METADATA))) {
            return Reply.json(201, items.updateMetadata(request.json()));
        }
        if (path.size() == 2 && path.get(0).equals(ITEMS)) {
            allow(request, "GET");
            return ok(items.get(path.get(1)));
        }
        return Reply.error(404, "Not found");
    }

    private Reply test(Incoming request, String identifier) {
        allow(request, "GET", "PUT");
        return ok(request.method().equals("GET") ? tests.get(identifier) : tests.update(identifier, request));
    }

    private Reply section(Incoming request, String test, String part, String section) {
        allow(request, "GET", "PUT");
        if (request.method().equals("GET")) {
            return ok(tests.getSection(test, part, section));
        }
        if (request.isXml()) {
            return Reply.error(501, "XML format not supported");
        }
        return ok(tests.updateSection(test, part, section, request.json()));
    }

    private static Reply ok(Map<String, Object> body) {
        return Reply.json(200, body);
    }

    private static void allow(Incoming request, String... methods) {
        if (!List.of(methods).contains(request.method())) {
            throw new Refusal(Reply.error(405, "Method not allowed").with("Allow", String.join(", ", methods)));
        }
    }

    /** Returns the decoded segments after {@code /api}; split before decoding, so that an encoded slash stays in its segment. */
    private static List<String> segments(String path) {
        List<String> decoded = new ArrayList<>();
        String below = path.startsWith("/api/") ? path.substring("/api/".length()) : "";
        for (String segment : below.split("/", -1)) {
            try {
                // A plus is itself in a path.
                decoded.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
            } catch (IllegalArgumentException e) {
                throw new Refusal(Reply.badRequest("Invalid path", "broken percent-encoding"));
            }
        }
        return decoded;
    }
}
