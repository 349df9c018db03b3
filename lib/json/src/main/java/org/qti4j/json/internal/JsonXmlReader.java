// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import javax.xml.namespace.NamespaceContext;
import javax.xml.namespace.QName;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.internal.PlacedReader;
import org.qti4j.xml.internal.RepeatableReader;

/**
 * Reads form QTI as XML events, so that whatever works on XML works on JSON. What is not of the form is left out, and a
 * {@link QtiFormatException} with all of it comes in place of the end.
 */
public final class JsonXmlReader extends SimpleStreamReader implements PlacedReader, RepeatableReader {
    private final JsonEvents events;
    private final @Nullable Again again;
    private boolean closed;

    /** Opens the same text again. */
    interface Again {
        JsonXmlReader open() throws IOException;
    }

    JsonXmlReader(JsonEvents events, @Nullable Again again) {
        this.events = events;
        this.again = again;
    }

    @Override
    public boolean isRepeatable() {
        return again != null;
    }

    @Override
    public JsonXmlReader again() throws XMLStreamException {
        if (again == null) {
            throw new IllegalStateException("the text is not kept");
        }
        try {
            return again.open();
        } catch (IOException e) {
            throw new XMLStreamException("the JSON cannot be read", e);
        }
    }

    /** Returns the name of the root, or null when the value is none of this form; before the first event only. */
    public @Nullable QName rootName() throws IOException {
        return events.rootName();
    }

    @Override
    public int next() throws XMLStreamException {
        if (events.current().type() == END_DOCUMENT) {
            throw new NoSuchElementException("the document has ended");
        }
        if (closed) {
            throw new XMLStreamException("the reader is closed");
        }
        try {
            return events.next();
        } catch (IOException e) {
            throw new XMLStreamException("the JSON cannot be read", e);
        }
    }

    @Override
    public int getEventType() {
        return events.current().type();
    }

    @Override
    public void close() throws XMLStreamException {
        closed = true;
        try {
            events.tape().source().close();
            events.tape().release();
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }

    // Places

    @Override
    public org.qti4j.model.diagnostic.Location place() {
        return events.place();
    }

    @Override
    public org.qti4j.model.diagnostic.Location placeOfAttribute(String local) {
        org.qti4j.model.diagnostic.Location found = isStartElement() && !closed
                ? events.tag().place(events.current().element(), local)
                : null;
        return found == null ? place() : found;
    }

    @Override
    public Location getLocation() {
        return new Place(events.current().line(), events.current().column());
    }

    // Tags

    @Override
    public String getLocalName() {
        return events.current().element().name.local();
    }

    @Override
    public String getNamespaceURI() {
        return events.current().element().name.namespace();
    }

    @Override
    public String getPrefix() {
        return events.current().element().prefix;
    }

    @Override
    public QName getName() {
        return new QName(getNamespaceURI(), getLocalName(), getPrefix());
    }

    private JsonStartTag tag() {
        if (events.current().type() != START_ELEMENT) {
            throw new IllegalStateException("not at a start tag");
        }
        return events.tag();
    }

    @Override
    public int getAttributeCount() {
        return isStartElement() ? events.tag().count() : 0;
    }

    @Override
    public QName getAttributeName(int index) {
        QName name = tag().name(index).name();
        return name.getNamespaceURI().isEmpty()
                ? name
                : new QName(name.getNamespaceURI(), name.getLocalPart(), tag().prefix(index));
    }

    @Override
    public String getAttributeNamespace(int index) {
        return tag().name(index).namespace();
    }

    @Override
    public String getAttributeLocalName(int index) {
        return tag().name(index).local();
    }

    @Override
    public String getAttributePrefix(int index) {
        return tag().prefix(index);
    }

    @Override
    public String getAttributeValue(int index) {
        return tag().value(index);
    }

    @Override
    public @Nullable String getAttributeValue(@Nullable String namespaceURI, String localName) {
        for (int i = 0; i < tag().count(); i++) {
            JsonName name = tag().name(i);
            if (name.local().equals(localName)
                    && (namespaceURI == null || name.namespace().equals(namespaceURI))) {
                return tag().value(i);
            }
        }
        return null;
    }

    @Override
    public int getNamespaceCount() {
        return events.current().element().declarations.size() / 2;
    }

    @Override
    public String getNamespacePrefix(int index) {
        return events.current().element().declarations.get(2 * index);
    }

    @Override
    public String getNamespaceURI(int index) {
        return events.current().element().declarations.get(2 * index + 1);
    }

    @Override
    public @Nullable String getNamespaceURI(String prefix) {
        return events.tag().namespace(prefix);
    }

    @Override
    public NamespaceContext getNamespaceContext() {
        return new Scope(events.tag());
    }

    // Texts

    @Override
    public String getText() {
        return events.current().text();
    }

    @Override
    public char[] getTextCharacters() {
        return events.current().chars();
    }

    @Override
    public int getTextStart() {
        return events.current().start();
    }

    @Override
    public int getTextLength() {
        return events.current().length();
    }

    @Override
    public String getPITarget() {
        return events.current().target();
    }

    @Override
    public String getPIData() {
        return getText();
    }

    /** Line and column. */
    private record Place(int line, int column) implements Location {
        @Override
        public int getLineNumber() {
            return line;
        }

        @Override
        public int getColumnNumber() {
            return column;
        }

        @Override
        public int getCharacterOffset() {
            return -1;
        }

        @Override
        public @Nullable String getPublicId() {
            return null;
        }

        @Override
        public @Nullable String getSystemId() {
            return null;
        }
    }

    /** What the prefixes mean now; it goes on with the reader. */
    private record Scope(JsonStartTag scope) implements NamespaceContext {
        @Override
        public String getNamespaceURI(String prefix) {
            return Objects.requireNonNullElse(scope.namespace(prefix), "");
        }

        @Override
        public @Nullable String getPrefix(String namespaceURI) {
            return scope.prefixOf(namespaceURI);
        }

        @Override
        public Iterator<String> getPrefixes(String namespaceURI) {
            String prefix = getPrefix(namespaceURI);
            return (prefix == null ? List.<String>of() : List.of(prefix)).iterator();
        }
    }
}
