// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import javax.xml.XMLConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ElementType;
import org.xml.sax.Attributes;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** Feeds a SAX handler from a StAX reader without copies: the attributes are a view of the reader. */
final class SaxBridge implements XmlEvents {
    /** A prefix that no document uses by chance. */
    private static final String TYPE_PREFIX = "qti4j-root-type";

    private final ContentHandler handler;
    private final View attributes = new View();
    private final @Nullable RootType rootType;
    private int depth;

    SaxBridge(ContentHandler handler, @Nullable RootType rootType) {
        this.handler = handler;
        this.rootType = rootType;
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
                    text(reader.getNamespaceURI()),
                    local,
                    qualified(reader.getPrefix(), local),
                    depth++ == 0 && rootType != null && rootType.isAt(reader) ? typed(rootType.type()) : attributes);
        } catch (SAXException e) {
            throw new XMLStreamException(e);
        }
    }

    /** Returns the attributes of the root together with the one that names its type, which is how XML Schema is told of it. */
    private Attributes typed(ElementType type) throws SAXException {
        AttributesImpl all = new AttributesImpl(attributes);
        handler.startPrefixMapping(TYPE_PREFIX, type.namespace());
        all.addAttribute(
                XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI,
                "type",
                "xsi:type",
                "CDATA",
                TYPE_PREFIX + ":" + type.name());
        return all;
    }

    @Override
    public void endElement(XMLStreamReader reader) throws XMLStreamException {
        depth--;
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
