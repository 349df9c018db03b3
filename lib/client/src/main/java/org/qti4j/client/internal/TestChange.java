// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.StoredTest;
import org.qti4j.json.ApiJson;
import org.qti4j.json.FetchedDocument;
import org.qti4j.json.FetchedSource;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;

/** An edited test, and the two ways in which it can be sent: JSON, which holds all fields, and XML, which holds every document. */
final class TestChange {
    private static final String METADATA = "metadata";
    private static final String TOOLS = "toolsEnabled";
    private static final String ATTEMPTS = "maxAttempts";
    private static final List<String> CONDITIONS = List.of("qti-pre-condition", "qti-branch-rule");

    private final String identifier;
    private final Edits.Test work;
    private final ApiJson json;
    private final Diagnostics jsonLosses;

    private TestChange(String identifier, Edits.Test work, ApiJson json) {
        this.identifier = identifier;
        this.work = work;
        this.json = json;
        this.jsonLosses = Documents.losses(json);
    }

    static TestChange of(String identifier, Edits.Test work) {
        StoredTest fetched = work.fetched();
        FetchedDocument read = Documents.JSON.readFetched(fetched.json(), FetchedSource.RAW_XML);
        Map<String, Object> beside = new LinkedHashMap<>(read.beside());
        put(beside, METADATA, work.metadata().isEmpty() ? null : work.metadata());
        put(beside, TOOLS, work.toolsEnabled().isEmpty() ? null : work.toolsEnabled());
        put(beside, ATTEMPTS, work.maxAttempts());
        return new TestChange(identifier, work, Documents.JSON.xmlToApi(work.xml(), beside));
    }

    private static void put(Map<String, Object> object, String key, @Nullable Object value) {
        if (value == null) {
            object.remove(key);
        } else {
            object.put(key, value);
        }
    }

    StoredTest fetched() {
        return work.fetched();
    }

    Map<String, Object> metadata() {
        return work.metadata();
    }

    Map<String, Object> json() {
        return json.value();
    }

    /**
     * Tells whether the JSON of the service holds the whole test. Conditions have a place in it, but in which form is not documented; comments have
     * none, and XML keeps them.
     */
    boolean isHeldByJson() {
        return jsonLosses.stream().allMatch(loss -> !loss.location().pointer().isEmpty())
                && !hasCondition(json.value());
    }

    /** Tells whether no key of the metadata went, so that it does not matter whether the service merges or replaces them. */
    boolean onlyAddsMetadata() {
        Map<String, Object> before = fetched().metadata();
        return !metadata().isEmpty() && (before == null || metadata().keySet().containsAll(before.keySet()));
    }

    boolean hasMetadata() {
        return !metadata().isEmpty() || fetched().metadata() != null;
    }

    UpdateRequest<StoredTest> byJson() {
        UpdateRequest<StoredTest> request = (UpdateRequest<StoredTest>) Requests.test(identifier, json.value());
        return request.with(request.content().withMetadata(metadata(), true));
    }

    UpdateRequest<StoredTest> byXml() {
        return (UpdateRequest<StoredTest>) Requests.test(identifier, work.xml());
    }

    UpdateRequest<StoredTest> byMetadata() {
        UpdateRequest<StoredTest> request = (UpdateRequest<StoredTest>) Requests.testMetadata(identifier, metadata());
        return request.with(request.content().withMetadata(metadata(), true));
    }

    /** Returns what JSON does not carry; nothing that matters, where it is used. */
    Diagnostics losses() {
        return jsonLosses.and(work.document().losses());
    }

    /** Returns what XML does not carry: an error when it was edited, for then the edit itself would be lost. */
    Diagnostics lossesByXml() {
        List<Diagnostic> found = new ArrayList<>(work.document().losses().all());
        unsaid(found, TOOLS, !work.toolsEnabled().isEmpty(), work.changedTools());
        unsaid(found, ATTEMPTS, work.maxAttempts() != null, work.changedAttempts());
        return new Diagnostics(found);
    }

    private static void unsaid(List<Diagnostic> found, String key, boolean isThere, boolean isEdited) {
        if (isThere || isEdited) {
            String message = "the test can only be sent as XML, which has no place for \"" + key
                    + "\"; whether the service keeps what it has is not documented";
            Location at = Location.unknown().withPointer("/" + key);
            found.add(
                    isEdited
                            ? Diagnostic.error("client-loss", message, at)
                            : Diagnostic.warning("client-loss", message, at));
        }
    }

    private static boolean hasCondition(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .anyMatch(entry -> CONDITIONS.contains(entry.getKey()) || hasCondition(entry.getValue()));
        }
        return value instanceof List<?> list && list.stream().anyMatch(TestChange::hasCondition);
    }
}
