// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** Writes {@link GeneratedDocuments} as XML in one of the many ways in which a document can be written. Independent of the library's writers. */
final class GeneratedText {
    private final Random random;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, String> prefixes = new HashMap<>();
    private final boolean blanks;

    GeneratedText(Random random) {
        this.random = random;
        this.blanks = random.nextBoolean();
        // QTI under a prefix leaves the default namespace to elements that have none.
        prefixes.put(WellKnownPrefixes.QTI, random.nextInt(3) == 0 ? "q" : "");
        prefixes.put(WellKnownPrefixes.MATHML, random.nextBoolean() ? "m" : "math");
        prefixes.put(XMLConstants.XML_NS_URI, "xml");
        prefixes.put("urn:foreign", "x");
    }

    String document(
            GeneratedDocuments.Node root, List<GeneratedDocuments.Misc> before, List<GeneratedDocuments.Misc> after) {
        if (random.nextBoolean()) {
            out.append("<?xml version='1.0' encoding=\"UTF-8\"?>");
        }
        before.forEach(this::misc);
        out.append(random.nextBoolean() ? "\n" : "");
        element(root, Map.of());
        after.forEach(this::misc);
        return out.toString();
    }

    /** @param scope the prefixes that are declared around the element */
    private void element(GeneratedDocuments.Node node, Map<String, String> scope) {
        Map<String, String> inner = new HashMap<>(scope);
        Map<String, String> declared = new HashMap<>();
        String name = name(node.name, false, inner, declared);
        List<String> attributes = new ArrayList<>();
        node.attributes.forEach(
                (attribute, value) -> attributes.add(name(attribute, true, inner, declared) + "=" + quoted(value)));
        node.declarations.forEach((prefix, namespace) -> {
            inner.put(prefix, namespace);
            declared.put(prefix, namespace);
        });
        if (random.nextInt(20) == 0) {
            declared.putIfAbsent("unused", "urn:unused");
        }
        // Not on foreign roots, which the model keeps as they are.
        if (scope.isEmpty() && node.name.getNamespaceURI().equals(WellKnownPrefixes.QTI) && random.nextInt(10) == 0) {
            attributes.add("xsi:schemaLocation='urn:a http://localhost/a.xsd'");
            declared.put("xsi", XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI);
        }
        declared.forEach((prefix, namespace) ->
                attributes.add((prefix.isEmpty() ? "xmlns" : "xmlns:" + prefix) + "=\"" + namespace + '"'));
        java.util.Collections.shuffle(attributes, random);
        out.append('<').append(name);
        attributes.forEach(
                attribute -> out.append(random.nextInt(10) == 0 ? "\n  " : " ").append(attribute));
        if (node.content.isEmpty() && random.nextBoolean()) {
            out.append("/>");
            return;
        }
        out.append('>');
        for (Object content : node.content) {
            if (node.blanksDoNotCount && blanks) {
                out.append(random.nextBoolean() ? "\n  " : " \r\n\t");
            }
            if (content instanceof GeneratedDocuments.Node child) {
                element(child, inner);
            } else if (content instanceof GeneratedDocuments.Misc misc) {
                misc(misc);
            } else {
                text((String) content);
            }
        }
        out.append("</").append(name).append(random.nextInt(10) == 0 ? " >" : ">");
    }

    /** Returns the name with a prefix that means its namespace here, declaring it where it does not yet. */
    private String name(QName name, boolean attribute, Map<String, String> scope, Map<String, String> declared) {
        String namespace = name.getNamespaceURI();
        if (namespace.isEmpty()) {
            if (!attribute && !scope.getOrDefault("", "").isEmpty()) {
                scope.put("", "");
                declared.put("", "");
            }
            return name.getLocalPart();
        }
        if (namespace.equals(XMLConstants.XML_NS_URI)) {
            return "xml:" + name.getLocalPart();
        }
        String prefix = prefixes.computeIfAbsent(namespace, n -> "p" + prefixes.size());
        if (attribute && prefix.isEmpty()) {
            prefix = "qa";
        }
        if (!namespace.equals(scope.get(prefix))) {
            scope.put(prefix, namespace);
            declared.put(prefix, namespace);
        }
        return prefix.isEmpty() ? name.getLocalPart() : prefix + ":" + name.getLocalPart();
    }

    private void misc(GeneratedDocuments.Misc misc) {
        if (misc.target() == null) {
            // A comment must not end in a hyphen; it has none.
            out.append("<!--").append(misc.data()).append("-->");
        } else {
            out.append("<?")
                    .append(misc.target())
                    .append(misc.data().isEmpty() ? "" : " " + misc.data())
                    .append("?>");
        }
    }

    private void text(String text) {
        if (random.nextInt(8) == 0 && !text.contains("]]>") && text.indexOf('\r') < 0) {
            out.append("<![CDATA[").append(text).append("]]>");
            return;
        }
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\r' -> out.append("&#13;");
                case '\n' -> lineEnd(i < text.length() && text.charAt(i) == '\n');
                default -> character(c);
            }
        }
    }

    /** Whatever is written, a line feed is read. */
    private void lineEnd(boolean anotherFollows) {
        switch (random.nextInt(8)) {
            case 0 -> out.append("&#10;");
            case 1 -> out.append("\r\n");
            case 2 -> out.append(anotherFollows ? "\n" : "\r");
            default -> out.append('\n');
        }
    }

    private String quoted(String value) {
        char quote = random.nextBoolean() ? '"' : '\'';
        int start = out.length();
        value.codePoints().forEach(c -> {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '&' -> out.append("&amp;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&apos;");
                case '\r', '\n', '\t' -> out.append("&#").append(c).append(';');
                case ' ' -> out.append(random.nextInt(12) == 0 ? "\n" : " ");
                default -> character(c);
            }
        });
        String result = quote + out.substring(start) + quote;
        out.setLength(start);
        return result;
    }

    private void character(int c) {
        if (c != ' ' && c != '\n' && c != '\t' && random.nextInt(30) == 0) {
            out.append(random.nextBoolean() ? "&#" + c + ";" : "&#x" + Integer.toHexString(c) + ";");
        } else {
            out.appendCodePoint(c);
        }
    }
}
