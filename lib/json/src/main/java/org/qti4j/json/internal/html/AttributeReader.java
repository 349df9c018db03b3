// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.html;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Range;
import org.jsoup.parser.Parser;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.json.internal.tree.ValueCheck;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.WellKnownPrefixes;
import org.qti4j.xml.internal.XmlText;

/** Reads the attributes of an element of HTML into one of QTI. */
final class AttributeReader {
    static final String NO_CHARACTERS = "the text has characters that XML cannot hold; they were left out";
    private static final Pattern NAME = Pattern.compile("[_\\p{L}][-._\\p{L}\\p{N}\\p{M}]*");

    private final HtmlProblems problems;

    AttributeReader(HtmlProblems problems) {
        this.problems = problems;
    }

    void read(Element from, ElementTree to) {
        boolean html = from.tag().namespace().equals(Parser.NamespaceHtml);
        for (Attribute attribute : from.attributes()) {
            String name = html ? attribute.getKey().toLowerCase(Locale.ROOT) : attribute.getKey();
            if (html && !name.equals(attribute.getKey())) {
                found(Severity.INFO, "html-case", attribute.getKey() + " was written " + name, from);
            }
            if (!name.equals("xmlns") && !name.startsWith("xmlns:")) {
                read(from, attribute, name, to);
            }
        }
        String style = HtmlNames.style(from);
        if (!style.isEmpty()) {
            String own = from.attr("style");
            to.setUndeclared("style", own.isEmpty() ? style : style + "; " + own);
        }
        for (AttributeDeclaration attribute : to.type().attributes().values()) {
            if (attribute.isRequired() && !to.has(attribute.key())) {
                String message = to.declaration().key() + " needs the attribute "
                        + attribute.name().getLocalPart();
                found(Severity.ERROR, "html-missing-attribute", message, from);
            }
        }
    }

    private void read(Element from, Attribute attribute, String name, ElementTree to) {
        String value = clean(attribute.hasDeclaredValue() ? attribute.getValue() : "", from.sourceRange());
        AttributeDeclaration declared = to.type().attribute(qname(name));
        if (declared == null) {
            undeclared(from, name, value, to);
            return;
        }
        // In HTML the value of a flag does not matter; editors write controls or controls="".
        if (value.isEmpty() && ValueCheck.problem(declared.type(), "") != null) {
            value = declared.type().isBoolean() ? "true" : name;
            found(Severity.INFO, "html-attribute-value", name + " has no value; \"" + value + "\" was taken", from);
        }
        String problem = ValueCheck.problem(declared.type(), value);
        if (problem == null || declared.isRequired()) {
            to.set(declared.key(), value);
        }
        if (problem != null) {
            String left = declared.isRequired() ? "" : "; it was left out";
            found(Severity.ERROR, "html-wrong-value", name + " " + problem + left, from);
        }
    }

    private void undeclared(Element from, String name, String value, ElementTree to) {
        boolean open = isName(name)
                && to.type().attributeWildcard().filter(w -> w.allows("")).isPresent();
        if (open) {
            to.setUndeclared(name, value);
        } else {
            String message = to.declaration().key() + " takes no attribute " + name + "; it was left out";
            found(Severity.ERROR, "html-refused", message, from);
        }
    }

    private static QName qname(String name) {
        int colon = name.indexOf(':');
        if (colon < 0) {
            return new QName(name);
        }
        Optional<String> namespace = WellKnownPrefixes.namespace(name.substring(0, colon));
        return new QName(
                namespace.orElse(XMLConstants.NULL_NS_URI), name.substring(namespace.isEmpty() ? 0 : colon + 1));
    }

    /** Tells whether XML allows such a name, which has no colon. */
    static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** Returns the text without the characters that XML cannot hold. */
    String clean(String text, Range range) {
        String clean = XmlText.withoutForbidden(text);
        if (!clean.equals(text)) {
            problems.found(
                    Severity.ERROR,
                    "html-character",
                    NO_CHARACTERS,
                    range.start().lineNumber(),
                    range.start().columnNumber());
        }
        return clean;
    }

    private void found(Severity severity, String code, String message, Element element) {
        Range range = element.sourceRange();
        problems.found(
                severity,
                code,
                message,
                range.start().lineNumber(),
                range.start().columnNumber());
    }
}
