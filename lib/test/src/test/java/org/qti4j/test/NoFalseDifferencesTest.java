// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.client.Difference;
import org.qti4j.client.QtiClient;
import org.qti4j.client.StoredEntity;
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
        return TestData.documents(".xml", 60, "valid").stream()
                .filter(file -> List.of("items", "tests", "stimuli", "api").contains(area(file)))
                .map(file -> Named.of(TestData.name(file), file));
    }

    private static String area(Path file) {
        return file.getParent().getParent().getFileName().toString();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void asXml(Path file, QtiSandbox sandbox, QtiClient client) {
        String xml = TestData.text(file);
        ApiJson api = JSON.xmlToApi(xml);
        String identifier = sandbox.put(xml);
        UpdateResult<? extends StoredEntity> result = switch (api.kind()) {
            case ITEM -> client.update(Update.item(identifier, ItemEnvelope.xml(xml)), VERIFIED);
            case TEST -> client.update(Update.test(identifier, xml), VERIFIED);
            default -> client.update(Update.stimulus(identifier, api.value()), VERIFIED);
        };
        assertThat(result.differences().stream().map(NoFalseDifferencesTest::brief))
                .isEmpty();
        assertThat(result.isProven()).isTrue();
    }

    private static String brief(Difference difference) {
        return difference.kind() + " " + difference.path() + ": " + difference.message();
    }
}
