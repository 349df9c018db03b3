// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qti4j.json.GrammarPlace.infoset;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.qti4j.model.QtiElement;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.testkit.Infosets;
import org.qti4j.xml.QtiXml;

/**
 * What holds for every document. More documents with {@code -Dqti4j.generated.documents=100000}, the documents of a failure again with
 * {@code -Dqti4j.generated.seed=…}: each document has a seed of its own, which the failure names.
 */
class GeneratedDocumentsTest {
    private static final int COUNT = Integer.getInteger("qti4j.generated.documents", 2_000);
    private static final QtiXml XML = QtiXml.builder().compact().build();
    private static final QtiXml PRETTY_XML = QtiXml.create();
    private static final QtiJson JSON = QtiJson.builder().compact().build();
    private static final QtiJson PRETTY = QtiJson.create();
    /** Keeps next to nothing, so that elements are read as they come. */
    private static final QtiJson STREAMED =
            QtiJson.builder().compact().jsonWindow(100).build();

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(QtiJsonSchema.text(), InputFormat.JSON);

    @Test
    void surviveEveryWayThroughXmlJsonAndTheModel() {
        long first = Long.getLong("qti4j.generated.seed", new Random().nextLong());
        System.out.println("generated documents: " + COUNT + " from the seed " + first);
        TreeSet<String> roots = new TreeSet<>();
        for (int i = 0; i < COUNT; i++) {
            GeneratedDocuments.Document document = new GeneratedDocuments(first + i).next();
            roots.add(document.root());
            survives(document, first + i);
        }
        assertThat(roots).hasSizeGreaterThan(Math.min(COUNT / 20, 60));
    }

    @Test
    void surviveWithEveryRoot() {
        long seed = Long.getLong("qti4j.generated.seed", new Random().nextLong());
        QtiGrammar.get().roots().forEach(root -> survives(new GeneratedDocuments(seed).next(root), seed));
    }

    @Test
    void areTheSameForTheSameSeed() {
        assertThat(new GeneratedDocuments(7).next()).isEqualTo(new GeneratedDocuments(7).next());
        assertThat(new GeneratedDocuments(7).next()).isNotEqualTo(new GeneratedDocuments(8).next());
    }

    private static void survives(GeneratedDocuments.Document document, long seed) {
        String xml = document.xml();
        String about = "seed " + seed + ", " + document.root() + "\n" + xml;
        assertThat(XML.validate(xml)).as(about).isEmpty();

        // XML and JSON
        List<String> before = infoset(xml);
        String json = JSON.xmlToJson(xml, JsonForm.QTI).text();
        String back = JSON.jsonToXml(json, JsonForm.QTI).text();
        assertThat(infoset(back)).as(about).isEqualTo(before);
        assertThat(JSON.xmlToJson(back, JsonForm.QTI).text()).as(about).isEqualTo(json);
        // What indents differs little, and judging a document twice says nothing new: now and then is enough.
        boolean all = Math.floorMod(seed, 4) == 0;
        if (all) {
            assertThat(JSON.validate(json, JsonForm.QTI)).as(about).isEmpty();
            String pretty = PRETTY.xmlToJson(xml, JsonForm.QTI).text();
            assertThat(infoset(PRETTY.jsonToXml(pretty, JsonForm.QTI).text()))
                    .as(about)
                    .isEqualTo(before);
        }
        assertThat(SCHEMA.validate(json, InputFormat.JSON)).as(about).isEmpty();
        assertThat(streamed(json)).as(about).isEqualTo(back);
        Object tree = JsonTree.read(json);
        String shuffled = JsonTree.shuffled(tree, new Random(seed));
        String ofShuffled = JSON.jsonToXml(shuffled, JsonForm.QTI).text();
        assertThat(infoset(ofShuffled)).as(about).isEqualTo(before);
        assertThat(JsonTree.read(JSON.xmlToJson(ofShuffled, JsonForm.QTI).text()))
                .as(about)
                .isEqualTo(tree);

        // The model
        QtiElement root = XML.readUnchecked(xml, QtiElement.class).root();
        List<String> kept = Infosets.withoutComments(before);
        String written = XML.writeToString(root);
        assertThat(Infosets.withoutComments(infoset(written))).as(about).isEqualTo(kept);
        if (all) {
            String indented = PRETTY_XML.writeToString(root);
            assertThat(Infosets.withoutComments(infoset(indented))).as(about).isEqualTo(kept);
            assertThat(XML.read(written, QtiElement.class)).as(about).isEqualTo(root);
        }
        String modelJson = JSON.write(root);
        assertThat(JSON.read(modelJson, QtiElement.class)).as(about).isEqualTo(root);
        assertThat(SCHEMA.validate(modelJson, InputFormat.JSON)).as(about).isEmpty();
        assertThat(JSON.readUnchecked(shuffled, QtiElement.class).root())
                .as(about)
                .isEqualTo(root);
        assertThat(modelJson)
                .as(about)
                .isEqualTo(JSON.xmlToJson(written, JsonForm.QTI).text());
    }

    private static String streamed(String json) {
        ByteArrayOutputStream xml = new ByteArrayOutputStream();
        try {
            STREAMED.jsonToXml(
                    new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), xml, JsonForm.QTI, null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return xml.toString(StandardCharsets.UTF_8);
    }
}
