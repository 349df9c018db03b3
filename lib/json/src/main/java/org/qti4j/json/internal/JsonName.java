// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.namespace.QName;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** A name in both forms, with the bytes by which it is written. Immutable. */
final class JsonName {
    /** Those of the schema; names of documents are never added, so that it cannot grow. */
    private static final Map<QName, JsonName> ELEMENTS = new ConcurrentHashMap<>();

    private static final Map<QName, JsonName> ATTRIBUTES = new ConcurrentHashMap<>();

    private final QName name;
    private final String prefix;
    private final SerializableString key;
    private final byte[] open;
    private final byte[] close;
    private final byte[] assign;

    private JsonName(QName name, String key) {
        this.name = name;
        this.prefix = WellKnownPrefixes.prefix(name.getNamespaceURI()).orElse("");
        this.key = new SerializedString(key);
        String written = prefix.isEmpty() ? name.getLocalPart() : prefix + ":" + name.getLocalPart();
        this.open = bytes("<" + written);
        this.close = bytes("</" + written + ">");
        this.assign = bytes(" " + written + "=\"");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the name of an element. */
    static JsonName ofElement(String namespace, String local) {
        return new JsonName(new QName(namespace, local), JsonNames.ofElement(namespace, local));
    }

    /** Returns the name of an element of the schema. */
    static JsonName ofKnownElement(String namespace, String local) {
        return ELEMENTS.computeIfAbsent(new QName(namespace, local), name -> ofElement(namespace, local));
    }

    /** Returns the name of a root, which the schema nearly always has. */
    static JsonName ofRoot(String namespace, String local) {
        QName name = new QName(namespace, local);
        JsonName known = ELEMENTS.get(name);
        if (known == null) {
            return QtiGrammar.get().declarations(name).isEmpty()
                    ? ofElement(namespace, local)
                    : ofKnownElement(namespace, local);
        }
        return known;
    }

    /** Returns the name of an attribute that the schema does not declare. */
    static JsonName ofAttribute(QName name, String key) {
        return new JsonName(name, key);
    }

    /** Returns the name of an attribute of the schema. */
    static JsonName ofKnownAttribute(QName name, String key) {
        // Interned, as the names that the parser gives.
        return ATTRIBUTES.computeIfAbsent(name, n -> new JsonName(n, key.intern()));
    }

    /** Returns the name in XML. */
    QName name() {
        return name;
    }

    String namespace() {
        return name.getNamespaceURI();
    }

    String local() {
        return name.getLocalPart();
    }

    /** Returns the prefix by which Qti4j writes the namespace, or the empty text. */
    String prefix() {
        return prefix;
    }

    /** Returns the name in form QTI. */
    SerializableString key() {
        return key;
    }

    /** Returns the beginning of a start tag with the usual prefix, in UTF-8; not to be changed. */
    byte[] open() {
        return open;
    }

    /** Returns the end tag with the usual prefix, in UTF-8; not to be changed. */
    byte[] close() {
        return close;
    }

    /** Returns what stands before the value of an attribute of the name, with the usual prefix, in UTF-8; not to be changed. */
    byte[] assign() {
        return assign;
    }

    boolean is(String namespace, String local) {
        return name.getLocalPart().equals(local) && name.getNamespaceURI().equals(namespace);
    }

    @Override
    public String toString() {
        return key.getValue();
    }
}
