// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamReader;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ElementType;

/**
 * The namespaces of prefixes in attribute values. Prefixes of elements and attributes can be chosen anew when a document is written; those
 * in values cannot, so their declarations are kept with the element.
 */
public final class NameValues {
    private NameValues() {}

    /** Returns the prefixes, with their namespaces, that values of the current start tag use; nearly always empty. */
    public static Map<String, String> prefixes(XMLStreamReader reader, ElementType type) {
        Map<String, String> found = Map.of();
        for (int i = reader.getAttributeCount() - 1; i >= 0; i--) {
            String namespace = reader.getAttributeNamespace(i);
            AttributeDeclaration declared =
                    type.attribute(new QName(namespace == null ? "" : namespace, reader.getAttributeLocalName(i)));
            if (declared != null && declared.isQualifiedName()) {
                for (String name : reader.getAttributeValue(i).strip().split("\\s+")) {
                    int colon = name.indexOf(':');
                    String uri = colon <= 0 ? null : reader.getNamespaceURI(name.substring(0, colon));
                    if (uri != null && !uri.isEmpty()) {
                        found = found.isEmpty() ? new LinkedHashMap<>() : found;
                        found.put(name.substring(0, colon), uri);
                    }
                }
            }
        }
        return found;
    }
}
