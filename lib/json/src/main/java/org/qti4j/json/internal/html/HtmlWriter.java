// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.html;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.tree.Declarations;
import org.qti4j.json.internal.tree.ElementView;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** Writes content of form QTI as an HTML fragment that is well-formed as XML, too. Takes what it writes. */
public final class HtmlWriter {
    private final StringBuilder out = new StringBuilder();
    private final Predicate<ElementView> refused;
    private final @Nullable ElementView placed;
    private final String placeholder;

    private HtmlWriter(Predicate<ElementView> refused, @Nullable ElementView placed, String placeholder) {
        this.refused = refused;
        this.placed = placed;
        this.placeholder = placeholder;
    }

    /** Returns the items as HTML; elements that are refused, and processing instructions, are not taken. */
    public static String write(List<ElementView.Item> items, Predicate<ElementView> refused) {
        HtmlWriter writer = new HtmlWriter(refused, null, "");
        writer.items(items, "");
        return writer.out.toString();
    }

    /** Returns the items as HTML with a text in place of one element, which is left to the caller. */
    public static String write(
            List<ElementView.Item> items, Predicate<ElementView> refused, ElementView placed, String placeholder) {
        HtmlWriter writer = new HtmlWriter(refused, placed, placeholder);
        writer.items(items, "");
        return writer.out.toString();
    }

    private void items(List<ElementView.Item> items, String namespace) {
        for (ElementView.Item item : items) {
            String text = item.text();
            ElementView element = item.element();
            if (text != null) {
                item.take();
                escape(text);
            } else if (element != null) {
                if (element == placed) {
                    item.take();
                    out.append(placeholder);
                } else if (!refused.test(element)) {
                    item.take();
                    element(element, namespace);
                }
            } else if (item.comment() != null) {
                item.take();
                out.append("<!--").append(item.comment()).append("-->");
            }
        }
    }

    private void element(ElementView element, String around) {
        QName name = Declarations.qname(element.name());
        String namespace = name.getNamespaceURI().equals(WellKnownPrefixes.QTI) ? "" : name.getNamespaceURI();
        boolean prefixed = namespace.equals(WellKnownPrefixes.MATHML)
                || !element.name().contains(":")
                || element.name().startsWith("{");
        String tag = prefixed ? HtmlNames.html(name.getLocalPart()) : element.name();
        out.append('<').append(tag);
        if (!namespace.equals(around) && !namespace.isEmpty()) {
            String prefix = prefixed ? "" : ":" + tag.substring(0, tag.indexOf(':'));
            attribute("xmlns" + prefix, namespace);
        }
        attributes(element);
        boolean html = namespace.isEmpty() && !element.name().startsWith("qti-");
        boolean ownText = element.type() != null && element.type().textType().isPresent();
        if (html ? HtmlNames.VOID.contains(tag) : element.items().isEmpty() && !ownText) {
            out.append("/>");
            return;
        }
        out.append('>');
        if (ownText) {
            escape(element.takeOwnText());
        } else if (tag.equals("pre") && startsWithNewline(element)) {
            // HTML drops one line break at the start of pre.
            out.append('\n');
        }
        items(element.items(), namespace);
        out.append("</").append(tag).append('>');
    }

    private static boolean startsWithNewline(ElementView element) {
        String first = element.items().isEmpty() ? null : element.items().get(0).text();
        return first != null && first.startsWith("\n");
    }

    private void attributes(ElementView element) {
        for (Map.Entry<String, Object> member : element.value().entrySet()) {
            AttributeDeclaration declared =
                    element.type() == null ? null : element.type().attributeByKey(member.getKey());
            if (declared != null) {
                Object value = Objects.requireNonNull(element.take(member.getKey()));
                boolean prefixed = member.getKey().indexOf(':') > 0;
                attribute(prefixed ? member.getKey() : declared.name().getLocalPart(), value.toString());
            }
        }
        Map<String, Object> undeclared = JsonValues.object(element.value().get("_attributes"));
        if (undeclared != null) {
            undeclared.forEach((key, value) -> {
                if (!key.startsWith("{") && key.indexOf(':') < 0) {
                    element.take("_attributes/" + key);
                    attribute(key, String.valueOf(value));
                }
            });
        }
    }

    private void attribute(String name, String value) {
        out.append(' ').append(name).append("=\"");
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '"' -> out.append("&quot;");
                case '\n' -> out.append("&#10;");
                case '\r' -> out.append("&#13;");
                case '\t' -> out.append("&#9;");
                default -> out.append(c);
            }
        }
        out.append('"');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '\r' -> out.append("&#13;");
                default -> out.append(c);
            }
        }
    }
}
