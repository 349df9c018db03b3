// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** What of an {@code XMLStreamReader} follows from the rest of it, for a reader that is not over XML text. */
abstract class SimpleStreamReader implements XMLStreamReader {
    @Override
    public boolean hasNext() {
        return getEventType() != END_DOCUMENT;
    }

    @Override
    public boolean hasName() {
        return isStartElement() || isEndElement();
    }

    @Override
    public boolean hasText() {
        return getEventType() == CHARACTERS || getEventType() == COMMENT;
    }

    @Override
    public boolean isStartElement() {
        return getEventType() == START_ELEMENT;
    }

    @Override
    public boolean isEndElement() {
        return getEventType() == END_ELEMENT;
    }

    @Override
    public boolean isCharacters() {
        return getEventType() == CHARACTERS;
    }

    @Override
    public boolean isWhiteSpace() {
        if (!isCharacters()) {
            return false;
        }
        char[] text = getTextCharacters();
        int end = getTextStart() + getTextLength();
        for (int i = getTextStart(); i < end; i++) {
            if (text[i] > ' ') {
                return false;
            }
        }
        return true;
    }

    @Override
    public int getTextCharacters(int sourceStart, char[] target, int targetStart, int length) {
        int count = Math.min(length, getTextLength() - sourceStart);
        System.arraycopy(getTextCharacters(), getTextStart() + sourceStart, target, targetStart, count);
        return count;
    }

    @Override
    public String getElementText() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        while (next() != END_ELEMENT) {
            if (isCharacters()) {
                text.append(getTextCharacters(), getTextStart(), getTextLength());
            } else if (isStartElement()) {
                throw new XMLStreamException("an element stands in the text", getLocation());
            }
        }
        return text.toString();
    }

    @Override
    public int nextTag() throws XMLStreamException {
        int event;
        do {
            event = next();
        } while (event == COMMENT || event == PROCESSING_INSTRUCTION || isWhiteSpace());
        if (!hasName()) {
            throw new XMLStreamException("expected a tag", getLocation());
        }
        return event;
    }

    @Override
    public void require(int type, @Nullable String namespaceURI, @Nullable String localName) throws XMLStreamException {
        if (type != getEventType()
                || namespaceURI != null && !namespaceURI.equals(getNamespaceURI())
                || localName != null && !localName.equals(getLocalName())) {
            throw new XMLStreamException("another event was expected", getLocation());
        }
    }

    @Override
    public String getAttributeType(int index) {
        return "CDATA";
    }

    @Override
    public boolean isAttributeSpecified(int index) {
        return true;
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return null;
    }

    @Override
    public @Nullable String getEncoding() {
        return null;
    }

    @Override
    public @Nullable String getVersion() {
        return "1.0";
    }

    @Override
    public boolean isStandalone() {
        return false;
    }

    @Override
    public boolean standaloneSet() {
        return false;
    }

    @Override
    public @Nullable String getCharacterEncodingScheme() {
        return null;
    }
}
