// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.xml.internal.XmlEvents;

/** Writes the document of one pass as XML, with blanks only between elements where the schema says that they do not count. */
final class XmlCopy implements XmlEvents {
    private static final class Level {
        private final @Nullable ElementType type;
        /** Whether blanks may be added here: never again once a text was seen. */
        private boolean indented;

        private boolean hasContent;

        Level(@Nullable ElementType type, boolean indented) {
            this.type = type;
            this.indented = indented;
        }
    }

    private final XMLStreamWriter out;
    private final @Nullable String indent;
    private final List<Level> levels = new ArrayList<>();

    XmlCopy(XMLStreamWriter out, @Nullable String indent) {
        this.out = out;
        this.indent = indent;
    }

    @Override
    public void startDocument(XMLStreamReader reader) throws XMLStreamException {
        out.writeStartDocument("UTF-8", "1.0");
    }

    private void line() throws XMLStreamException {
        if (indent == null) {
            return;
        }
        if (levels.isEmpty()) {
            out.writeCharacters("\n");
            return;
        }
        Level level = levels.get(levels.size() - 1);
        if (level.indented) {
            out.writeCharacters("\n" + indent.repeat(levels.size()));
            level.hasContent = true;
        }
    }

    @Override
    public void startElement(XMLStreamReader reader) throws XMLStreamException {
        line();
        String namespace = text(reader.getNamespaceURI());
        String local = reader.getLocalName();
        ElementType type = levels.isEmpty()
                ? JsonNames.typeOfRoot(namespace, local)
                : JsonNames.typeOf(levels.get(levels.size() - 1).type, namespace, local);
        levels.add(new Level(type, type != null && type.contentKind() == ContentKind.ELEMENTS));
        out.writeStartElement(text(reader.getPrefix()), local, namespace);
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = text(reader.getNamespacePrefix(i));
            if (prefix.isEmpty()) {
                out.writeDefaultNamespace(text(reader.getNamespaceURI(i)));
            } else {
                out.writeNamespace(prefix, text(reader.getNamespaceURI(i)));
            }
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String attributeNamespace = text(reader.getAttributeNamespace(i));
            if (attributeNamespace.isEmpty()) {
                out.writeAttribute(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
            } else {
                out.writeAttribute(
                        text(reader.getAttributePrefix(i)),
                        attributeNamespace,
                        reader.getAttributeLocalName(i),
                        reader.getAttributeValue(i));
            }
        }
    }

    @Override
    public void endElement(XMLStreamReader reader) throws XMLStreamException {
        Level level = levels.remove(levels.size() - 1);
        if (indent != null && level.indented && level.hasContent) {
            out.writeCharacters("\n" + indent.repeat(levels.size()));
        }
        out.writeEndElement();
    }

    @Override
    public void text(XMLStreamReader reader) throws XMLStreamException {
        if (!levels.isEmpty()) {
            levels.get(levels.size() - 1).indented = false;
        }
        out.writeCharacters(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    @Override
    public void comment(XMLStreamReader reader) throws XMLStreamException {
        line();
        out.writeComment(reader.getText());
    }

    @Override
    public void processingInstruction(XMLStreamReader reader) throws XMLStreamException {
        line();
        String data = text(reader.getPIData());
        if (data.isEmpty()) {
            out.writeProcessingInstruction(reader.getPITarget());
        } else {
            out.writeProcessingInstruction(reader.getPITarget(), data);
        }
    }

    @Override
    public void endDocument(XMLStreamReader reader) throws XMLStreamException {
        if (indent != null) {
            out.writeCharacters("\n");
        }
        out.writeEndDocument();
        out.flush();
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
