// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;
import org.qti4j.sandbox.QtiSandbox;
import org.qti4j.sandbox.RecordedRequest;

/** Assertions about what a sandbox was asked and holds. Not thread-safe. */
public final class SandboxAssert extends AbstractAssert<SandboxAssert, QtiSandbox> {
    private static final String BASE = "/api";

    SandboxAssert(@Nullable QtiSandbox sandbox) {
        super(sandbox, SandboxAssert.class);
    }

    /**
     * Fails unless the requests to the API were these in this order, each as {@code "PUT /assessment-items/q1 200"}; the status is 0 for one
     * that got no answer. Requests for tokens do not count.
     */
    public SandboxAssert received(String... requests) {
        List<String> found = found();
        if (!found.equals(List.of(requests))) {
            throw failure("%s", "Expected the requests:" + lines(List.of(requests)) + "\nbut found:" + lines(found));
        }
        return this;
    }

    /** Fails unless this many requests to the API had this method and path, such as {@code /assessment-items/q1}. */
    public SandboxAssert received(int times, String method, String path) {
        isNotNull();
        long count = actual.requests().stream()
                .filter(request ->
                        request.method().equals(method) && request.path().equals(BASE + path))
                .count();
        if (count != times) {
            throw failure(
                    "%s",
                    "Expected " + times + " times " + method + " " + path + ", but found it " + count + " times in:"
                            + lines(found()));
        }
        return this;
    }

    /** Fails unless the sandbox has the item, and starts assertions about its XML. */
    public QtiAssert item(String identifier) {
        isNotNull();
        return document("item", identifier, actual.item(identifier));
    }

    /** Fails unless the sandbox has the test, and starts assertions about its XML. */
    public QtiAssert test(String identifier) {
        isNotNull();
        return document("test", identifier, actual.test(identifier));
    }

    /** Fails unless the sandbox has the stimulus, and starts assertions about its XML. */
    public QtiAssert stimulus(String identifier) {
        isNotNull();
        return document("stimulus", identifier, actual.stimulus(identifier));
    }

    private QtiAssert document(String kind, String identifier, Optional<Map<String, Object>> answer) {
        if (answer.isEmpty()) {
            throw failure("%s", "Expected the sandbox to have the " + kind + " " + identifier + ", but it has not");
        }
        return new QtiAssert(String.valueOf(answer.get().get("rawXml"))).as(kind + " " + identifier);
    }

    private List<String> found() {
        isNotNull();
        return actual.requests().stream()
                .filter(request -> request.path().startsWith(BASE + "/"))
                .map(SandboxAssert::line)
                .toList();
    }

    private static String line(RecordedRequest request) {
        return request.method() + " " + request.path().substring(BASE.length()) + " " + request.status();
    }

    private static String lines(List<String> all) {
        return all.stream().map(line -> "\n  " + line).collect(Collectors.joining());
    }
}
