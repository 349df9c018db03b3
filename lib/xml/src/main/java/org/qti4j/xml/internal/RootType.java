// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.QtiElement;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;

/**
 * The type of a root that is none by the schema, such as a choice by itself: the schema declares such elements inside others only, so that
 * the class that was asked for has to say what the root is.
 *
 * @param name the element
 * @param type its type
 */
public record RootType(QName name, ElementType type) {
    /** Returns the type that the class stands for, or null when the class is none of a single element or the schema knows its root. */
    public static @Nullable RootType of(Class<? extends QtiElement> modelClass) {
        ElementType type = QtiGrammar.get().typeOf(modelClass);
        if (type == null) {
            return null;
        }
        QName name = type.newElement().elementName();
        return QtiGrammar.get().root(name) == null ? new RootType(name, type) : null;
    }

    /** Tells whether the reader stands on an element of this name. */
    public boolean isAt(XMLStreamReader reader) {
        return name.getLocalPart().equals(reader.getLocalName())
                && name.getNamespaceURI().equals(reader.getNamespaceURI());
    }
}
