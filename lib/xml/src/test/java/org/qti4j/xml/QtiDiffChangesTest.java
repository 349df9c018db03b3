// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.testkit.TestData;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Changes made at random are found, and nothing else is: another parser and another comparison say whether there is anything to find. */
class QtiDiffChangesTest {
    private static final long SEED = 20_260_611;
    private static final int CHANGES_OF_EACH = 8;

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void findsADifferenceExactlyWhenThereIsOne(int changes) throws Exception {
        Random random = new Random(SEED + changes);
        int different = 0;
        int found = 0;
        int most = 0;
        for (Path file : TestData.documents(".xml", 100, "valid", "invalid-rule")) {
            byte[] before = bytes(parsed(TestData.bytes(file)));
            for (int round = 0; round < CHANGES_OF_EACH; round++) {
                Document document = parsed(before);
                for (int i = 0; i < changes; i++) {
                    change(document, random);
                }
                byte[] after = bytes(document);
                boolean same = GrammarPlace.infoset(before).equals(GrammarPlace.infoset(after));
                QtiDifferences differences =
                        QtiDiff.create().compare(new ByteArrayInputStream(before), new ByteArrayInputStream(after));
                assertThat(differences.isEmpty())
                        .as("%s, seed %d, round %d: %s", file, SEED, round, differences)
                        .isEqualTo(same);
                // The other direction finds as much.
                assertThat(QtiDiff.create()
                                .compare(new ByteArrayInputStream(after), new ByteArrayInputStream(before))
                                .isEmpty())
                        .isEqualTo(same);
                different += same ? 0 : 1;
                found += differences.size();
                most = Math.max(most, differences.size());
            }
        }
        assertThat(different).isGreaterThan(500);
        // One change is hardly ever more than one difference.
        assertThat(found).isLessThan((int) (different * changes * 1.1));
        assertThat(most).isLessThanOrEqualTo(4 * changes);
    }

    private static void change(Document document, Random random) {
        NodeList all = document.getElementsByTagName("*");
        Element element = (Element) all.item(random.nextInt(all.getLength()));
        boolean isRoot = element == document.getDocumentElement();
        Node parent = element.getParentNode();
        switch (random.nextInt(8)) {
            case 0 -> element.setAttribute("class", "c" + random.nextInt(5));
            case 1 -> {
                if (element.hasAttribute("identifier")) {
                    element.removeAttribute("identifier");
                }
            }
            case 2 -> {
                if (!isRoot) {
                    parent.removeChild(element);
                }
            }
            case 3 -> element.insertBefore(document.createElementNS("urn:new", "added"), child(element, random));
            case 4 -> element.insertBefore(document.createTextNode("new" + random.nextInt(9)), child(element, random));
            case 5 -> {
                if (!isRoot) {
                    parent.insertBefore(parent.removeChild(element), child(parent, random));
                }
            }
            case 6 -> element.insertBefore(document.createComment("note"), child(element, random));
            default -> {
                if (!isRoot) {
                    parent.insertBefore(element.cloneNode(true), element);
                }
            }
        }
    }

    private static Node child(Node parent, Random random) {
        NodeList children = parent.getChildNodes();
        return children.getLength() == 0 ? null : children.item(random.nextInt(children.getLength()));
    }

    private static Document parsed(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml));
    }

    private static byte[] bytes(Document document) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        TransformerFactory.newDefaultInstance()
                .newTransformer()
                .transform(new DOMSource(document), new StreamResult(out));
        return out.toByteArray();
    }

    /** What costs much more when there is twice as much of it would take minutes here. */
    @Test
    @Timeout(60)
    void hostileDocumentsAreComparedInTime() throws IOException {
        QtiDiff diff = QtiDiff.create();
        int many = 100_000;
        List<String[]> pairs = new ArrayList<>();
        // Nothing in common, all alike, no identifiers; the same with identifiers; everything turned round.
        pairs.add(new String[] {repeated("<p>a %d</p>", many, false), repeated("<p>b %d</p>", many, false)});
        pairs.add(new String[] {repeated("<p/><q/>", many, false), repeated("<q a=''/><p b=''/>", many, false)});
        pairs.add(new String[] {repeated("<p id='%d'/>", many, false), repeated("<p id='%d'/>", many, true)});
        pairs.add(new String[] {repeated("<p><b>%d</b></p>", many, false), repeated("<p>x<b>%d</b></p>", many, true)});
        pairs.add(new String[] {repeated("<!--%d-->", many, false), repeated("<!--%d-->", many, true)});
        pairs.add(new String[] {repeated("a<b/>", many, false), repeated("c<d/>", many, false)});
        String deep = "<d>".repeat(400) + "%s" + "</d>".repeat(400);
        String wide = repeated("<p>word %d</p>", 2_000, false);
        pairs.add(new String[] {deep.formatted(wide), deep.formatted(wide.replace("word", "other"))});
        for (String[] pair : pairs) {
            assertThat(diff.compare(pair[0], pair[1])).isNotEmpty();
        }
    }

    private static String repeated(String what, int count, boolean backwards) {
        StringBuilder text = new StringBuilder("<r>");
        for (int i = 0; i < count; i++) {
            text.append(what.replace("%d", Integer.toString(backwards ? count - i : i + 1)));
        }
        return text.append("</r>").toString();
    }
}
