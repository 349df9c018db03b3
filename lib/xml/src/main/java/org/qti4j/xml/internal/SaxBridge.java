// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** Feeds a SAX handler from a StAX reader without copies: the attributes are a view of the reader. */
final class SaxBridge implements XmlEvents {
    private final ContentHandler handler;
    private final View attributes = new View();

    SaxBridge(ContentHandler handler) {
        this.handler = handler;
    }

    @Override
    public void startDocument(XMLStreamReader reader) throws XMLStreamException {
        attributes.reader = reader;
        try {
            handler.startDocument();
        } catch (SAXException e) {
            throw new XMLStreamException(e);
        }
    }

    @Override
    public void startElement(XMLStreamReader reader) throws XMLStreamException {
        try {
            int namespaces = reader.getNamespaceCount();
            for (int i = 0; i < namespaces; i++) {
                handler.startPrefixMapping(text(reader.getNamespacePrefix(i)), text(reader.getNamespaceURI(i)));
            }
            String local = reader.getLocalName();
            handler.startElement(
                    text(reader.getNamespaceURI()), local, qualified(reader.getPrefix(), local), attributes);
        } catch (SAXException e) {
            throw new XMLStreamException(e);
        }
    }

    @Override
    public void endElement(XMLStreamReader reader) throws XMLStreamException {
        try {
            String local = reader.getLocalName();
            handler.endElement(text(reader.getNamespaceURI()), local, qualified(reader.getPrefix(), local));
            int namespaces = reader.getNamespaceCount();
            for (int i = 0; i < namespaces; i++) {
                handler.endPrefixMapping(text(reader.getNamespacePrefix(i)));
            }
        } catch (SAXException e) {
            throw new XMLStreamException(e);
        }
    }

    @Override
    public void text(XMLStreamReader reader) throws XMLStreamException {
        try {
            handler.characters(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        } catch (SAXException e) {
            throw new XMLStreamException(e);
        }
    }

    @Override
    public void endDocument(XMLStreamReader reader) throws XMLStreamException {
        try {
            handler.endDocument();
        } catch (SAXException e) {
            throw new XMLStreamException(e);
        }
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static String qualified(@Nullable String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix + ":" + local;
    }

    /** The attributes of the start tag on which the reader stands. */
    private static final class View implements Attributes {
        private @Nullable XMLStreamReader reader;

        private XMLStreamReader reader() {
            if (reader == null) {
                throw new IllegalStateException("no document");
            }
            return reader;
        }

        @Override
        public int getLength() {
            return reader().getAttributeCount();
        }

        @Override
        public String getURI(int index) {
            return text(reader().getAttributeNamespace(index));
        }

        @Override
        public String getLocalName(int index) {
            return reader().getAttributeLocalName(index);
        }

        @Override
        public String getQName(int index) {
            return qualified(reader().getAttributePrefix(index), getLocalName(index));
        }

        @Override
        public String getType(int index) {
            return "CDATA";
        }

        @Override
        public String getValue(int index) {
            return reader().getAttributeValue(index);
        }

        @Override
        public int getIndex(String uri, String localName) {
            for (int i = getLength() - 1; i >= 0; i--) {
                if (getLocalName(i).equals(localName) && getURI(i).equals(uri)) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public int getIndex(String qName) {
            for (int i = getLength() - 1; i >= 0; i--) {
                if (getQName(i).equals(qName)) {
                    return i;
                }
            }
            return -1;
        }

        @Override
        public String getType(String uri, String localName) {
            return "CDATA";
        }

        @Override
        public String getType(String qName) {
            return "CDATA";
        }

        @Override
        public @Nullable String getValue(String uri, String localName) {
            int index = getIndex(uri, localName);
            return index < 0 ? null : getValue(index);
        }

        @Override
        public @Nullable String getValue(String qName) {
            int index = getIndex(qName);
            return index < 0 ? null : getValue(index);
        }
    }
}
