// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qti4j.json.GrammarPlace.infoset;

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
    private static final int COUNT = Integer.getInteger("qti4j.generated.documents", 500);
    private static final QtiXml XML = QtiXml.builder().compact().build();
    private static final QtiXml PRETTY_XML = QtiXml.create();
    private static final QtiJson JSON = QtiJson.builder().compact().build();
    private static final QtiJson PRETTY = QtiJson.create();

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
        String pretty = PRETTY.xmlToJson(xml, JsonForm.QTI).text();
        assertThat(infoset(PRETTY.jsonToXml(pretty, JsonForm.QTI).text()))
                .as(about)
                .isEqualTo(before);
        assertThat(JSON.validate(json, JsonForm.QTI)).as(about).isEmpty();
        String shuffled = JsonTree.shuffled(JsonTree.read(json), new Random(seed));
        assertThat(infoset(JSON.jsonToXml(shuffled, JsonForm.QTI).text()))
                .as(about)
                .isEqualTo(before);

        // The model
        QtiElement root = XML.read(xml, QtiElement.class);
        List<String> kept = Infosets.withoutComments(before);
        String written = XML.writeToString(root);
        assertThat(Infosets.withoutComments(infoset(written))).as(about).isEqualTo(kept);
        String indented = PRETTY_XML.writeToString(root);
        assertThat(Infosets.withoutComments(infoset(indented))).as(about).isEqualTo(kept);
        assertThat(XML.validate(written)).as(about).isEmpty();
        assertThat(XML.read(written, QtiElement.class)).as(about).isEqualTo(root);
        String modelJson = JSON.write(root);
        assertThat(JSON.read(modelJson, QtiElement.class)).as(about).isEqualTo(root);
        assertThat(modelJson)
                .as(about)
                .isEqualTo(JSON.xmlToJson(written, JsonForm.QTI).text());
    }
}
