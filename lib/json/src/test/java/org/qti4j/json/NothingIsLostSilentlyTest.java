// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.json.internal.api.ApiForm;
import org.qti4j.json.internal.api.Completeness;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.model.grammar.WellKnownPrefixes;
import org.qti4j.testkit.TestData;

/** Whatever of a document does not come back from form API must have been named as lost. */
class NothingIsLostSilentlyTest {
    private static final ApiForm FORM = ApiForm.create();
    private static final List<String> ROOTS = List.of(
            "qti-assessment-item",
            "qti-assessment-item",
            "qti-assessment-test",
            "qti-assessment-section",
            "qti-assessment-stimulus");

    static Stream<Named<Path>> documents() {
        return TestData.documents(".xml", 100, "valid", "invalid-rule").stream()
                .filter(file -> List.of("items", "tests", "sections", "stimuli", "api")
                        .contains(file.getParent().getParent().getFileName().toString()))
                .map(file -> Named.of(TestData.name(file), file));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void ofAnyDocument(Path file) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        QtiJson.create().xmlToJson(new ByteArrayInputStream(TestData.bytes(file)), out, JsonForm.QTI, Map.of());
        check(Json.readObject(out.toString(StandardCharsets.UTF_8)), "");
    }

    @Test
    void ofDocumentsAtRandom() {
        long first = Long.getLong("qti4j.generated.seed", new Random().nextLong());
        System.out.println("qti4j.generated.seed=" + first);
        for (int i = 0; i < 150; i++) {
            String root = ROOTS.get((int) Math.floorMod(first + i, (long) ROOTS.size()));
            ElementDeclaration declaration = QtiGrammar.get().root(new QName(WellKnownPrefixes.QTI, root));
            String xml = new GeneratedDocuments(first + i).next(declaration).xml();
            String json = QtiJson.create().xmlToJson(xml, JsonForm.QTI).text();
            check(Json.readObject(json), "seed " + (first + i) + "\n" + xml + "\n");
        }
    }

    private static void check(Map<String, Object> document, String about) {
        Map<String, String> losses = new HashMap<>();
        ApiForm.Api api = Completeness.toApi(FORM, document, losses::put);
        Map<String, Object> again = FORM.toQti(api.value(), api.kind()).document();
        Map<String, Integer> there = new HashMap<>();
        for (Fact fact : facts(document)) {
            there.merge(fact.text, 0, Integer::sum);
        }
        for (Fact fact : facts(again)) {
            there.merge(fact.text, 1, Integer::sum);
        }
        List<String> silent = new ArrayList<>();
        for (Fact fact : facts(document)) {
            if (!isNamed(fact.path, losses) && there.merge(fact.text, -1, Integer::sum) < 0) {
                silent.add(fact.path + ": " + fact.text);
            }
        }
        assertThat(silent).as("%slosses: %s", about, losses).isEmpty();
    }

    private static boolean isNamed(String path, Map<String, String> losses) {
        if (losses.containsKey(path)) {
            return true;
        }
        for (String at = path; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('/')))) {
            String lost = losses.getOrDefault(at, "");
            if (lost.endsWith("with everything in it")
                    || lost.startsWith("that the object is ")
                    || lost.startsWith("something of this element") && path.lastIndexOf('/') <= at.length()) {
                return true;
            }
        }
        return false;
    }

    /** An element, attribute or text, with where it stands. */
    private record Fact(String path, String text) {}

    private static List<Fact> facts(Map<String, Object> document) {
        List<Fact> facts = new ArrayList<>();
        ElementView root = ElementView.document(document);
        assertThat(root).isNotNull();
        collect(root, facts);
        return facts;
    }

    private static void collect(ElementView element, List<Fact> facts) {
        if (element.elements().isEmpty()) {
            facts.add(new Fact(element.path(), "<" + element.name() + ">"));
        }
        if (element.type() != null) {
            element.type().attributes().values().forEach(attribute -> {
                Object value = element.value().get(attribute.key());
                if (value != null && !attribute.defaultValue().orElse("\n").equals(value.toString())) {
                    String name = attribute.key().indexOf(':') > 0
                            ? attribute.key()
                            : attribute.name().getLocalPart();
                    facts.add(new Fact(element.path() + "/@" + name, element.name() + "@" + name + "=" + value));
                }
            });
            if (element.type().textType().isPresent()) {
                facts.add(new Fact(element.path() + "/text()[1]", element.name() + "=" + element.takeOwnText()));
            }
        }
        Map<String, Object> undeclared = JsonValues.object(element.value().get("_attributes"));
        if (undeclared != null) {
            undeclared.forEach((key, value) ->
                    facts.add(new Fact(element.path() + "/@" + key, element.name() + "@" + key + "=" + value)));
        }
        int texts = 0;
        for (ElementView.Item item : element.items()) {
            if (item.element() != null) {
                collect(item.element(), facts);
            } else if (item.text() != null) {
                texts++;
                for (String word : item.text().split("\\s+")) {
                    if (!word.isEmpty()) {
                        facts.add(new Fact(element.path() + "/text()[" + texts + "]", element.name() + " " + word));
                    }
                }
            }
        }
    }
}
