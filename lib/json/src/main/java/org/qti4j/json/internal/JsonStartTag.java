// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.grammar.WellKnownPrefixes;
import org.qti4j.xml.internal.NamespaceScope;

/**
 * The attributes of the start tag at hand, and the namespaces that it declares: QTI is the default namespace; others are declared where they
 * are first used.
 */
final class JsonStartTag {
    /** Writers of XML take time with the square of it. */
    private static final int MAX_ATTRIBUTES = 10_000;

    private static final int MANY = 16;
    /** What a new scope has declared of itself. */
    private static final int OWN = new NamespaceScope().mark();

    private final JsonTape tape;
    private final JsonFindings findings;
    private String defaultNamespace = "";
    /** What prefixes mean; only from when one is declared on, which in most documents none is. */
    private @Nullable NamespaceScope prefixScope;

    private JsonName[] names = new JsonName[8];
    private String[] prefixes = new String[8];
    private int[] tokens = new int[8];
    private @Nullable String[] values = new @Nullable String[8];
    private int count;
    /** How many of the attributes are members of the element itself. */
    private int declared;

    /** The names of the attributes, when there are many of them. */
    private @Nullable Set<String> many;

    JsonStartTag(JsonTape tape, JsonFindings findings) {
        this.tape = tape;
        this.findings = findings;
    }

    private NamespaceScope scope() {
        if (prefixScope == null) {
            prefixScope = new NamespaceScope();
        }
        return prefixScope;
    }

    /** Returns what a prefix means here, or null. */
    @Nullable
    String namespace(String prefix) {
        return prefix.isEmpty() ? defaultNamespace : scope().namespace(prefix);
    }

    /** Returns a prefix that means the namespace here, or null. */
    @Nullable
    String prefixOf(String namespace) {
        return namespace.equals(defaultNamespace) ? "" : scope().prefix(namespace);
    }

    /** Forgets what an element has declared. */
    void end(OpenElement element) {
        defaultNamespace = element.defaultBefore;
        if (prefixScope != null) {
            prefixScope.reset(Math.max(element.scopeBefore, OWN));
        }
    }

    /** Begins the start tag of another element. */
    void clear() {
        Arrays.fill(values, 0, count, null);
        count = 0;
        declared = 0;
    }

    /** Adds an attribute that the schema declares; its prefix is found when all are known. */
    void add(JsonName name, int value, OpenElement element) {
        checkCount(element, value);
        if (count == tokens.length) {
            names = Arrays.copyOf(names, count * 2);
            prefixes = Arrays.copyOf(prefixes, count * 2);
            tokens = Arrays.copyOf(tokens, count * 2);
            values = Arrays.copyOf(values, count * 2);
        }
        names[count] = name;
        prefixes[count] = "";
        tokens[count++] = value;
    }

    private void checkCount(OpenElement element, int value) {
        if (count + element.declarations.size() / 2 >= MAX_ATTRIBUTES) {
            throw findings.refused(
                    "json-too-large",
                    element.name.local() + " has more than " + MAX_ATTRIBUTES + " attributes",
                    value,
                    element.pointer());
        }
    }

    /** Finds prefixes, and adds the attributes that the schema does not declare. */
    void finish(OpenElement element) {
        declared = count;
        element.scopeBefore = prefixScope == null ? 0 : prefixScope.mark();
        element.defaultBefore = defaultNamespace;
        if (element.undeclared >= 0) {
            // First the prefixes that values use: these cannot be chosen anew, all others can.
            declarePrefixesOfValues(element);
        }
        String namespace = element.name.namespace();
        if (element.prefix.isEmpty() || !element.declarations.contains(element.prefix)) {
            declare(element, element.prefix, namespace);
        } else {
            element.prefix = prefix(element, namespace);
        }
        if (element.undeclared >= 0) {
            addUndeclared(element);
        }
        for (int i = 0; i < count; i++) {
            if (!names[i].namespace().isEmpty()) {
                prefixes[i] = prefix(element, names[i].namespace());
            }
        }
    }

    private void declarePrefixesOfValues(OpenElement element) {
        int object = element.undeclared;
        Set<String> seen = new HashSet<>(0);
        for (int value = tape.first(object); value < tape.end(object); value = tape.behind(value)) {
            QName name = JsonNames.attribute(tape.name(value));
            if (name == null || !isDeclaration(name) || tape.kind(value) != JsonTape.STRING) {
                continue;
            }
            String prefix = name.getLocalPart();
            if (!seen.add(prefix)) {
                twice(value, element.pointer(JsonShape.ATTRIBUTES));
                continue;
            }
            String namespace = tape.text(value);
            boolean reserved = prefix.toLowerCase(Locale.ROOT).startsWith("xml")
                    || namespace.isEmpty()
                    || namespace.equals(XMLConstants.XML_NS_URI)
                    || namespace.equals(XMLConstants.XMLNS_ATTRIBUTE_NS_URI);
            if (reserved) {
                findings.report(
                        "json-wrong-type",
                        JsonFindings.quote(tape.name(value))
                                + " must give a namespace to a prefix that does not begin with xml",
                        value,
                        element.pointer(JsonShape.ATTRIBUTES).member(tape.name(value)));
            } else if (!tape.isForbidden(value)) {
                checkCount(element, value);
                declare(element, prefix, namespace);
            }
        }
    }

    private static boolean isDeclaration(QName name) {
        return name.getNamespaceURI().equals(XMLConstants.XMLNS_ATTRIBUTE_NS_URI);
    }

    private void addUndeclared(OpenElement element) {
        int object = element.undeclared;
        Pointer pointer = element.pointer(JsonShape.ATTRIBUTES);
        many = null;
        for (int value = tape.first(object); value < tape.end(object); value = tape.behind(value)) {
            String key = tape.name(value);
            QName name = JsonNames.attribute(key);
            if (name == null || key.equals("xmlns")) {
                findings.report(
                        "json-unknown-key",
                        JsonFindings.quote(key) + " is not the name of an attribute",
                        value,
                        pointer.member(key));
            } else if (isThere(name)) {
                twice(value, pointer);
            } else if (tape.kind(value) != JsonTape.STRING) {
                findings.report(
                        "json-wrong-type",
                        "the attribute " + JsonFindings.quote(key) + " must be a string",
                        value,
                        pointer.member(key));
            } else if (tape.isForbidden(value)) {
                findings.forbidden(value, pointer.member(key));
            } else if (!isDeclaration(name)) {
                add(JsonName.ofAttribute(name, key), value, element);
            }
        }
    }

    private void twice(int value, Pointer pointer) {
        String key = tape.name(value);
        findings.report(
                "json-duplicate-key",
                "the attribute " + JsonFindings.quote(key) + " is there twice",
                value,
                pointer.member(key));
    }

    /** Tells whether the element has an attribute already. */
    private boolean isThere(QName name) {
        if (many == null && count < MANY) {
            for (int i = 0; i < count; i++) {
                if (names[i].name().equals(name)) {
                    return true;
                }
            }
            return false;
        }
        if (many == null) {
            many = new HashSet<>();
        }
        // Texts, because a hash table keeps those apart in good time that were made to have the same hash.
        for (int i = many.size(); i < count; i++) {
            many.add(names[i].name().toString());
        }
        return many.contains(name.toString());
    }

    private String prefix(OpenElement element, String namespace) {
        if (namespace.equals(XMLConstants.XML_NS_URI)) {
            return XMLConstants.XML_NS_PREFIX;
        }
        String known = scope().prefix(namespace);
        if (known != null) {
            return known;
        }
        String prefix = WellKnownPrefixes.prefix(namespace).orElse("");
        // A prefix that means something else here may be in use by a value, or by the element itself.
        while (prefix.isEmpty() || scope().namespace(prefix) != null) {
            prefix = "ns" + ++element.made;
        }
        declare(element, prefix, namespace);
        return prefix;
    }

    private void declare(OpenElement element, String prefix, String namespace) {
        boolean isNew;
        if (prefix.isEmpty()) {
            isNew = !namespace.equals(defaultNamespace);
            defaultNamespace = namespace;
        } else {
            isNew = scope().declare(prefix, namespace);
        }
        if (isNew) {
            element.declarations.add(prefix);
            element.declarations.add(namespace);
        }
    }

    // Looking

    int count() {
        return count;
    }

    JsonName name(int index) {
        return names[Objects.checkIndex(index, count)];
    }

    String prefix(int index) {
        return prefixes[Objects.checkIndex(index, count)];
    }

    int token(int index) {
        return tokens[Objects.checkIndex(index, count)];
    }

    String value(int index) {
        String value = values[Objects.checkIndex(index, count)];
        if (value == null) {
            value = tape.text(tokens[index]);
            values[index] = value;
        }
        return value;
    }

    /** Returns where an attribute stands, or null when it is not there. */
    @Nullable
    Location place(OpenElement element, String local) {
        int found = -1;
        for (int i = 0; i < count; i++) {
            if (names[i].local().equals(local)
                    && (found < 0 || names[i].namespace().isEmpty())) {
                found = i;
            }
        }
        if (found < 0) {
            return null;
        }
        int value = tokens[found];
        Pointer parent = found < declared ? element.pointer() : element.pointer(JsonShape.ATTRIBUTES);
        return Location.of(tape.line(value), tape.column(value))
                .withPointer(parent.member(tape.name(value)).toString());
    }
}
