// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.DomElement;
import org.qti4j.model.QtiElement;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.model.grammar.WellKnownPrefixes;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/**
 * Writes model objects as XML events. QTI is the default namespace; others get their usual prefix, or the one they were written with,
 * declared where they are first used. Blanks are added between elements only, where the schema says that they do not count.
 */
public final class ModelWriter {
    /** Deeper objects are a circle, or would overflow the readers of the document. */
    private static final int MAX_DEPTH = 5_000;

    private final XMLStreamWriter out;
    private final @Nullable String indent;
    private final @Nullable String schemaLocation;
    private final QtiGrammar grammar = QtiGrammar.get();
    private final NamespaceScope scope = new NamespaceScope();

    /** Makes the writer of one document. */
    public ModelWriter(XMLStreamWriter out, @Nullable String indent, @Nullable String schemaLocation) {
        this.out = out;
        this.indent = indent;
        this.schemaLocation = schemaLocation;
    }

    private static final class Level {
        private final Iterator<?> content;
        private final boolean indented;
        private final int scopeBefore;
        private boolean hasContent;

        Level(Iterator<?> content, boolean indented, int scopeBefore) {
            this.content = content;
            this.indented = indented;
            this.scopeBefore = scopeBefore;
        }
    }

    /** Writes the element and all below it; not the XML declaration. */
    public void write(QtiElement root) throws XMLStreamException {
        if (root instanceof DomElement foreign) {
            dom(foreign.getElement(), 0);
            return;
        }
        Deque<Level> levels = new ArrayDeque<>();
        levels.push(start(root, true));
        while (!levels.isEmpty()) {
            Level level = levels.peek();
            if (level.content.hasNext()) {
                Object next = level.content.next();
                if (level.indented) {
                    line(levels.size());
                }
                level.hasContent = true;
                if (next instanceof DomElement foreign) {
                    dom(foreign.getElement(), levels.size());
                } else if (next instanceof QtiElement element) {
                    if (levels.size() >= MAX_DEPTH) {
                        throw new IllegalArgumentException(
                                "the elements are nested more than " + MAX_DEPTH + " levels deep, or in a circle");
                    }
                    levels.push(start(element, false));
                } else {
                    out.writeCharacters(XmlText.checked(next.toString()));
                }
            } else {
                levels.pop();
                if (level.indented && level.hasContent) {
                    line(levels.size());
                }
                end(level.scopeBefore);
            }
        }
    }

    private Level start(QtiElement element, boolean root) throws XMLStreamException {
        int before = scope.mark();
        QName name = element.elementName();
        List<String> declarations = new ArrayList<>();
        Map<QName, String> attributes = element.getAttributes();
        // First the prefixes that values use: these cannot be chosen anew, all others can.
        for (Map.Entry<QName, String> attribute : attributes.entrySet()) {
            if (isDeclaration(attribute.getKey())) {
                declare(attribute.getKey().getLocalPart(), attribute.getValue(), declarations);
            }
        }
        String prefix = WellKnownPrefixes.prefix(name.getNamespaceURI()).orElse("");
        if (prefix.isEmpty() || !declarations.contains(prefix)) {
            declare(prefix, name.getNamespaceURI(), declarations);
        } else if (!name.getNamespaceURI().equals(scope.namespace(prefix))) {
            prefix = attributePrefix(name.getNamespaceURI(), prefix, declarations);
        }
        if (root && schemaLocation != null) {
            declare("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, declarations);
        }
        List<String> prefixes = attributes.isEmpty() ? List.of() : prefixes(attributes.keySet(), declarations);
        out.writeStartElement(prefix, name.getLocalPart(), name.getNamespaceURI());
        writeDeclarations(declarations);
        if (root && schemaLocation != null) {
            out.writeAttribute("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI, "schemaLocation", schemaLocation);
        }
        int i = 0;
        for (Map.Entry<QName, String> attribute : attributes.entrySet()) {
            String attributePrefix = prefixes.get(i++);
            if (isDeclaration(attribute.getKey())) {
                continue;
            }
            writeAttribute(
                    attributePrefix,
                    attribute.getKey().getNamespaceURI(),
                    attribute.getKey().getLocalPart(),
                    attribute.getValue());
        }
        List<Object> content = element.contents();
        return new Level(content.iterator(), indent != null && isIndented(element, content), before);
    }

    /** A declaration that is kept because values use its prefix. */
    private static boolean isDeclaration(QName name) {
        return name.getNamespaceURI().equals(XMLConstants.XMLNS_ATTRIBUTE_NS_URI);
    }

    private boolean isIndented(QtiElement element, List<Object> content) {
        ElementType type = grammar.typeOf(element.getClass());
        return type != null && type.contentKind() == ContentKind.ELEMENTS && !content.isEmpty();
    }

    private void line(int depth) throws XMLStreamException {
        if (indent != null) {
            out.writeCharacters("\n" + indent.repeat(depth));
        }
    }

    private void end(int scopeBefore) throws XMLStreamException {
        out.writeEndElement();
        scope.reset(scopeBefore);
    }

    private List<String> prefixes(Iterable<QName> names, List<String> declarations) {
        List<String> prefixes = new ArrayList<>();
        for (QName name : names) {
            prefixes.add(
                    isDeclaration(name) ? "" : attributePrefix(name.getNamespaceURI(), name.getPrefix(), declarations));
        }
        return prefixes;
    }

    /** Returns a prefix that means the namespace here, declaring one when there is none: attributes have no default namespace. */
    private String attributePrefix(String namespace, String wished, List<String> declarations) {
        if (namespace.isEmpty()) {
            return "";
        }
        String known = scope.prefix(namespace);
        if (known != null) {
            return known;
        }
        String prefix = WellKnownPrefixes.prefix(namespace).orElse(wished);
        // A prefix that means something else here may be in use by a value, or by the element itself.
        for (int n = 1; prefix.isEmpty() || scope.namespace(prefix) != null; n++) {
            prefix = "ns" + n;
        }
        declare(prefix, namespace, declarations);
        return prefix;
    }

    private void declare(String prefix, String namespace, List<String> declarations) {
        if (scope.declare(prefix, namespace)) {
            declarations.add(prefix);
            declarations.add(namespace);
        }
    }

    private void writeDeclarations(List<String> declarations) throws XMLStreamException {
        for (int i = 0; i < declarations.size(); i += 2) {
            if (declarations.get(i).isEmpty()) {
                out.writeDefaultNamespace(declarations.get(i + 1));
            } else {
                out.writeNamespace(declarations.get(i), declarations.get(i + 1));
            }
        }
    }

    private void writeAttribute(String prefix, String namespace, String local, String value) throws XMLStreamException {
        if (namespace.isEmpty()) {
            out.writeAttribute(local, XmlText.checked(value));
        } else {
            out.writeAttribute(prefix, namespace, local, XmlText.checked(value));
        }
    }

    private void dom(Element element, int depth) throws XMLStreamException {
        if (depth >= MAX_DEPTH) {
            throw new IllegalArgumentException("the elements are nested more than " + MAX_DEPTH + " levels deep");
        }
        int before = scope.mark();
        String namespace = text(element.getNamespaceURI());
        String local = element.getLocalName() == null ? element.getNodeName() : element.getLocalName();
        String prefix = text(element.getPrefix());
        List<String> declarations = new ArrayList<>();
        NamedNodeMap attributes = element.getAttributes();
        List<Attr> own = new ArrayList<>();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                own.add(attribute);
            } else if (!attribute.getLocalName().equals("xmlns")
                    && !attribute.getLocalName().equals(prefix)) {
                declare(attribute.getLocalName(), attribute.getValue(), declarations);
            }
        }
        declare(prefix, namespace, declarations);
        List<String> prefixes = prefixes(
                own.stream()
                        .map(a -> new QName(
                                text(a.getNamespaceURI()),
                                a.getLocalName() == null ? a.getName() : a.getLocalName(),
                                text(a.getPrefix())))
                        .toList(),
                declarations);
        out.writeStartElement(prefix, local, namespace);
        writeDeclarations(declarations);
        for (int i = 0; i < own.size(); i++) {
            Attr attribute = own.get(i);
            writeAttribute(
                    prefixes.get(i),
                    text(attribute.getNamespaceURI()),
                    attribute.getLocalName() == null ? attribute.getName() : attribute.getLocalName(),
                    attribute.getValue());
        }
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            switch (node.getNodeType()) {
                case Node.ELEMENT_NODE -> dom((Element) node, depth + 1);
                case Node.TEXT_NODE, Node.CDATA_SECTION_NODE ->
                    out.writeCharacters(XmlText.checked(node.getNodeValue()));
                case Node.COMMENT_NODE -> out.writeComment(node.getNodeValue());
                case Node.PROCESSING_INSTRUCTION_NODE ->
                    out.writeProcessingInstruction(node.getNodeName(), text(node.getNodeValue()));
                default ->
                    throw new IllegalArgumentException(
                            "a DOM node of type " + node.getNodeType() + " cannot be written");
            }
        }
        end(before);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
