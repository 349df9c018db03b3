// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.qti4j.model.grammar.ChildSlot;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.rules.source.SourceElement;

/** Sets of element names that rules look at, taken from the grammar. */
public final class ElementNames {
    /** The interactions: whatever is bound to a response variable. */
    public static final Set<String> INTERACTIONS = withAttribute("response-identifier");
    /** The expressions: whatever may be assigned to an outcome. */
    public static final Set<String> EXPRESSIONS = childrenOf("qti-set-outcome-value");

    private ElementNames() {}

    /** Returns the names of the QTI elements that declare an attribute. */
    public static Set<String> withAttribute(String attribute) {
        QName name = new QName(attribute);
        return QtiGrammar.get().types().stream()
                .flatMap(type -> type.content().elements().stream())
                .filter(element -> element.name().getNamespaceURI().equals(SourceElement.QTI))
                .filter(element -> element.type().attribute(name) != null)
                .map(element -> element.name().getLocalPart())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Returns the names of the QTI elements that may stand directly in an element. */
    public static Set<String> childrenOf(String parent) {
        return QtiGrammar.get().declarations(new QName(SourceElement.QTI, parent)).stream()
                .map(ElementDeclaration::type)
                .map(ElementType::slots)
                .flatMap(slots -> slots.stream())
                .map(ChildSlot::elements)
                .flatMap(elements -> elements.stream())
                .map(ElementDeclaration::name)
                .filter(name -> name.getNamespaceURI().equals(SourceElement.QTI))
                .map(QName::getLocalPart)
                .collect(Collectors.toUnmodifiableSet());
    }
}
