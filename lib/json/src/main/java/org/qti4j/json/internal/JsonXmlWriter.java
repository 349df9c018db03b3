// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.namespace.NamespaceContext;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ElementType;

/** Takes XML as calls and writes form QTI, so that whatever writes XML writes JSON. Namespaces are those that the calls name. */
public final class JsonXmlWriter implements XMLStreamWriter {
    private final JsonGenerator out;
    private final JsonEmitter emitter;
    private final boolean flushed;
    private final List<Boolean> empty = new ArrayList<>();
    /** The prefixes that the open elements declare, the innermost last. */
    private final List<Map<String, String>> scopes = new ArrayList<>();
    /** Values with prefixes in the start tag that is open. */
    private final List<String> names = new ArrayList<>();

    JsonXmlWriter(JsonGenerator out) {
        this(out, null, true);
    }

    /**
     * Makes the writer of one document.
     *
     * @param rootType the type of the root, or null to tell it by its name
     * @param flushed whether the end of the document flushes the generator; not where more follows
     */
    JsonXmlWriter(JsonGenerator out, @Nullable ElementType rootType, boolean flushed) {
        this.out = out;
        this.emitter = new JsonEmitter(new GeneratorOut(out), rootType);
        this.flushed = flushed;
    }

    private interface Step {
        void run() throws IOException;
    }

    private void run(Step step) throws XMLStreamException {
        try {
            step.run();
        } catch (IOException e) {
            throw new XMLStreamException(e);
        }
    }

    /** An empty element has no end call; what follows ends it. */
    private void endEmpty() throws XMLStreamException {
        endTag();
        while (!empty.isEmpty() && empty.get(empty.size() - 1)) {
            leave();
            run(emitter::endElement);
        }
    }

    private void leave() {
        empty.remove(empty.size() - 1);
        scopes.remove(scopes.size() - 1);
    }

    /** Names carry their namespaces, so a declaration is kept only with the element in which a value uses its prefix. */
    private void endTag() throws XMLStreamException {
        Map<String, String> used = new LinkedHashMap<>();
        for (int i = names.size() - 1; i >= 0; i--) {
            for (String name : names.get(i).strip().split("\\s+")) {
                int colon = name.indexOf(':');
                String namespace = colon <= 0 ? null : namespace(name.substring(0, colon));
                if (namespace != null && !namespace.isEmpty()) {
                    used.put(name.substring(0, colon), namespace);
                }
            }
        }
        names.clear();
        for (Map.Entry<String, String> each : used.entrySet()) {
            run(() -> emitter.attribute(XMLConstants.XMLNS_ATTRIBUTE_NS_URI, each.getKey(), each.getValue()));
        }
    }

    private @Nullable String namespace(String prefix) {
        for (int i = scopes.size() - 1; i >= 0; i--) {
            String namespace = scopes.get(i).get(prefix);
            if (namespace != null) {
                return namespace;
            }
        }
        return null;
    }

    @Override
    public void writeStartElement(String localName) throws XMLStreamException {
        writeStartElement("", localName, "");
    }

    @Override
    public void writeStartElement(String namespaceURI, String localName) throws XMLStreamException {
        writeStartElement("", localName, namespaceURI);
    }

    @Override
    public void writeStartElement(@Nullable String prefix, String localName, @Nullable String namespaceURI)
            throws XMLStreamException {
        endEmpty();
        empty.add(false);
        scopes.add(Map.of());
        run(() -> emitter.startElement(Objects.requireNonNullElse(namespaceURI, ""), localName));
    }

    @Override
    public void writeEmptyElement(String namespaceURI, String localName) throws XMLStreamException {
        writeEmptyElement("", localName, namespaceURI);
    }

    @Override
    public void writeEmptyElement(@Nullable String prefix, String localName, @Nullable String namespaceURI)
            throws XMLStreamException {
        writeStartElement(prefix, localName, namespaceURI);
        empty.set(empty.size() - 1, true);
    }

    @Override
    public void writeEmptyElement(String localName) throws XMLStreamException {
        writeEmptyElement("", localName, "");
    }

    @Override
    public void writeEndElement() throws XMLStreamException {
        endEmpty();
        leave();
        run(emitter::endElement);
    }

    @Override
    public void writeEndDocument() throws XMLStreamException {
        endEmpty();
        run(emitter::endDocument);
        if (flushed) {
            flush();
        }
    }

    @Override
    public void close() throws XMLStreamException {
        flush();
    }

    @Override
    public void flush() throws XMLStreamException {
        run(out::flush);
    }

    @Override
    public void writeAttribute(String localName, String value) throws XMLStreamException {
        writeAttribute("", "", localName, value);
    }

    @Override
    public void writeAttribute(@Nullable String prefix, @Nullable String namespaceURI, String localName, String value)
            throws XMLStreamException {
        String namespace = Objects.requireNonNullElse(namespaceURI, "");
        ElementType type = emitter.type();
        if (type != null && type.hasQualifiedNames()) {
            AttributeDeclaration declared = type.attribute(new QName(namespace, localName));
            if (declared != null && declared.isQualifiedName()) {
                names.add(value);
            }
        }
        run(() -> emitter.attribute(namespace, localName, value));
    }

    @Override
    public void writeAttribute(@Nullable String namespaceURI, String localName, String value)
            throws XMLStreamException {
        writeAttribute("", namespaceURI, localName, value);
    }

    @Override
    public void writeNamespace(@Nullable String prefix, @Nullable String namespaceURI) {
        if (prefix != null && !prefix.isEmpty() && !scopes.isEmpty()) {
            int last = scopes.size() - 1;
            if (scopes.get(last).isEmpty()) {
                scopes.set(last, new HashMap<>(4));
            }
            scopes.get(last).put(prefix, Objects.requireNonNullElse(namespaceURI, ""));
        }
    }

    @Override
    public void writeDefaultNamespace(@Nullable String namespaceURI) {
        // As above.
    }

    @Override
    public void writeComment(String data) throws XMLStreamException {
        endEmpty();
        run(() -> emitter.comment(data));
    }

    @Override
    public void writeProcessingInstruction(String target) throws XMLStreamException {
        writeProcessingInstruction(target, "");
    }

    @Override
    public void writeProcessingInstruction(String target, String data) throws XMLStreamException {
        endEmpty();
        run(() -> emitter.processingInstruction(target, data));
    }

    @Override
    public void writeCData(String data) throws XMLStreamException {
        writeCharacters(data);
    }

    @Override
    public void writeDTD(String dtd) throws XMLStreamException {
        throw new XMLStreamException("QTI documents have no DOCTYPE");
    }

    @Override
    public void writeEntityRef(String name) throws XMLStreamException {
        throw new XMLStreamException("entities are not used: write the character instead of &" + name + ";");
    }

    @Override
    public void writeStartDocument() {
        // Nothing is written before the root.
    }

    @Override
    public void writeStartDocument(String version) {
        // As above.
    }

    @Override
    public void writeStartDocument(String encoding, String version) {
        // As above.
    }

    @Override
    public void writeCharacters(String text) throws XMLStreamException {
        endEmpty();
        run(() -> emitter.text(text.toCharArray(), 0, text.length()));
    }

    @Override
    public void writeCharacters(char[] text, int start, int length) throws XMLStreamException {
        endEmpty();
        run(() -> emitter.text(text, start, length));
    }

    @Override
    public @Nullable String getPrefix(String uri) {
        return null;
    }

    @Override
    public void setPrefix(String prefix, String uri) {
        // Prefixes are not part of the form.
    }

    @Override
    public void setDefaultNamespace(String uri) {
        // As above.
    }

    @Override
    public void setNamespaceContext(NamespaceContext context) {
        // As above.
    }

    @Override
    public NamespaceContext getNamespaceContext() {
        return new NamespaceContext() {
            @Override
            public String getNamespaceURI(String prefix) {
                return XMLConstants.NULL_NS_URI;
            }

            @Override
            public @Nullable String getPrefix(String namespaceURI) {
                return null;
            }

            @Override
            public java.util.Iterator<String> getPrefixes(String namespaceURI) {
                return List.<String>of().iterator();
            }
        };
    }

    @Override
    public @Nullable Object getProperty(String name) {
        return null;
    }
}
