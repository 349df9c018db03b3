// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.qti4j.client.QtiClient;
import org.qti4j.client.StoredEntity;
import org.qti4j.json.Json;
import org.qti4j.json.QtiJson;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.json.api.ItemRef;
import org.qti4j.json.api.SectionUpdate;
import org.qti4j.sandbox.QtiSandbox;

/** The part of the demo that sends updates and reads back what they did. */
final class DemoUpdates {
    private static final int SHOWN = 4;
    /** What changes with every update, or repeats in another form what other fields say. */
    private static final Set<String> UNINTERESTING = Set.of("rawXml", "content", "createdAt", "updatedAt", "__v");

    private final DemoReport report;
    private final QtiSandbox sandbox;
    private final QtiJson json = QtiJson.create();
    private final String test;
    private final String item;

    DemoUpdates(DemoReport report, QtiSandbox sandbox) {
        this.report = report;
        this.sandbox = sandbox;
        this.test = sandbox.putTest(DemoData.test());
        this.item = sandbox.putItem(DemoData.item());
    }

    void run() {
        try (QtiClient client = QtiClient.builder(sandbox.baseUrl())
                .clientCredentials(sandbox.tokenUrl(), sandbox.clientId(), sandbox.clientSecret())
                .observer(report::request)
                .build()) {
            Supplier<StoredEntity> readTest = () -> client.getAssessmentTest(test);
            StoredEntity before = readTest.get();
            client.updateAssessmentTest(test, changedTest());
            before = changed("PUT of JSON", before, readTest.get());

            client.updateAssessmentTest(test, DemoData.test());
            before = changed("PUT of XML", before, readTest.get());
            List<String> differences =
                    DemoDocuments.differences(DemoData.test(), Objects.requireNonNullElse(before.rawXml(), ""));
            report.check(differences.isEmpty(), "  the server's rawXml says exactly what was sent", differences);

            client.updateAssessmentTestMetadata(test, Json.readObject("{\"subject\":\"Math\",\"grade\":\"8\"}"));
            before = changed("PUT of metadata", before, readTest.get());

            SectionUpdate section = SectionUpdate.builder("basics", "Basics, revised")
                    .itemRefs(ItemRef.of(item, "items/" + item + ".xml"))
                    .build();
            client.updateSection(test, "main", "basics", section);
            changed("PUT of a section", before, readTest.get());

            StoredEntity itemBefore = client.getAssessmentItem(item);
            client.updateAssessmentItemMetadata(ItemEnvelope.xml(DemoData.item())
                    .withMetadata(Json.readObject("{\"subject\":\"Math\",\"difficulty\":\"easy\"}")));
            changed("POST of item metadata", itemBefore, client.getAssessmentItem(item));
        }
    }

    private Map<String, Object> changedTest() {
        Map<String, Object> changed =
                new LinkedHashMap<>(json.xmlToApi(DemoData.test(), Map.of()).value());
        changed.put("title", "Algebra midterm, second edition");
        changed.put("maxAttempts", 2);
        changed.put("toolsEnabled", Map.of("calculator", true));
        return changed;
    }

    private StoredEntity changed(String update, StoredEntity before, StoredEntity after) {
        List<String> differences = JsonDifference.between(interesting(before), interesting(after));
        report.check(!differences.isEmpty(), "  " + update + " changed on the server:", List.of("nothing"));
        differences.stream().limit(SHOWN).forEach(report::detail);
        if (differences.size() > SHOWN) {
            report.detail("and " + Words.count(differences.size() - SHOWN, "field") + " more");
        }
        return after;
    }

    private static Map<String, Object> interesting(StoredEntity entity) {
        Map<String, Object> fields = new LinkedHashMap<>(entity.json());
        fields.keySet().removeAll(UNINTERESTING);
        return fields;
    }
}
