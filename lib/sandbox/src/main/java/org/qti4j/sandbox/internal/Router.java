// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.qti4j.json.ApiKind;

/** Finds the endpoint of a request below {@code /api}. Thread-safe. */
final class Router {
    private static final String TESTS = "assessment-tests";
    private static final String PART = TESTS + "/*/test-parts";
    private static final String SECTION = PART + "/*/sections";

    private interface Endpoint {
        Reply handle(List<String> ids, Incoming request);
    }

    private record Route(String method, List<String> pattern, Endpoint endpoint) {
        boolean matches(List<String> path) {
            if (path.size() != pattern.size()) {
                return false;
            }
            for (int i = 0; i < path.size(); i++) {
                if (!pattern.get(i).equals("*") && !pattern.get(i).equals(path.get(i))) {
                    return false;
                }
            }
            return true;
        }

        List<String> ids(List<String> path) {
            List<String> ids = new ArrayList<>();
            for (int i = 0; i < path.size(); i++) {
                if (pattern.get(i).equals("*")) {
                    ids.add(path.get(i));
                }
            }
            return ids;
        }
    }

    private final List<Route> routes = new ArrayList<>();

    Router(Shared shared) {
        Lists lists = new Lists(shared);
        items(shared, lists);
        tests(shared, lists);
        parts(new PartEndpoints(shared), lists);
        stimuli(shared, lists);
        ValidationEndpoints validation = new ValidationEndpoints(shared);
        add("POST", "validate", (ids, request) -> validation.validate(request));
        add("POST", "validate/batch", (ids, request) -> validation.validateAll(request));
    }

    private void items(Shared shared, Lists lists) {
        ItemEndpoints items = new ItemEndpoints(shared);
        add("GET", "assessment-items", (ids, request) -> lists.stored(ApiKind.ITEM, request));
        add("POST", "assessment-items", (ids, request) -> items.create(request));
        add("POST", "assessment-items/metadata", (ids, request) -> items.updateMetadata(request));
        add("GET", "assessment-items/*", (ids, request) -> items.get(ids.get(0)));
        add("PUT", "assessment-items/*", (ids, request) -> items.update(ids.get(0), request));
        add("DELETE", "assessment-items/*", (ids, request) -> items.delete(ids.get(0)));
    }

    private void tests(Shared shared, Lists lists) {
        TestEndpoints tests = new TestEndpoints(shared);
        add("GET", TESTS, (ids, request) -> lists.stored(ApiKind.TEST, request));
        add("POST", TESTS, (ids, request) -> tests.create(request));
        add("GET", TESTS + "/*", (ids, request) -> tests.get(ids.get(0)));
        add("PUT", TESTS + "/*", (ids, request) -> tests.update(ids.get(0), request));
        add("DELETE", TESTS + "/*", (ids, request) -> tests.delete(ids.get(0)));
        add("PUT", TESTS + "/*/metadata", (ids, request) -> tests.updateMetadata(ids.get(0), request));
    }

    private void parts(PartEndpoints parts, Lists lists) {
        add("GET", PART, (ids, request) -> lists.members(parts.parts(ids.get(0)), request));
        add("POST", PART, (ids, request) -> parts.createPart(ids.get(0), request));
        add("GET", PART + "/*", (ids, request) -> parts.getPart(ids.get(0), ids.get(1)));
        add("PUT", PART + "/*", (ids, request) -> parts.updatePart(ids.get(0), ids.get(1), request));
        add("DELETE", PART + "/*", (ids, request) -> parts.deletePart(ids.get(0), ids.get(1)));
        add("GET", SECTION, (ids, request) -> lists.members(parts.sections(ids.get(0), ids.get(1)), request));
        add("POST", SECTION, (ids, request) -> parts.createSection(ids.get(0), ids.get(1), request));
        add("GET", SECTION + "/*", (ids, request) -> parts.getSection(ids.get(0), ids.get(1), ids.get(2)));
        add("PUT", SECTION + "/*", (ids, request) -> parts.updateSection(ids.get(0), ids.get(1), ids.get(2), request));
        add("DELETE", SECTION + "/*", (ids, request) -> parts.deleteSection(ids.get(0), ids.get(1), ids.get(2)));
        add("POST", SECTION + "/*/items", (ids, request) -> parts.addItem(ids.get(0), ids.get(1), ids.get(2), request));
        add(
                "DELETE",
                SECTION + "/*/items/*",
                (ids, request) -> parts.removeItem(ids.get(0), ids.get(1), ids.get(2), ids.get(3)));
        add(
                "PUT",
                SECTION + "/*/items/order",
                (ids, request) -> parts.order(ids.get(0), ids.get(1), ids.get(2), request));
    }

    private void stimuli(Shared shared, Lists lists) {
        StimulusEndpoints stimuli = new StimulusEndpoints(shared);
        add("GET", "stimuli", (ids, request) -> lists.stored(ApiKind.STIMULUS, request));
        add("POST", "stimuli", (ids, request) -> stimuli.create(request));
        add("GET", "stimuli/*", (ids, request) -> stimuli.get(ids.get(0)));
        add("PUT", "stimuli/*", (ids, request) -> stimuli.update(ids.get(0), request));
        add("DELETE", "stimuli/*", (ids, request) -> stimuli.delete(ids.get(0)));
    }

    private void add(String method, String pattern, Endpoint endpoint) {
        routes.add(new Route(method, List.of(pattern.split("/")), endpoint));
    }

    Reply handle(Incoming request) {
        List<String> path = segments(request.path());
        TreeSet<String> methods = new TreeSet<>();
        for (Route route : routes) {
            if (route.matches(path)) {
                if (route.method().equals(request.method())) {
                    return route.endpoint().handle(route.ids(path), request);
                }
                methods.add(route.method());
            }
        }
        return methods.isEmpty()
                ? Reply.error(404, "Not found")
                : Reply.error(405, "Method not allowed").with("Allow", String.join(", ", methods));
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
