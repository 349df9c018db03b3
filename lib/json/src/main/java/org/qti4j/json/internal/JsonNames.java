// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.List;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.model.grammar.WellKnownPrefixes;
import org.qti4j.xml.internal.XmlText;

/** XML names as member names of form QTI, and back. */
final class JsonNames {
    private JsonNames() {}

    /** Returns the member name of an element. */
    static String ofElement(String namespace, String local) {
        if (namespace.equals(WellKnownPrefixes.QTI) && !local.startsWith("_")) {
            return local;
        }
        return WellKnownPrefixes.prefix(namespace)
                .map(prefix -> prefix + ":" + local)
                .orElseGet(() -> "{" + namespace + "}" + local);
    }

    /** Returns the member name of an attribute that the schema does not declare. */
    static String ofAttribute(String namespace, String local) {
        if (namespace.isEmpty()) {
            return local;
        }
        return WellKnownPrefixes.prefix(namespace)
                .map(prefix -> prefix + ":" + local)
                .orElseGet(() -> "{" + namespace + "}" + local);
    }

    /** Returns the element that a member name means, or null when it is no name of an element. */
    static @Nullable QName element(String key) {
        QName name = name(key, WellKnownPrefixes.QTI);
        boolean none = name == null
                || key.startsWith("_")
                || name.getNamespaceURI().equals(XMLConstants.XMLNS_ATTRIBUTE_NS_URI);
        return none ? null : name;
    }

    /** Returns the attribute that a member name of {@code _attributes} means, or null when it is no name of an attribute. */
    static @Nullable QName attribute(String key) {
        return name(key, "");
    }

    private static @Nullable QName name(String key, String defaultNamespace) {
        if (key.startsWith("{")) {
            int end = key.lastIndexOf('}');
            return end > 0 && isName(key, end + 1) && XmlText.firstForbidden(key) < 0
                    ? new QName(key.substring(1, end), key.substring(end + 1))
                    : null;
        }
        int colon = key.indexOf(':');
        if (colon >= 0) {
            String namespace =
                    WellKnownPrefixes.namespace(key.substring(0, colon)).orElse(null);
            return namespace != null && isName(key, colon + 1)
                    ? new QName(namespace, key.substring(colon + 1), key.substring(0, colon))
                    : null;
        }
        return isName(key, 0) ? new QName(defaultNamespace, key) : null;
    }

    /** Tells whether the rest of the text is an XML name without colon. */
    private static boolean isName(String text, int from) {
        if (from >= text.length()) {
            return false;
        }
        for (int i = from; i < text.length(); ) {
            int c = text.codePointAt(i);
            if (i == from ? !isNameStart(c) : !isNameStart(c) && !isNamePart(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    private static boolean isNameStart(int c) {
        return c >= 'a' && c <= 'z'
                || c >= 'A' && c <= 'Z'
                || c == '_'
                || c >= 0xC0 && c <= 0xD6
                || c >= 0xD8 && c <= 0xF6
                || c >= 0xF8 && c <= 0x2FF
                || c >= 0x370 && c <= 0x37D
                || c >= 0x37F && c <= 0x1FFF
                || c >= 0x200C && c <= 0x200D
                || c >= 0x2070 && c <= 0x218F
                || c >= 0x2C00 && c <= 0x2FEF
                || c >= 0x3001 && c <= 0xD7FF
                || c >= 0xF900 && c <= 0xFDCF
                || c >= 0xFDF0 && c <= 0xFFFD
                || c >= 0x10000 && c <= 0xEFFFF;
    }

    private static boolean isNamePart(int c) {
        return c >= '0' && c <= '9'
                || c == '-'
                || c == '.'
                || c == 0xB7
                || c >= 0x300 && c <= 0x36F
                || c >= 0x203F && c <= 0x2040;
    }

    /**
     * Returns the type of an element by the place where it stands: what its parent declares, else what may be a root, else none. Both
     * directions ask this one method, so that they agree on documents that are not valid too.
     */
    static @Nullable ElementType typeOf(@Nullable ElementType parent, String namespace, String local) {
        return typeOf(parent, namespace, local, false);
    }

    /** Returns the type of the root of a document. */
    static @Nullable ElementType typeOfRoot(String namespace, String local) {
        return typeOf(null, namespace, local, true);
    }

    private static @Nullable ElementType typeOf(
            @Nullable ElementType parent, String namespace, String local, boolean atRoot) {
        if (parent != null) {
            ElementDeclaration child = parent.content().element(namespace, local);
            if (child != null) {
                return child.type();
            }
        }
        QName name = new QName(namespace, local);
        ElementDeclaration root = QtiGrammar.get().root(name);
        if (root != null) {
            return root.type();
        }
        // A root that is none by the schema, such as a test part by itself: its type is known when the name has only
        // one.
        List<ElementDeclaration> all = atRoot ? QtiGrammar.get().declarations(name) : List.of();
        return all.size() == 1 ? all.get(0).type() : null;
    }
}
