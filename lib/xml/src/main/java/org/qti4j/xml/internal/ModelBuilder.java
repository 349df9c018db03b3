// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.ForeignElement;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.w3c.dom.DOMImplementation;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * Builds model objects from the events of one pass, guided by the grammar tables: the type of the parent says which class a child has.
 * What the model cannot hold is reported: comments and processing instructions as information, everything else as an error.
 */
public final class ModelBuilder implements XmlEvents {
    private static final class Frame {
        private final @Nullable QtiElement element;
        private final @Nullable ElementType type;
        private final @Nullable Element dom;
        /** The slot of the child that came last. */
        private int slot = -1;
        /** The name of the child that came last, when it stood in its place. */
        private @Nullable QName last;

        Frame(@Nullable QtiElement element, @Nullable ElementType type, @Nullable Element dom) {
            this.element = element;
            this.type = type;
            this.dom = dom;
        }

        @Nullable
        QtiElement element() {
            return element;
        }

        @Nullable
        ElementType type() {
            return type;
        }

        @Nullable
        Element dom() {
            return dom;
        }

        /** Tells whether the child follows those before it in the order of the model, which is the only one that it can be written in. */
        boolean isNext(QtiElement child) {
            if (type == null || type.contentKind() != ContentKind.ELEMENTS) {
                return true;
            }
            QName name = child.elementName();
            if (name.equals(last)) {
                return true;
            }
            int next = type.slotOf(name);
            for (int i = 0; next < 0 && i < type.slots().size(); i++) {
                // What a wildcard takes stands among the ordered children.
                next = type.slots().get(i).ordered() ? i : next;
            }
            if (next < slot) {
                return false;
            }
            slot = next;
            last = name;
            return true;
        }
    }

    private final QtiGrammar grammar = QtiGrammar.get();
    private final List<Frame> open = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private final List<Diagnostic> diagnostics = new ArrayList<>();
    private final XmlPath path = new XmlPath();
    private final int limit;
    private final @Nullable Map<QtiElement, Location> locations;
    private final @Nullable RootType rootType;
    private @Nullable Document document;
    private @Nullable QtiElement root;
    private boolean refused;

    /**
     * Makes the builder of one document.
     *
     * @param rootType the type of a root that the schema does not know as one, or null
     */
    public ModelBuilder(boolean keepLocations, int limit, @Nullable RootType rootType) {
        this.rootType = rootType;
        this.locations = keepLocations ? new IdentityHashMap<>() : null;
        this.limit = limit;
    }

    /** Returns the root, or null when there is none or something could not be held. */
    public @Nullable QtiElement root() {
        return refused ? null : root;
    }

    /** Returns what could not be held. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** Returns the places of the elements; empty unless they were asked for. */
    public Map<QtiElement, Location> locations() {
        return locations == null ? Map.of() : locations;
    }

    @Override
    public void startElement(XMLStreamReader reader) {
        flushText(reader);
        path.enter(reader.getLocalName());
        Frame parent = open.isEmpty() ? null : open.get(open.size() - 1);
        if (parent != null && parent.dom() != null) {
            Element child = dom(reader);
            parent.dom().appendChild(child);
            open.add(new Frame(null, null, child));
            return;
        }
        String namespace = namespace(reader);
        ElementType type = type(parent, namespace, reader);
        if (type == null || type.className().isEmpty()) {
            open.add(new Frame(null, null, dom(reader)));
            return;
        }
        QtiElement element = type.newElement();
        attributes(reader, element);
        if (type.hasQualifiedNames()) {
            NameValues.prefixes(reader, type)
                    .forEach((prefix, uri) -> element.getAttributes()
                            .put(
                                    new QName(
                                            XMLConstants.XMLNS_ATTRIBUTE_NS_URI, prefix, XMLConstants.XMLNS_ATTRIBUTE),
                                    uri));
        }
        if (parent == null) {
            root = element;
        } else {
            place(parent, element, reader);
        }
        if (locations != null) {
            locations.put(element, XmlPass.location(reader).withPath(path.toString()));
        }
        open.add(new Frame(element, type, null));
    }

    private @Nullable ElementType type(@Nullable Frame parent, String namespace, XMLStreamReader reader) {
        if (parent == null && rootType != null && rootType.isAt(reader)) {
            return rootType.type();
        }
        ElementDeclaration declaration = parent == null
                ? grammar.root(new QName(namespace, reader.getLocalName()))
                : parent.type() == null ? null : parent.type().content().element(namespace, reader.getLocalName());
        return declaration == null ? null : declaration.type();
    }

    @Override
    public void endElement(XMLStreamReader reader) {
        flushText(reader);
        Frame frame = open.remove(open.size() - 1);
        Frame parent = open.isEmpty() ? null : open.get(open.size() - 1);
        if (frame.dom() != null && (parent == null || parent.dom() == null)) {
            ForeignElement foreign = new ForeignElement(frame.dom());
            if (parent == null) {
                root = foreign;
            } else {
                place(parent, foreign, reader);
            }
        }
        path.leave();
    }

    @Override
    public void text(XMLStreamReader reader) {
        if (!open.isEmpty()) {
            text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
        }
    }

    @Override
    public void comment(XMLStreamReader reader) {
        report(Diagnostic.info("xml-comment-not-kept", "the model does not keep this comment", here(reader)));
    }

    @Override
    public void processingInstruction(XMLStreamReader reader) {
        report(Diagnostic.info(
                "xml-pi-not-kept",
                "the model does not keep the processing instruction " + reader.getPITarget(),
                here(reader)));
    }

    private void place(Frame parent, QtiElement child, XMLStreamReader reader) {
        if (!parent.isNext(child)) {
            refuse(child.elementName().getLocalPart() + " stands behind what must follow it", reader);
        } else if (parent.element() == null || !parent.element().append(child)) {
            refuse(
                    child.elementName().getLocalPart() + " has no place in "
                            + (parent.element() == null
                                    ? "this element"
                                    : parent.element().elementName().getLocalPart()),
                    reader);
        }
    }

    private void flushText(XMLStreamReader reader) {
        if (text.isEmpty() || open.isEmpty()) {
            text.setLength(0);
            return;
        }
        Frame frame = open.get(open.size() - 1);
        if (frame.dom() != null) {
            frame.dom().appendChild(document().createTextNode(text.toString()));
        } else if (frame.type() != null && frame.element() != null) {
            ContentKind kind = frame.type().contentKind();
            if (kind == ContentKind.MIXED || kind == ContentKind.TEXT) {
                frame.element().append(text.toString());
            } else if (kind == ContentKind.EMPTY || !isBlank()) {
                refuse(frame.element().elementName().getLocalPart() + " has no place for text", reader);
            }
        }
        text.setLength(0);
    }

    private boolean isBlank() {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > ' ') {
                return false;
            }
        }
        return true;
    }

    private void refuse(String message, XMLStreamReader reader) {
        if (!refused) {
            // However many comments there are, the first fault is told.
            refused = true;
            diagnostics.add(Diagnostic.error("schema-no-place", message, here(reader)));
        } else {
            report(Diagnostic.error("schema-no-place", message, here(reader)));
        }
    }

    private void report(Diagnostic diagnostic) {
        if (diagnostics.size() < limit) {
            diagnostics.add(diagnostic);
        }
    }

    private Location here(XMLStreamReader reader) {
        return XmlPass.location(reader).withPath(path.toString());
    }

    private static void attributes(XMLStreamReader reader, QtiElement element) {
        int count = reader.getAttributeCount();
        if (count > 0) {
            Map<QName, String> attributes = element.getAttributes();
            for (int i = 0; i < count; i++) {
                QName name = reader.getAttributeName(i);
                if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(name.getNamespaceURI())) {
                    attributes.put(name, reader.getAttributeValue(i));
                }
            }
        }
    }

    private static String namespace(XMLStreamReader reader) {
        String namespace = reader.getNamespaceURI();
        return namespace == null ? "" : namespace;
    }

    private Element dom(XMLStreamReader reader) {
        Document owner = document();
        Element element =
                owner.createElementNS(reader.getNamespaceURI(), qualified(reader.getPrefix(), reader.getLocalName()));
        for (int i = 0; i < reader.getNamespaceCount(); i++) {
            String prefix = reader.getNamespacePrefix(i);
            String uri = reader.getNamespaceURI(i);
            element.setAttributeNS(
                    XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
                    prefix == null || prefix.isEmpty() ? "xmlns" : "xmlns:".concat(prefix),
                    uri == null ? "" : uri);
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            String namespace = reader.getAttributeNamespace(i);
            element.setAttributeNS(
                    namespace == null || namespace.isEmpty() ? null : namespace,
                    qualified(reader.getAttributePrefix(i), reader.getAttributeLocalName(i)),
                    reader.getAttributeValue(i));
        }
        return element;
    }

    private static String qualified(@Nullable String prefix, String local) {
        return prefix == null || prefix.isEmpty() ? local : prefix.concat(":").concat(local);
    }

    private Document document() {
        if (document == null) {
            document = Dom.IMPLEMENTATION.createDocument(null, null, null);
        }
        return document;
    }

    /** Makes empty documents: it has no state, unlike the builders of documents, of which one costs as much as reading a small document. */
    private static final class Dom {
        static final DOMImplementation IMPLEMENTATION = implementation();

        private static DOMImplementation implementation() {
            try {
                return DocumentBuilderFactory.newDefaultNSInstance()
                        .newDocumentBuilder()
                        .getDOMImplementation();
            } catch (ParserConfigurationException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
