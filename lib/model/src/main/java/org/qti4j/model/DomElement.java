// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model;

import jakarta.xml.bind.annotation.XmlTransient;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;

/** What {@link ForeignElement} does; apart from it because that class is generated with the interfaces of the places where it may stand. */
@XmlTransient
public abstract class DomElement extends QtiElement {
    private final Element element;

    /** Makes the element of this DOM element, which is not copied. */
    protected DomElement(Element element) {
        this.element = Objects.requireNonNull(element, "element");
    }

    /** Returns the DOM element; changes to it are changes of the document. */
    public Element getElement() {
        return element;
    }

    @Override
    public QName elementName() {
        return name(element);
    }

    /** Returns the attributes of the DOM element without namespace declarations. A copy that cannot be changed. */
    @Override
    public Map<QName, String> getAttributes() {
        Map<QName, String> result = new LinkedHashMap<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (!XMLConstants.XMLNS_ATTRIBUTE_NS_URI.equals(attribute.getNamespaceURI())) {
                result.put(name(attribute), attribute.getValue());
            }
        }
        return Collections.unmodifiableMap(result);
    }

    @Override
    public String text() {
        return element.getTextContent();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof DomElement foreign
                        && structure(element, null).equals(structure(foreign.element, null));
    }

    @Override
    public int hashCode() {
        return structure(element, null).hashCode();
    }

    /**
     * Returns the names, attributes, texts and children as a value: prefixes, comments and where a text was cut do not count, nor do blanks
     * where the grammar (of MathML, say) allows elements only.
     */
    private static List<Object> structure(Element element, @Nullable ElementType parent) {
        QName name = name(element);
        ElementDeclaration declared =
                parent == null ? null : parent.content().element(name.getNamespaceURI(), name.getLocalPart());
        ElementDeclaration declaration = declared == null ? QtiGrammar.get().root(name) : declared;
        ElementType type = declaration == null ? null : declaration.type();
        List<Object> result = new ArrayList<>();
        result.add(name);
        result.add(new ForeignElement(element).getAttributes());
        StringBuilder text = new StringBuilder();
        for (Node node = element.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element child) {
                addText(result, text, type);
                result.add(structure(child, type));
            } else if (node.getNodeType() == Node.TEXT_NODE || node.getNodeType() == Node.CDATA_SECTION_NODE) {
                text.append(node.getNodeValue());
            }
        }
        addText(result, text, type);
        return result;
    }

    private static void addText(List<Object> structure, StringBuilder text, @Nullable ElementType type) {
        boolean counts = type == null
                || type.contentKind() != ContentKind.ELEMENTS
                || !text.toString().isBlank();
        if (!text.isEmpty() && counts) {
            structure.add(text.toString());
        }
        text.setLength(0);
    }

    private static QName name(Node node) {
        String local = node.getLocalName();
        if (local == null) {
            return new QName(node.getNodeName());
        }
        return new QName(
                Objects.requireNonNullElse(node.getNamespaceURI(), ""),
                local,
                Objects.requireNonNullElse(node.getPrefix(), ""));
    }
}
