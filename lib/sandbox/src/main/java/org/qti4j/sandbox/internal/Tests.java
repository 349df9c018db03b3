// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.json.api.SectionUpdate;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.sandbox.internal.Documents.Written;

/** The tests and what can be done with them. Thread-safe: reads see the latest version, writes exclude each other. */
public final class Tests {
    private final Settings settings;
    private final Documents documents;
    private final Map<String, Stored> tests = new ConcurrentHashMap<>();

    Tests(Settings settings) {
        this.settings = settings;
        this.documents = settings.documents();
    }

    /** Stores a document and returns its identifier. */
    public synchronized String put(String xml) {
        Written document = new Written(xml, Map.of());
        String identifier = TestShape.identifier(documents.api(document, ApiKind.TEST));
        store(identifier, document, null);
        return identifier;
    }

    /** Stores a JSON test and returns its identifier. */
    public synchronized String put(Map<String, Object> test) {
        Written document = written(test);
        String identifier = TestShape.identifier(test);
        store(identifier, document, Metadata.of(test));
        return identifier;
    }

    /** Returns a test as it is answered. */
    public Optional<Map<String, Object>> find(String identifier) {
        return Optional.ofNullable(tests.get(identifier)).map(this::answer);
    }

    Map<String, Object> get(String identifier) {
        return answer(stored(identifier));
    }

    synchronized Map<String, Object> update(String identifier, Incoming request) {
        Stored before = stored(identifier);
        try {
            return request.isXml()
                    ? updateByXml(identifier, before, XmlText.of(request))
                    : updateByJson(identifier, request.json());
        } catch (QtiFormatException e) {
            throw new Refusal(Reply.badRequest("Invalid assessment test", e));
        }
    }

    synchronized Map<String, Object> updateMetadata(String identifier, Map<String, Object> body) {
        Stored before = stored(identifier);
        if (!(body.get("metadata") instanceof Map<?, ?>)) {
            throw new Refusal(
                    Reply.badRequest("Metadata is required and must be an object", "expected {\"metadata\": {…}}"));
        }
        Map<String, Object> metadata =
                Metadata.updated(before.metadata(), Metadata.of(body), settings.metadataUpdates());
        return answer(store(identifier, before.document(), metadata));
    }

    Map<String, Object> getSection(String identifier, String part, String section) {
        return TestShape.section(get(identifier), part, section);
    }

    synchronized Map<String, Object> updateSection(
            String identifier, String part, String section, Map<String, Object> body) {
        Stored before = stored(identifier);
        Map<String, Object> test = documents.api(before.document(), ApiKind.TEST);
        Map<String, Object> old = TestShape.section(test, part, section);
        SectionUpdate update;
        try {
            update = SectionUpdate.fromJson(body);
        } catch (QtiFormatException e) {
            throw new Refusal(Reply.badRequest("Invalid section", e));
        }
        same(section, update.identifier());
        Map<String, Object> updated = Metadata.updated(old, update.toJson(), settings.sectionUpdates());
        try {
            Map<String, Object> changed = TestShape.withSection(test, part, section, updated);
            store(identifier, written(changed), before.metadata());
        } catch (QtiFormatException e) {
            throw new Refusal(Reply.badRequest("Invalid section", e));
        }
        return getSection(identifier, part, section);
    }

    private Map<String, Object> updateByXml(String identifier, Stored before, String xml) {
        boolean keep = settings.xmlUpdateKeepsMetadata();
        Written document = new Written(xml, keep ? before.document().beside() : Map.of());
        same(identifier, TestShape.identifier(documents.api(document, ApiKind.TEST)));
        return answer(store(identifier, document, keep ? before.metadata() : null));
    }

    private Map<String, Object> updateByJson(String identifier, Map<String, Object> test) {
        Map<String, Object> metadata = Metadata.of(test);
        Written document = written(test);
        same(identifier, TestShape.identifier(test));
        return answer(store(identifier, document, metadata));
    }

    private Stored store(String identifier, Written document, @Nullable Map<String, Object> metadata) {
        Stored next = Stored.next(
                tests.get(identifier), document, metadata, settings.clock().instant());
        tests.put(identifier, next);
        return next;
    }

    private Written written(Map<String, Object> test) {
        Map<String, Object> stripped = new LinkedHashMap<>(test);
        stripped.remove("metadata");
        return documents.document(stripped, ApiKind.TEST);
    }

    private Stored stored(String identifier) {
        Stored test = tests.get(identifier);
        if (test == null) {
            throw new Refusal(Reply.error(404, "Assessment test not found"));
        }
        return test;
    }

    private Map<String, Object> answer(Stored test) {
        String xml = test.document().xml();
        Map<String, Object> answer = TestShape.complete(documents.api(test.document(), ApiKind.TEST));
        test.describe(answer, TestShape.completeContent(documents.content(xml), List.of("qti-assessment-test")));
        answer.put("isValidXml", documents.isValid(xml));
        return answer;
    }

    private static void same(String inPath, String inBody) {
        if (!inPath.equals(inBody)) {
            throw new Refusal(Reply.badRequest(
                    "Identifier mismatch", "the path names \"" + inPath + "\", the body \"" + inBody + "\""));
        }
    }
}
