// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.qti4j.client.DocumentKind;
import org.qti4j.client.ServiceValidation;
import org.qti4j.client.StoredItem;
import org.qti4j.client.StoredSection;
import org.qti4j.client.StoredStimulus;
import org.qti4j.client.StoredTest;
import org.qti4j.client.StoredTestPart;

/** The operations that change nothing, as work. Arguments are checked at once. */
final class Operations {
    private final Engine engine;

    Operations(Engine engine) {
        this.engine = engine;
    }

    Work<StoredItem> item(String identifier) {
        return get(Paths.item(identifier), StoredItem::new);
    }

    Work<StoredTest> test(String identifier) {
        return get(Paths.test(identifier), StoredTest::new);
    }

    Work<StoredTestPart> testPart(String test, String part) {
        return get(Paths.testPart(test, part), StoredTestPart::new);
    }

    Work<StoredSection> section(String test, String part, String section) {
        return get(Paths.section(test, part, section), StoredSection::new);
    }

    Work<StoredStimulus> stimulus(String identifier) {
        return get(Paths.stimulus(identifier), StoredStimulus::new);
    }

    private static <T> Work<T> get(String path, Function<Map<String, Object>, T> answer) {
        return flow -> flow.then(flow.get(path), answer);
    }

    Work<ServiceValidation> validate(DocumentKind kind, String xml) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schema", kind.value());
        body.put("xml", XmlBody.text(xml));
        return validation(body);
    }

    Work<ServiceValidation> validateStored(DocumentKind kind, String identifier) {
        if (identifier.isEmpty()) {
            throw new IllegalArgumentException("the identifier is empty");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("schema", kind.value());
        body.put("entityId", identifier);
        return validation(body);
    }

    private Work<ServiceValidation> validation(Map<String, Object> body) {
        Call call = validating("/validate", body);
        return flow -> flow.then(flow.send(call, Set.of(200)), ServiceValidation::new);
    }

    Work<List<ServiceValidation>> validateBatch(DocumentKind kind, List<String> xmls, List<String> identifiers) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("xml", xmls.stream().map(XmlBody::text).toList());
        body.put("schema", Objects.requireNonNull(kind, "kind").value());
        body.put("entityIds", List.copyOf(identifiers));
        Call call = validating("/validate/batch", body);
        return flow -> flow.then(flow.send(call, Set.of(200)), json -> {
            List<ServiceValidation> results = new ArrayList<>();
            JsonFields.objectOrObjects(json, "results").forEach(result -> results.add(new ServiceValidation(result)));
            return List.copyOf(results);
        });
    }

    /** Validation changes nothing, so that it may be repeated although it is a POST. */
    private Call validating(String path, Map<String, Object> body) {
        return engine.call("POST", path, Requests.JSON, Requests.bytes(body), true);
    }
}
