// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ContentModel;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.model.grammar.Wildcard;

/**
 * What a document says: elements, attributes, text and, when wanted, comments and processing instructions, in their order. Prefixes,
 * {@code xsi:*} attributes, CDATA marks and blanks where the schema allows only elements are no part of it.
 */
final class Infoset {
    /** A part of a document. */
    sealed interface Node permits Element, Text, Note {}

    /** An element. */
    record Element(QName name, SortedMap<QName, String> attributes, List<Node> children) implements Node {}

    /** Text between tags, comments and processing instructions. */
    record Text(String value) implements Node {}

    /** A comment or a processing instruction. */
    record Note(String kind, String value) implements Node {}

    private record Open(@Nullable ElementType type, List<Node> children) {}

    private static final Comparator<QName> BY_NAME =
            Comparator.comparing(QName::getLocalPart).thenComparing(QName::getNamespaceURI);

    private final List<Open> open = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final boolean notes;

    private Infoset(boolean notes) {
        this.notes = notes;
    }

    /** Returns the parts of a document: its root and, when wanted, what stands around it. */
    static List<Node> of(byte[] xml, boolean notes) throws XMLStreamException {
        XMLStreamReader reader = Stax.reader(new ByteArrayInputStream(xml));
        try {
            return new Infoset(notes).read(reader);
        } finally {
            reader.close();
        }
    }

    private List<Node> read(XMLStreamReader reader) throws XMLStreamException {
        List<Node> document = new ArrayList<>();
        open.add(new Open(null, document));
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> start(reader);
                case XMLStreamConstants.END_ELEMENT -> {
                    flushText();
                    open.remove(open.size() - 1);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
                case XMLStreamConstants.COMMENT -> note("comment", reader.getText());
                case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                    note("processing instruction " + reader.getPITarget(), reader.getPIData());
                default -> {
                    // The end of the document; entities and a DOCTYPE were refused before.
                }
            }
        }
        return document;
    }

    private void start(XMLStreamReader reader) {
        flushText();
        Open parent = open.get(open.size() - 1);
        QName name = reader.getName();
        SortedMap<QName, String> attributes = new TreeMap<>(BY_NAME);
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            QName attribute = reader.getAttributeName(i);
            if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(attribute.getNamespaceURI())) {
                attributes.put(attribute, reader.getAttributeValue(i));
            }
        }
        Element element = new Element(name, attributes, new ArrayList<>());
        parent.children().add(element);
        open.add(new Open(type(parent, name), element.children()));
    }

    private @Nullable ElementType type(Open parent, QName name) {
        ElementDeclaration declaration = null;
        if (open.size() == 1) {
            declaration = QtiGrammar.get().root(name);
        } else if (parent.type() != null) {
            ContentModel content = parent.type().content();
            declaration = content.element(name.getNamespaceURI(), name.getLocalPart());
            if (declaration == null && content.wildcards().stream().noneMatch(open -> skips(open, name))) {
                declaration = QtiGrammar.get().root(name);
            }
        }
        return declaration == null ? null : declaration.type();
    }

    private static boolean skips(Wildcard open, QName name) {
        return open.check() == Wildcard.Check.SKIP && open.allows(name.getNamespaceURI());
    }

    private void note(String kind, @Nullable String value) {
        if (notes) {
            flushText();
            open.get(open.size() - 1).children().add(new Note(kind, value == null ? "" : value));
        }
    }

    private void flushText() {
        Open parent = open.get(open.size() - 1);
        ContentKind kind = parent.type() == null ? null : parent.type().contentKind();
        boolean blanksCount = open.size() > 1 && kind != ContentKind.ELEMENTS && kind != ContentKind.EMPTY;
        if (!text.isEmpty() && (blanksCount || !text.toString().isBlank())) {
            parent.children().add(new Text(text.toString()));
        }
        text.setLength(0);
    }
}
