// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.testkit.TestData;

/** JSON as authors write it, for every type of item, and what it means in QTI. */
class ApiDocumentsTest {
    private final QtiJson json = QtiJson.create();

    static Stream<Named<Path>> documents() {
        return TestData.documents(".json", 19, "valid", "invalid-rule").stream()
                .filter(file -> file.getParent().getParent().endsWith("api"))
                .map(file -> Named.of(TestData.name(file), file));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void becomesTheQtiThatItMeansAndComesBack(Path file) throws Exception {
        String text = TestData.text(file);
        Map<String, Object> object = Json.readObject(text);
        ApiXml xml = json.apiToXml(text, null);
        String expected =
                TestData.text(file.resolveSibling(file.getFileName().toString().replace(".json", ".xml")));
        assertThat(GrammarPlace.infoset(xml.xml())).isEqualTo(GrammarPlace.infoset(expected));
        assertThat(json.validate(text, JsonForm.API).all()).isEmpty();
        ApiJson back = json.xmlToApi(xml.xml(), xml.beside());
        assertThat(JsonValues.same(back.value(), object)).as("%s", back.value()).isTrue();
        assertThat(back.losses().losses()).isEmpty();
    }
}
