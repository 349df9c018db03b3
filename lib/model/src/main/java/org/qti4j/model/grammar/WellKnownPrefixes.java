// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.grammar;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;

/** The namespaces that QTI documents are made of, with the prefixes by which Qti4j writes them. QTI itself has none. */
public final class WellKnownPrefixes {
    /** The namespace of QTI 3. */
    public static final String QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

    /** The namespace of MathML. */
    public static final String MATHML = "http://www.w3.org/1998/Math/MathML";

    private static final Map<String, String> PREFIXES = Map.of(
            MATHML,
            "m",
            "http://www.w3.org/2001/10/synthesis",
            "ssml",
            "http://www.w3.org/2001/XInclude",
            "xi",
            "http://www.w3.org/1999/xlink",
            "xlink",
            XMLConstants.XML_NS_URI,
            "xml",
            XMLConstants.XMLNS_ATTRIBUTE_NS_URI,
            "xmlns");
    private static final Map<String, String> NAMESPACES =
            PREFIXES.entrySet().stream().collect(Collectors.toUnmodifiableMap(Map.Entry::getValue, Map.Entry::getKey));

    private WellKnownPrefixes() {}

    /** Returns the prefix by which Qti4j writes a namespace. */
    public static Optional<String> prefix(String namespace) {
        return Optional.ofNullable(PREFIXES.get(namespace));
    }

    /** Returns the namespace of a prefix that Qti4j uses. */
    public static Optional<String> namespace(String prefix) {
        return Optional.ofNullable(NAMESPACES.get(prefix));
    }

    /** Returns the JSON name of a name that the schema declares; {@code local} is what stands for its local part. */
    static String key(QName name, String local) {
        String namespace = name.getNamespaceURI();
        if (namespace.isEmpty() || namespace.equals(QTI)) {
            return local;
        }
        String prefix = PREFIXES.get(namespace);
        return prefix == null ? "{" + namespace + "}" + local : prefix + ":" + local;
    }
}
