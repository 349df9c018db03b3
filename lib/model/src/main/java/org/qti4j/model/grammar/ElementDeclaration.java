// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.grammar;

import java.util.Objects;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** An element name together with the type that it has in some place. */
public final class ElementDeclaration {
    private final QName name;
    private final String key;
    private final boolean global;
    private @Nullable ElementType type;

    ElementDeclaration(QName name, boolean global) {
        this.name = name;
        this.key = WellKnownPrefixes.key(name, name.getLocalPart());
        this.global = global;
    }

    void setType(ElementType type) {
        this.type = type;
    }

    /** Returns the XML name. */
    public QName name() {
        return name;
    }

    boolean isNamed(String namespace, String local) {
        return name.getLocalPart().equals(local) && name.getNamespaceURI().equals(namespace);
    }

    /** Returns the name in the JSON forms: {@code qti-prompt}, {@code m:math}. */
    public String key() {
        return key;
    }

    /** Returns the type. */
    public ElementType type() {
        return Objects.requireNonNull(type, "type");
    }

    /** Tells whether the element may be the root of a document. */
    public boolean isGlobal() {
        return global;
    }

    @Override
    public String toString() {
        return key;
    }
}
