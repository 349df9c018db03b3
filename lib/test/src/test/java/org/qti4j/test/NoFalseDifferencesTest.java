// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.client.NotFoundException;
import org.qti4j.client.QtiClient;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.StoredItem;
import org.qti4j.client.StoredTest;
import org.qti4j.client.Update;
import org.qti4j.client.UpdateOptions;
import org.qti4j.client.UpdateResult;
import org.qti4j.json.ApiJson;
import org.qti4j.json.QtiJson;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.sandbox.QtiSandbox;
import org.qti4j.testkit.TestData;

/** A service that does as it is told is never said to have done otherwise. */
@Timeout(120)
@QtiSandboxTest
class NoFalseDifferencesTest {
    private static final UpdateOptions VERIFIED = UpdateOptions.defaults().verified();
    private static final QtiJson JSON = QtiJson.create();

    static Stream<Named<Path>> documents() {
        return TestData.documents(".xml", 60, "valid", "invalid-rule").stream()
                .filter(file -> List.of("items", "tests", "stimuli", "api").contains(area(file)))
                .map(file -> Named.of(TestData.name(file), file));
    }

    private static String area(Path file) {
        return file.getParent().getParent().getFileName().toString();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void asXml(Path file, QtiSandbox sandbox, QtiClient client) {
        String identifier = sandbox.put(new ByteArrayInputStream(TestData.bytes(file)));
        StoredEntity stored = stored(sandbox, client, identifier);
        String xml = stored.rawXml();
        if (stored instanceof StoredItem) {
            proven(client.update(Update.item(identifier, ItemEnvelope.xml(xml)), VERIFIED));
        } else if (stored instanceof StoredTest) {
            proven(client.update(Update.test(identifier, xml), VERIFIED));
        }
    }

    /** Those of which the JSON of the endpoints holds enough to be sent. */
    static Stream<Named<Path>> documentsForJson() {
        List<Named<Path>> all =
                documents().filter(each -> isWhole(each.getPayload())).toList();
        assertThat(all).hasSizeGreaterThan(50);
        return all.stream();
    }

    private static boolean isWhole(Path file) {
        try (QtiSandbox sandbox = QtiSandbox.start()) {
            String identifier = sandbox.put(new ByteArrayInputStream(TestData.bytes(file)));
            String xml = Stream.of(sandbox.item(identifier), sandbox.test(identifier), sandbox.stimulus(identifier))
                    .flatMap(Optional::stream)
                    .map(stored -> String.valueOf(stored.get("rawXml")))
                    .findFirst()
                    .orElseThrow();
            ApiJson fields = JSON.xmlToApi(xml);
            return !JSON.apiToXml(fields.value(), fields.kind()).diagnostics().hasErrors();
        }
    }

    @ParameterizedTest
    @MethodSource("documentsForJson")
    void asJson(Path file, QtiSandbox sandbox, QtiClient client) {
        String identifier = sandbox.put(new ByteArrayInputStream(TestData.bytes(file)));
        StoredEntity stored = stored(sandbox, client, identifier);
        Map<String, Object> fields = JSON.xmlToApi(stored.rawXml()).value();
        UpdateOptions options = VERIFIED.withPreflight(false);
        for (Object reference : references(fields.get("stimulus"))) {
            String name = String.valueOf(((Map<?, ?>) reference).get("identifier"));
            sandbox.putStimulus(Map.of("identifier", name, "title", "Source", "content", "<p>Text</p>"));
        }
        if (stored instanceof StoredItem) {
            proven(client.update(Update.item(identifier, ItemEnvelope.json(fields)), options));
        } else if (stored instanceof StoredTest) {
            proven(client.update(Update.test(identifier, fields), options));
        } else {
            proven(client.update(Update.stimulus(identifier, fields), options));
        }
    }

    private static List<?> references(Object value) {
        return value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
    }

    private static StoredEntity stored(QtiSandbox sandbox, QtiClient client, String identifier) {
        return sandbox.itemIdentifiers().contains(identifier)
                ? client.getAssessmentItem(identifier)
                : sandbox.testIdentifiers().contains(identifier)
                        ? client.getAssessmentTest(identifier)
                        : client.getStimulus(identifier);
    }

    private static void proven(UpdateResult<?> result) {
        assertThat(result.differences().stream()
                        .map(difference -> difference.kind() + " " + difference.path() + ": " + difference.message())
                        .toList())
                .isEmpty();
        assertThat(result.isProven()).isTrue();
    }

    @Test
    void blanksAroundIdentifiersAreNoneOfThem(QtiSandbox sandbox, QtiClient client) {
        String test = text("unit.xml").replace("\"unit\"", "\" unit\n\"");
        proven(client.update(Update.newTest(test), VERIFIED));
        assertThat(sandbox.testIdentifiers()).containsExactly("unit");
        for (String spelling : List.of("unit", " unit ")) {
            assertThat(client.getAssessmentTest(spelling).identifier()).isEqualTo("unit");
            proven(client.update(Update.test(spelling, test), VERIFIED));
        }
        String item = text("colour.xml").replace("\"colour\"", "\"\tcolour \"");
        proven(client.update(Update.newItem(ItemEnvelope.xml(item)), VERIFIED));
        proven(client.update(Update.item(" colour", ItemEnvelope.xml(item)), VERIFIED));
        assertThat(sandbox.itemIdentifiers()).containsExactly("colour");
        assertThatThrownBy(() -> client.getAssessmentItem("col our")).isInstanceOf(NotFoundException.class);
    }

    private static String text(String name) {
        return TestData.text(Path.of("src/test/resources/org/qti4j/test").resolve(name));
    }
}
