// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.content;

import java.util.HashMap;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** The prefixes that are declared where an element stands. */
final class ContentScope {
    private final @Nullable ContentScope around;
    private final Map<String, String> own = new HashMap<>();

    private ContentScope(@Nullable ContentScope around) {
        this.around = around;
    }

    /** Returns the scope of a whole document, which is one of QTI unless it says otherwise. */
    static ContentScope ofDocument() {
        ContentScope scope = new ContentScope(null);
        scope.own.put("", WellKnownPrefixes.QTI);
        return scope;
    }

    /** Returns the scope inside an element with these attributes. */
    ContentScope inside(Map<String, Object> attributes) {
        ContentScope scope = new ContentScope(this);
        attributes.forEach((key, value) -> {
            if (isDeclaration(key)) {
                scope.own.put(key.equals("xmlns") ? "" : key.substring(6), String.valueOf(value));
            }
        });
        return scope.own.isEmpty() ? this : scope;
    }

    static boolean isDeclaration(String key) {
        return key.equals("xmlns") || key.startsWith("xmlns:");
    }

    private @Nullable String namespace(String prefix) {
        for (ContentScope scope = this; scope != null; scope = scope.around) {
            String namespace = scope.own.get(prefix);
            if (namespace != null) {
                return namespace;
            }
        }
        return WellKnownPrefixes.namespace(prefix).orElse(null);
    }

    /** Returns the name of an element, or null when its prefix is unknown. */
    @Nullable
    QName element(String key) {
        int colon = key.indexOf(':');
        String namespace = namespace(colon < 0 ? "" : key.substring(0, colon));
        return namespace == null ? null : new QName(namespace, key.substring(colon + 1));
    }

    /** Returns the name of an attribute, or null when its prefix is unknown; one without prefix has no namespace. */
    @Nullable
    QName attribute(String key) {
        int colon = key.indexOf(':');
        if (colon < 0) {
            return new QName(key);
        }
        String prefix = key.substring(0, colon);
        String namespace = prefix.equals("xml")
                ? XMLConstants.XML_NS_URI
                : prefix.equals("xsi") ? XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI : namespace(prefix);
        return namespace == null ? null : new QName(namespace, key.substring(colon + 1));
    }
}
