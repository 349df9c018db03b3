// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson.internal;

import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.codehaus.stax2.XMLStreamReader2;
import org.codehaus.stax2.util.StreamReader2Delegate;
import org.jspecify.annotations.Nullable;

/**
 * The reader below a mapper's parser. An element can be read from it behind the parser's back; to the parser that element is then an empty
 * one with the same start tag, so that its own account of the document stays right. A DOCTYPE is an error.
 */
final class SteppingReader extends StreamReader2Delegate {
    private record Attribute(QName name, String value) {}

    /** The start tag of the element that is being read, or was read. */
    private List<Attribute> attributes = List.of();

    /** Whether the parser is shown the start tag, although the document is at the end tag already. */
    private boolean replaying;

    SteppingReader(XMLStreamReader2 reader) {
        super(reader);
    }

    /** Returns a reader of the element on whose start tag this one stands, as of a document of its own. */
    XMLStreamReader element() {
        attributes = new ArrayList<>();
        for (int i = 0; i < super.getAttributeCount(); i++) {
            attributes.add(new Attribute(super.getAttributeName(i), super.getAttributeValue(i)));
        }
        return new ElementReader((XMLStreamReader2) getParent());
    }

    /** Shows the start tag of the element, which was read to its end, once more. */
    void replayEmpty() {
        replaying = true;
    }

    @Override
    public int next() throws XMLStreamException {
        if (replaying) {
            replaying = false;
            return END_ELEMENT;
        }
        int event = super.next();
        if (event == DTD) {
            throw new XMLStreamException("a DOCTYPE is not allowed: entities are not read", getLocation());
        }
        return event;
    }

    @Override
    public int getEventType() {
        return replaying ? START_ELEMENT : super.getEventType();
    }

    @Override
    public boolean isEmptyElement() throws XMLStreamException {
        return !replaying && super.isEmptyElement();
    }

    @Override
    public int getAttributeCount() {
        return replaying ? attributes.size() : super.getAttributeCount();
    }

    @Override
    public String getAttributeLocalName(int index) {
        return replaying ? attributes.get(index).name().getLocalPart() : super.getAttributeLocalName(index);
    }

    @Override
    public @Nullable String getAttributeNamespace(int index) {
        return replaying ? attributes.get(index).name().getNamespaceURI() : super.getAttributeNamespace(index);
    }

    @Override
    public String getAttributeValue(int index) {
        return replaying ? attributes.get(index).value() : super.getAttributeValue(index);
    }
}
