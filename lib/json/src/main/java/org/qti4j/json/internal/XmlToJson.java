// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.IOException;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.xml.internal.NameValues;
import org.qti4j.xml.internal.XmlEvents;

/** Writes the document of one pass as form QTI. */
public final class XmlToJson implements XmlEvents {
    private final JsonEmitter emitter;

    /** Makes the writer of one document. */
    XmlToJson(JsonOut out) {
        this.emitter = new JsonEmitter(out);
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    @Override
    public void startElement(XMLStreamReader reader) throws XMLStreamException {
        try {
            emitter.startElement(text(reader.getNamespaceURI()), reader.getLocalName());
            int count = reader.getAttributeCount();
            for (int i = 0; i < count; i++) {
                emitter.attribute(
                        text(reader.getAttributeNamespace(i)),
                        reader.getAttributeLocalName(i),
                        reader.getAttributeValue(i));
            }
            ElementType type = emitter.type();
            if (type != null && type.hasQualifiedNames()) {
                for (Map.Entry<String, String> prefix :
                        NameValues.prefixes(reader, type).entrySet()) {
                    emitter.attribute(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, prefix.getKey(), prefix.getValue());
                }
            }
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }

    @Override
    public void endElement(XMLStreamReader reader) throws XMLStreamException {
        try {
            emitter.endElement();
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }

    @Override
    public void text(XMLStreamReader reader) throws XMLStreamException {
        try {
            emitter.text(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }

    @Override
    public void comment(XMLStreamReader reader) throws XMLStreamException {
        try {
            emitter.comment(reader.getText());
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }

    @Override
    public void processingInstruction(XMLStreamReader reader) throws XMLStreamException {
        try {
            emitter.processingInstruction(reader.getPITarget(), text(reader.getPIData()));
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }

    @Override
    public void endDocument(XMLStreamReader reader) throws XMLStreamException {
        try {
            emitter.endDocument();
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }
}
