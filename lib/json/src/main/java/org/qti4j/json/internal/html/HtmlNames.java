// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.html;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** The names of elements in HTML and in QTI. */
final class HtmlNames {
    /** Elements without end tag in HTML. */
    static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr");

    /** Elements whose content is no text for a reader. */
    static final Set<String> NO_TEXT = Set.of(
            "script",
            "style",
            "iframe",
            "noscript",
            "title",
            "textarea",
            "select",
            "canvas",
            "embed",
            "input",
            "link",
            "meta",
            "base",
            "frame",
            "frameset",
            "noframes",
            "plaintext",
            "xmp");

    /** Elements that HTML strings of the API write without their prefix. */
    private static final Set<String> SHORT = Set.of("hottext", "gap");

    /** Elements that QTI does not have, by the style that means the same. */
    private static final Map<String, String> STYLES = Map.of(
            "u", "text-decoration: underline",
            "ins", "text-decoration: underline",
            "s", "text-decoration: line-through",
            "strike", "text-decoration: line-through",
            "del", "text-decoration: line-through",
            "mark", "background-color: yellow");

    private HtmlNames() {}

    /** Returns the name in QTI of an element of HTML, known to QTI or not. */
    static QName qti(Element element) {
        String namespace = element.tag().namespace();
        if (!namespace.equals(Parser.NamespaceHtml)) {
            return new QName(namespace, element.tagName());
        }
        String name = element.normalName();
        int colon = name.indexOf(':');
        if (colon > 0) {
            String known = WellKnownPrefixes.namespace(name.substring(0, colon)).orElse("");
            return new QName(known, element.tagName().substring(colon + 1));
        }
        String local = name.toLowerCase(Locale.ROOT);
        return new QName(
                WellKnownPrefixes.QTI,
                SHORT.contains(local) ? "qti-" + local : STYLES.containsKey(local) ? "span" : local);
    }

    /** Returns the style that stands for an element that QTI does not have, or the empty string. */
    static String style(Element element) {
        return STYLES.getOrDefault(element.normalName(), "");
    }

    /** Returns the name in HTML of an element of QTI. */
    static String html(String name) {
        String bare = name.startsWith("qti-") ? name.substring(4) : name;
        return SHORT.contains(bare) ? bare : name;
    }
}
