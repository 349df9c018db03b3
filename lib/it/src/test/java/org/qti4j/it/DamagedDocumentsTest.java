// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.json.ApiKind;
import org.qti4j.json.Json;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.testkit.TestData;
import org.qti4j.xml.QtiXml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Whatever is done to a document, the answer is findings, a conversion or a {@link QtiFormatException}, and form {@code QTI} still loses nothing.
 * The damage is the same in every run.
 */
class DamagedDocumentsTest {
    private static final int TIMES = 12;
    private static final List<String> VALUES =
            List.of("", " ", "x", "-1", "0", "99999999999999999999", "NaN", "true", "a b", "é");

    private final QtiXml xml = QtiXml.create();
    private final QtiJson json = QtiJson.create();

    static List<Path> documents() {
        // The documents in other encodings are read as text below.
        return TestData.documents(".xml", 80, "valid", "invalid-rule").stream()
                .filter(file -> !file.getFileName().toString().startsWith("encoding"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void damagedXmlGetsAnAnswer(Path file) {
        Random random = new Random(TestData.name(file).hashCode());
        for (int i = 0; i < TIMES; i++) {
            Document document = Xml.document(TestData.text(file));
            StringBuilder done = new StringBuilder();
            for (int steps = 1 + random.nextInt(3); steps > 0; steps--) {
                done.append(damage(document, random)).append("; ");
            }
            String text = Xml.text(document);
            answered(done, text, () -> xml.validate(text));
            answered(done, text, () -> xml.read(text, QtiElement.class));
            answered(
                    done,
                    text,
                    () -> xml.writeToString(
                            xml.readUnchecked(text, QtiElement.class).root()));
            answered(
                    done,
                    text,
                    () -> xml.validate(xml.readUnchecked(text, QtiElement.class).root()));
            answered(
                    done,
                    text,
                    () -> Infosets.assertSame(
                            json.jsonToXml(json.xmlToJson(text, JsonForm.QTI).text(), JsonForm.QTI)
                                    .text(),
                            text));
            answered(done, text, () -> json.xmlToContent(text));
            answered(done, text, () -> {
                var api = json.xmlToApi(text, Map.of());
                json.apiToXml(api.value(), api.kind());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void damagedJsonGetsAnAnswer(Path file) {
        Random random = new Random(TestData.name(file).hashCode());
        String document = TestData.text(file);
        for (JsonForm form : List.of(JsonForm.QTI, JsonForm.API)) {
            for (int i = 0; i < TIMES; i++) {
                Map<String, Object> value;
                try {
                    value = Json.readObject(json.xmlToJson(document, form).text());
                } catch (QtiFormatException e) {
                    // Form API has no place for documents of this kind.
                    break;
                }
                String done = damage(value, random);
                String text = Json.write(value);
                answered(done, text, () -> json.validate(text, form));
                answered(done, text, () -> json.validate(text, null));
                answered(done, text, () -> json.jsonToXml(text, form));
                answered(done, text, () -> json.read(text, QtiElement.class));
                ApiKind kind = ApiKind.values()[random.nextInt(ApiKind.values().length)];
                answered(done, text, () -> json.apiToXml(value, kind));
            }
        }
    }

    private static void answered(CharSequence done, String text, Runnable work) {
        try {
            work.run();
        } catch (QtiFormatException e) {
            assertThat(e.diagnostics().hasErrors()).as("%s: %s", done, e).isTrue();
        } catch (RuntimeException | AssertionError | StackOverflowError e) {
            throw new AssertionError("after " + done + System.lineSeparator() + text, e);
        }
    }

    private static String damage(Document document, Random random) {
        List<Element> elements = elements(document);
        Element element = elements.get(random.nextInt(elements.size()));
        Element other = elements.get(random.nextInt(elements.size()));
        boolean root = element == document.getDocumentElement();
        String what;
        switch (random.nextInt(root ? 3 : 7)) {
            case 0 -> {
                element.insertBefore(document.createTextNode("stray & text"), element.getFirstChild());
                what = "text in ";
            }
            case 1 -> {
                NamedNodeMap attributes = element.getAttributes();
                if (attributes.getLength() > 0) {
                    Node attribute = attributes.item(random.nextInt(attributes.getLength()));
                    if (!attribute.getNodeName().startsWith("xmlns")) {
                        attribute.setNodeValue(VALUES.get(random.nextInt(VALUES.size())));
                    }
                }
                what = "another value in ";
            }
            case 2 -> {
                NamedNodeMap attributes = element.getAttributes();
                if (attributes.getLength() > 0) {
                    Node attribute = attributes.item(random.nextInt(attributes.getLength()));
                    if (!attribute.getNodeName().startsWith("xmlns")) {
                        element.removeAttributeNode((org.w3c.dom.Attr) attribute);
                    }
                }
                what = "an attribute less in ";
            }
            case 3 -> {
                element.getParentNode().insertBefore(element.cloneNode(true), element);
                what = "doubled ";
            }
            case 4 -> {
                element.getParentNode().removeChild(element);
                what = "removed ";
            }
            case 5 -> {
                other.insertBefore(element.cloneNode(true), other.getFirstChild());
                what = "into " + other.getNodeName() + " put ";
            }
            default -> {
                document.renameNode(element, other.getNamespaceURI(), other.getNodeName());
                what = "as " + other.getNodeName() + " named ";
            }
        }
        return what + element.getNodeName();
    }

    private static List<Element> elements(Document document) {
        NodeList nodes = document.getElementsByTagName("*");
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            elements.add((Element) nodes.item(i));
        }
        return elements;
    }

    /** Replaces, renames or removes one member or array item somewhere in the value. */
    @SuppressWarnings("unchecked")
    private static String damage(Map<String, Object> object, Random random) {
        List<Object> values =
                Arrays.asList(null, true, 7, "x", "", List.of(), Map.of(), List.of(1, "a"), Map.of("b", 2));
        Object container = object;
        while (true) {
            List<Object> inner = (container instanceof Map<?, ?> map ? map.values() : (List<?>) container)
                    .stream()
                            .filter(value -> value instanceof Map<?, ?> map && !map.isEmpty()
                                    || value instanceof List<?> list && !list.isEmpty())
                            .map(value -> (Object) value)
                            .toList();
            if (inner.isEmpty() || random.nextInt(4) == 0) {
                break;
            }
            container = inner.get(random.nextInt(inner.size()));
        }
        Object value = values.get(random.nextInt(values.size()));
        if (container instanceof List<?>) {
            List<Object> list = (List<Object>) container;
            list.set(random.nextInt(list.size()), value);
            return "an item is " + value;
        }
        Map<String, Object> map = (Map<String, Object>) container;
        String key = new ArrayList<>(map.keySet()).get(random.nextInt(map.size()));
        switch (random.nextInt(3)) {
            case 0 -> map.put(key, value);
            case 1 -> map.remove(key);
            default -> map.put(key + "X", map.remove(key));
        }
        return key + " is " + map.get(key);
    }
}
