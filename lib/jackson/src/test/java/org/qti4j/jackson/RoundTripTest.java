// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.json.Json;
import org.qti4j.json.QtiJson;
import org.qti4j.model.QtiElement;
import org.qti4j.testkit.TestData;

class RoundTripTest {
    private static final QtiJson QTI_JSON = QtiJson.builder().compact().build();
    private static final ObjectMapper JSON = Samples.json().build();
    private static final ObjectMapper XML = Samples.xml().build();
    private static final ObjectMapper PRETTY_XML =
            Samples.xml().enable(SerializationFeature.INDENT_OUTPUT).build();

    /** An element between other things, more than once. */
    record Shelf(String before, List<QtiElement> elements, QtiElement one, String after) {}

    static Stream<Path> documents() {
        return Samples.documents();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyDocumentComesBackFromJson(Path file) throws Exception {
        QtiElement element = Samples.read(TestData.name(file), QtiElement.class);
        Shelf shelf = new Shelf("a", List.of(element, element), element, "z");

        String text = JSON.writeValueAsString(shelf);

        assertThat(JSON.readValue(text, Shelf.class)).isEqualTo(shelf);
        assertThat(new String(JSON.writeValueAsBytes(element), StandardCharsets.UTF_8))
                .isEqualTo(QTI_JSON.write(element));
        assertSameJson(JSON.readValue(text, Shelf.class).one(), element);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyDocumentComesBackFromTrees(Path file) throws Exception {
        QtiElement element = Samples.read(TestData.name(file), QtiElement.class);
        Shelf shelf = new Shelf("a", List.of(element, element), element, "z");

        JsonNode tree = JSON.valueToTree(shelf);

        assertSameJson(JSON.treeToValue(tree, Shelf.class).one(), element);
        assertSameJson(
                JSON.readValue(JSON.writeValueAsString(tree), Shelf.class).one(), element);
        assertSameJson(JSON.convertValue(shelf, Shelf.class).one(), element);
        assertThat(JSON.convertValue(shelf, Shelf.class)).isEqualTo(shelf);
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyDocumentComesBackFromXml(Path file) throws Exception {
        QtiElement element = Samples.read(TestData.name(file), QtiElement.class);
        Shelf shelf = new Shelf("a", List.of(element, element), element, "z");

        for (ObjectMapper mapper : List.of(XML, PRETTY_XML)) {
            String text = mapper.writeValueAsString(shelf);
            assertThat(mapper.readValue(text, Shelf.class)).as(text).isEqualTo(shelf);
            assertSameJson(
                    mapper.readValue(text.getBytes("UTF-8"), Shelf.class)
                            .elements()
                            .get(1),
                    element);
        }
    }

    /** Stricter than equal objects: the characters of values too. */
    private static void assertSameJson(QtiElement actual, QtiElement expected) {
        assertThat(Json.read(QTI_JSON.write(actual))).isEqualTo(Json.read(QTI_JSON.write(expected)));
    }

    /** Stricter still: the prefixes of foreign content too. */
    private static void assertSameXml(QtiElement actual, QtiElement expected) {
        assertThat(Samples.XML.writeToString(actual)).isEqualTo(Samples.XML.writeToString(expected));
    }
}
