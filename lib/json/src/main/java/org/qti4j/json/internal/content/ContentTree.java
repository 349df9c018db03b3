// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.content;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;
import org.qti4j.json.Loss;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.internal.XmlEvents;
import org.qti4j.xml.internal.XmlPass;
import org.qti4j.xml.internal.XmlPath;

/**
 * The service's parsed {@code content} tree of the document of one pass, and what it loses: the order of children with different names,
 * where text stands among elements, comments.
 */
public final class ContentTree implements XmlEvents {
    static final String ATTRIBUTES = "_attributes";
    static final String TEXT = "_";

    /** Two levels of JSON for each, and JSON is not read deeper than that. */
    private static final int DEEPEST = Json.MAX_DEPTH / 2 - 2;

    /** What the documented answers show as arrays even when there is one only. */
    private static final Set<String> ALWAYS_ARRAYS = Set.of(
            "qti-outcome-declaration",
            "qti-response-declaration",
            "qti-test-part",
            "qti-assessment-section",
            "qti-assessment-item-ref",
            "qti-assessment-stimulus-ref");

    private static final class Node {
        private final String name;
        private final Map<String, Object> value = new LinkedHashMap<>();
        private final StringBuilder text = new StringBuilder();
        private final List<String> order = new ArrayList<>();
        private boolean interleaved;

        Node(String name) {
            this.name = name;
        }
    }

    private final List<Node> open = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final XmlPath path = new XmlPath();
    private final Map<String, Object> document = new LinkedHashMap<>();

    /** Makes the tree of one document. */
    public ContentTree() {}

    /** Returns the tree, an object with one member. */
    public Map<String, Object> document() {
        return document;
    }

    /** Returns what it does not hold. */
    public List<Loss> losses() {
        return losses;
    }

    private static String qualified(@Nullable String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    @Override
    public void startElement(XMLStreamReader reader) {
        path.enter(reader.getLocalName());
        if (open.size() >= DEEPEST) {
            throw new QtiFormatException(Diagnostic.error(
                    "json-too-deep",
                    "the elements are nested too deeply for this form",
                    XmlPass.location(reader).withPath(path.toString())));
        }
        Node node = new Node(qualified(reader.getPrefix(), reader.getLocalName()));
        if (!open.isEmpty()) {
            Node parent = open.get(open.size() - 1);
            int last = parent.order.size() - 1;
            if (last >= 0 && !parent.order.get(last).equals(node.name) && parent.order.contains(node.name)) {
                parent.interleaved = true;
            }
            if (last < 0 || !parent.order.get(last).equals(node.name)) {
                parent.order.add(node.name);
            }
        }
        Map<String, Object> attributes = new LinkedHashMap<>();
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = reader.getNamespacePrefix(i);
            attributes.put(
                    prefix == null || prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix,
                    String.valueOf(reader.getNamespaceURI(i)));
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(
                    qualified(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)),
                    reader.getAttributeValue(i));
        }
        if (!attributes.isEmpty()) {
            node.value.put(ATTRIBUTES, attributes);
        }
        open.add(node);
    }

    @Override
    public void endElement(XMLStreamReader reader) {
        Node node = open.remove(open.size() - 1);
        String text = node.text.toString();
        boolean blank = text.isBlank();
        if (node.interleaved) {
            lose("the order of the children of " + node.name, reader);
        }
        if (!blank && !node.order.isEmpty()) {
            lose("where the text of " + node.name + " stands among its elements", reader);
        }
        Object value;
        if (node.value.isEmpty()) {
            value = text;
        } else {
            if (!blank) {
                node.value.put(TEXT, text);
            }
            value = node.value;
        }
        if (open.isEmpty()) {
            document.put(node.name, value);
        } else {
            add(open.get(open.size() - 1).value, node.name, value);
        }
        path.leave();
    }

    private static void add(Map<String, Object> parent, String name, Object value) {
        Object before = parent.get(name);
        List<Object> list = JsonValues.array(before);
        if (list != null) {
            list.add(value);
        } else if (before != null) {
            parent.put(name, new ArrayList<>(List.of(before, value)));
        } else {
            parent.put(name, ALWAYS_ARRAYS.contains(name) ? new ArrayList<>(List.of(value)) : value);
        }
    }

    @Override
    public void text(XMLStreamReader reader) {
        if (!open.isEmpty()) {
            open.get(open.size() - 1)
                    .text
                    .append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
    }

    @Override
    public void comment(XMLStreamReader reader) {
        lose("a comment", reader);
    }

    @Override
    public void processingInstruction(XMLStreamReader reader) {
        lose("the processing instruction " + reader.getPITarget(), reader);
    }

    private void lose(String what, XMLStreamReader reader) {
        losses.add(new Loss(what, XmlPass.location(reader).withPath(path.toString())));
    }
}
