// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.tree;

import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** Declarations by the names that form QTI has for them. */
public final class Declarations {
    private Declarations() {}

    /** Returns the declaration of an element of QTI that stands alone: a root, or a test part. */
    public static ElementDeclaration named(String name) {
        return Objects.requireNonNull(document(name), name);
    }

    /** Returns the declaration of the root of a document, or null. A test part counts as one: the API has an endpoint for it. */
    public static @Nullable ElementDeclaration document(String name) {
        ElementDeclaration root = QtiGrammar.get().root(qname(name));
        if (root == null && name.equals("qti-test-part")) {
            ElementType test = named("qti-assessment-test").type();
            return test.content().element(WellKnownPrefixes.QTI, name);
        }
        return root;
    }

    /** Returns the declaration of a child by its JSON name, as the type or else an open place of it knows it; null when neither does. */
    public static @Nullable ElementDeclaration child(@Nullable ElementType parent, String name) {
        QName qname = qname(name);
        ElementDeclaration declared =
                parent == null ? null : parent.content().element(qname.getNamespaceURI(), qname.getLocalPart());
        return declared == null ? QtiGrammar.get().root(qname) : declared;
    }

    /** Returns the XML name that a JSON name of an element stands for. */
    public static QName qname(String name) {
        if (name.startsWith("{")) {
            int end = name.indexOf('}');
            return end < 0 ? new QName(name) : new QName(name.substring(1, end), name.substring(end + 1));
        }
        int colon = name.indexOf(':');
        if (colon > 0) {
            String prefix = name.substring(0, colon);
            return new QName(
                    WellKnownPrefixes.namespace(prefix).orElse(XMLConstants.NULL_NS_URI),
                    name.substring(colon + 1),
                    prefix);
        }
        return new QName(WellKnownPrefixes.QTI, name);
    }

    /** Returns the key of the text of a type that has text alone. */
    public static String textKey(ElementType type) {
        return type.attributeByKey("value") == null ? "value" : "_text";
    }
}
