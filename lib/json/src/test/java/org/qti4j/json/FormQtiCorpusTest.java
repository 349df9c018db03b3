// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.qti4j.json.GrammarPlace.infoset;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.testkit.TestData;
import org.qti4j.xml.QtiXml;

/** Form QTI over every document of {@code testdata/}. */
class FormQtiCorpusTest {
    private static final QtiJson JSON = QtiJson.create();
    private static final QtiJson COMPACT = QtiJson.builder().compact().build();
    private static final QtiXml XML = QtiXml.create();
    private static final QtiXml COMPACT_XML = QtiXml.builder().compact().build();
    private static final long SEED = new Random().nextLong();

    static Stream<Named<Path>> wellFormed() {
        return Stream.concat(valid(), TestData.cases(".xml", 135, "invalid-schema"));
    }

    static Stream<Named<Path>> valid() {
        return TestData.cases(".xml", 115, "valid", "invalid-rule");
    }

    static Stream<Named<Path>> notWellFormed() {
        return TestData.cases(".xml", 38, "malformed", "hostile");
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void keepsTheInfosetOfXmlThroughJson(Path file) {
        List<String> before = infoset(TestData.bytes(file));

        assertThat(infoset(toXml(JSON, toJson(JSON, file)))).isEqualTo(before);
        assertThat(infoset(toXml(COMPACT, toJson(COMPACT, file)))).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void keepsTheTextOfJsonThroughXml(Path file) {
        String json = toJson(JSON, file);

        assertThat(JSON.xmlToJson(toXml(JSON, json), JsonForm.QTI).text()).isEqualTo(json);
        String compact = toJson(COMPACT, file);
        assertThat(COMPACT.xmlToJson(toXml(COMPACT, compact), JsonForm.QTI).text())
                .isEqualTo(compact);
        assertThat(JsonTree.read(compact)).isEqualTo(JsonTree.read(json));
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void takesMembersInAnyOrder(Path file) {
        String json = toJson(COMPACT, file);
        Random random = new Random(SEED);
        for (int i = 0; i < 3; i++) {
            String shuffled = JsonTree.shuffled(JsonTree.read(json), random);
            assertThat(infoset(toXml(COMPACT, shuffled)))
                    .as("seed %d: %s", SEED, shuffled)
                    .isEqualTo(infoset(TestData.bytes(file)));
        }
    }

    @ParameterizedTest
    @MethodSource("wellFormed")
    void findsInJsonWhatItFindsInXml(Path file) throws IOException {
        String json = toJson(JSON, file);
        Object tree = JsonTree.read(json);
        Diagnostics found = JSON.validate(json, JsonForm.QTI);

        List<String> expected = XML.validate(file).stream()
                .map(Diagnostic::code)
                // xsi:* is not part of the form.
                .filter(code -> !code.startsWith("cvc-elt.3") && !code.startsWith("cvc-elt.4"))
                .toList();
        assertThat(found.stream().map(Diagnostic::code))
                .as(found + "\n" + json)
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(found).allSatisfy(finding -> {
            assertThat(finding.location().line()).isPositive();
            assertThat(finding.location().column()).isPositive();
            assertThat(finding.location().path()).startsWith("/");
            assertThat(finding.location().pointer()).startsWith("/");
            assertThat(JsonTree.at(tree, finding.location().pointer()))
                    .as(finding.location().pointer())
                    .isPresent();
        });
    }

    @ParameterizedTest
    @MethodSource("valid")
    void keepsTheModelThroughJson(Path file) throws IOException {
        QtiElement root = XML.read(file, QtiElement.class);
        String json = JSON.write(root);

        assertThat(JSON.read(json, QtiElement.class)).isEqualTo(root);
        assertThat(JSON.readUnchecked(json, QtiElement.class).root()).isEqualTo(root);
        assertThat(json)
                .as("the model writes what its XML becomes")
                .isEqualTo(JSON.xmlToJson(COMPACT_XML.writeToString(root), JsonForm.QTI)
                        .text());
    }

    @ParameterizedTest
    @MethodSource("notWellFormed")
    void refusesWhatIsNotXmlAsTheValidatorDoes(Path file) throws IOException {
        QtiFormatException refused = catchThrowableOfType(QtiFormatException.class, () -> toJson(JSON, file));

        Diagnostics expected = XML.validate(new ByteArrayInputStream(TestData.bytes(file)));
        Diagnostic last = expected.all().get(expected.size() - 1);
        assertThat(refused).isNotNull();
        assertThat(refused.diagnostics()).containsExactly(last);
        assertThat(last.code()).startsWith("xml-");
    }

    private static String toJson(QtiJson json, Path file) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            json.xmlToJson(new ByteArrayInputStream(TestData.bytes(file)), out, JsonForm.QTI, Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static String toXml(QtiJson json, String text) {
        return json.jsonToXml(text, JsonForm.QTI).text();
    }
}
