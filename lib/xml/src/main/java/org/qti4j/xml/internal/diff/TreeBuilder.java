// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ContentModel;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.model.grammar.Wildcard;
import org.qti4j.xml.internal.XmlEvents;
import org.qti4j.xml.internal.XmlPass;

/** Makes the tree that is compared of the events of a document. */
public final class TreeBuilder implements XmlEvents {
    static final Comparator<Node.Attribute> BY_NAME = Comparator.comparing(
                    (Node.Attribute attribute) -> attribute.name().getLocalPart())
            .thenComparing(attribute -> attribute.name().getNamespaceURI());

    /** An element whose end tag is still to come. */
    private static final class Open {
        final Node node;
        final @Nullable ElementType type;
        final Map<String, Integer> numbers = new HashMap<>(4);
        final StringBuilder text = new StringBuilder();
        Location place = Location.unknown();
        /** The first note of the gap that is being read. */
        int firstNote;

        Open(Node node, @Nullable ElementType type) {
            this.node = node;
            this.type = type;
        }

        int number(String name) {
            return numbers.merge(name, 1, Integer::sum);
        }
    }

    private final boolean notes;
    private final boolean typed;
    private final boolean defaults;
    private final List<Open> open = new ArrayList<>();
    private final Node document;

    /**
     * Makes the builder of one document.
     *
     * @param notes whether comments and processing instructions are part of the tree
     * @param typed whether values are compared by what they mean
     * @param defaults whether absent attributes have the values that the schema gives them
     */
    public TreeBuilder(boolean notes, boolean typed, boolean defaults) {
        this.notes = notes;
        this.typed = typed;
        this.defaults = defaults;
        this.document = new Node(null, new QName(""), 1, Location.UNKNOWN, Location.UNKNOWN, List.of());
        open.add(new Open(document, null));
    }

    /** Returns the document around the root; only after the whole document was read. */
    public Node document() {
        return document;
    }

    @Override
    public void startElement(XMLStreamReader reader) {
        Open parent = top();
        endGap(parent);
        QName name = new QName(reader.getNamespaceURI() == null ? "" : reader.getNamespaceURI(), reader.getLocalName());
        ElementType type = type(parent, name);
        Location place = XmlPass.location(reader);
        Node node = new Node(
                parent.node,
                name,
                parent.number(name.getLocalPart()),
                place.line(),
                place.column(),
                attributes(reader, type));
        parent.node.elements.add(node);
        open.add(new Open(node, type));
    }

    private List<Node.Attribute> attributes(XMLStreamReader reader, @Nullable ElementType type) {
        List<Node.Attribute> attributes = new ArrayList<>(reader.getAttributeCount());
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            QName name = reader.getAttributeName(i);
            if (!XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI.equals(name.getNamespaceURI())) {
                AttributeDeclaration declared = type == null ? null : type.attribute(name);
                String value = reader.getAttributeValue(i);
                attributes.add(new Node.Attribute(name, value, meaning(value, declared, reader), false));
            }
        }
        if (defaults && type != null) {
            addDefaults(attributes, type, reader);
        }
        attributes.sort(BY_NAME);
        return attributes;
    }

    private void addDefaults(List<Node.Attribute> attributes, ElementType type, XMLStreamReader reader) {
        for (AttributeDeclaration declared : type.attributes().values()) {
            String value = declared.defaultValue().or(declared::fixedValue).orElse(null);
            QName name = declared.name();
            if (value != null && reader.getAttributeValue(name.getNamespaceURI(), name.getLocalPart()) == null) {
                attributes.add(new Node.Attribute(name, value, meaning(value, declared, reader), true));
            }
        }
    }

    private String meaning(String value, @Nullable AttributeDeclaration declared, XMLStreamReader reader) {
        if (declared == null) {
            return value;
        }
        if (declared.isQualifiedName()) {
            return Meanings.qualifiedNames(value, reader.getNamespaceContext());
        }
        return typed ? Meanings.of(value, declared.type()) : value;
    }

    @Override
    public void endElement(XMLStreamReader reader) {
        end(open.remove(open.size() - 1));
    }

    @Override
    public void endDocument(XMLStreamReader reader) {
        end(top());
    }

    private void end(Open ending) {
        endGap(ending);
        Node node = ending.node;
        long hash = Hashes.mix(
                Hashes.of(node.name.getLocalPart()), node.name.getNamespaceURI().hashCode());
        for (Node.Attribute attribute : node.attributes) {
            hash = Hashes.mix(hash, Hashes.of(attribute.name().getLocalPart()));
            hash = Hashes.mix(hash, Hashes.of(attribute.meaning()));
        }
        for (int i = 0; i < node.texts.size(); i++) {
            hash = Hashes.mix(hash, Hashes.of(node.texts.get(i).meaning()));
            hash = i < node.elements.size() ? Hashes.mix(hash, node.elements.get(i).hash) : hash;
        }
        for (Node.Note note : node.notes) {
            hash = Hashes.mix(hash, Hashes.of(note.value()));
            hash = Hashes.mix(hash, note.target() == null ? 0 : Hashes.of(note.target()));
            hash = Hashes.mix(hash, (long) note.gap() << 32 | note.offset());
        }
        node.hash = hash;
    }

    @Override
    public void text(XMLStreamReader reader) {
        Open parent = top();
        if (parent.text.isEmpty()) {
            parent.place = XmlPass.location(reader);
        }
        parent.text.append(reader.getTextCharacters(), reader.getTextStart(), reader.getTextLength());
    }

    @Override
    public void comment(XMLStreamReader reader) {
        note(reader, null, reader.getText());
    }

    @Override
    public void processingInstruction(XMLStreamReader reader) {
        note(reader, reader.getPITarget(), reader.getPIData());
    }

    private void note(XMLStreamReader reader, @Nullable String target, @Nullable String value) {
        if (notes) {
            Open parent = top();
            Location place = XmlPass.location(reader);
            parent.node.notes.add(new Node.Note(
                    target,
                    value == null ? "" : value,
                    parent.node.elements.size(),
                    parent.text.length(),
                    parent.number(target == null ? "!" : "?" + target),
                    place.line(),
                    place.column()));
        }
    }

    /** Ends the text that stands before the next element or the end tag. */
    private void endGap(Open parent) {
        Node node = parent.node;
        String text = parent.text.toString();
        parent.text.setLength(0);
        ElementType type = parent.type;
        ContentKind kind = type == null ? null : type.contentKind();
        boolean blanksCount = node.parent != null && kind != ContentKind.ELEMENTS && kind != ContentKind.EMPTY;
        if (text.isEmpty() || !blanksCount && isBlank(text)) {
            node.texts.add(Node.Text.NONE);
            // Where in the blanks a comment stands does not count either.
            for (int i = parent.firstNote; i < node.notes.size(); i++) {
                Node.Note note = node.notes.get(i);
                node.notes.set(
                        i,
                        new Node.Note(
                                note.target(), note.value(), note.gap(), 0, note.number(), note.line(), note.column()));
            }
        } else {
            String meaning = typed && kind == ContentKind.TEXT && type != null
                    ? type.textType()
                            .map(textType -> Meanings.of(text, textType))
                            .orElse(text)
                    : text;
            node.texts.add(new Node.Text(text, meaning, parent.place.line(), parent.place.column()));
        }
        parent.firstNote = node.notes.size();
    }

    /** Blank as XML says; other white space, such as a no-break space, is text. */
    static boolean isBlank(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
                return false;
            }
        }
        return true;
    }

    private Open top() {
        return open.get(open.size() - 1);
    }

    private @Nullable ElementType type(Open parent, QName name) {
        ElementDeclaration declaration = null;
        if (parent.node.parent == null) {
            declaration = QtiGrammar.get().root(name);
        } else if (parent.type != null) {
            ContentModel content = parent.type.content();
            declaration = content.element(name.getNamespaceURI(), name.getLocalPart());
            if (declaration == null && content.wildcards().stream().noneMatch(each -> skips(each, name))) {
                declaration = QtiGrammar.get().root(name);
            }
        }
        if (declaration == null && parent.node.parent == null) {
            // A lone element that is no root by the schema; its only type will do.
            List<ElementDeclaration> known = QtiGrammar.get().declarations(name);
            declaration = known.size() == 1 ? known.get(0) : null;
        }
        return declaration == null ? null : declaration.type();
    }

    private static boolean skips(Wildcard open, QName name) {
        return open.check() == Wildcard.Check.SKIP && open.allows(name.getNamespaceURI());
    }
}
