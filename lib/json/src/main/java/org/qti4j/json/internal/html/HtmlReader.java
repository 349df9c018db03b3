// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.html;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Comment;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.Range;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.qti4j.json.internal.tree.Declarations;
import org.qti4j.json.internal.tree.ElementTree;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.QtiGrammar;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** Reads an HTML fragment into an element of QTI. What is repaired or refused on the way is reported. */
public final class HtmlReader {
    /** What wraps a child that must not stand by itself, the most natural first. */
    private static final List<String> WRAPPERS = List.of("p", "div", "li", "dd", "td", "tr", "tbody");

    private static final int MOST_ERRORS = 1000;
    private static final int DEEPEST = 200;
    private static final Pattern BARE_AMPERSAND =
            Pattern.compile("&(?!(?:[A-Za-z][A-Za-z0-9]*|#[0-9]+|#[xX][0-9a-fA-F]+);)");

    private final String html;
    private final boolean wrapsQuietly;
    private final HtmlProblems problems;
    private final AttributeReader attributes;
    private final Deque<Frame> frames = new ArrayDeque<>();
    private int lastLine = 1;
    private int lastColumn = 1;
    private boolean wrapped;
    private int findings;
    private Severity worstLeft = Severity.INFO;

    private HtmlReader(String html, boolean wrapsQuietly, HtmlProblems problems) {
        this.html = html;
        this.wrapsQuietly = wrapsQuietly;
        this.problems = (severity, code, message, line, column) -> {
            if (line > 0) {
                lastLine = line;
                lastColumn = column;
            }
            if (++findings <= MOST_ERRORS) {
                // The second part of an element that another one split has no place of its own.
                problems.found(severity, code, message, lastLine, lastColumn);
            } else if (severity.compareTo(worstLeft) < 0 || findings == MOST_ERRORS + 1) {
                worstLeft = severity;
            }
        };
        this.attributes = new AttributeReader(this.problems);
    }

    /** Says how many findings there were beyond those that were told. */
    private void finish(HtmlProblems told) {
        if (findings > MOST_ERRORS) {
            int more = findings - MOST_ERRORS;
            told.found(worstLeft, "html-more-findings", more + " further findings are not listed", 1, 1);
        }
    }

    /** An element that is being filled, and the paragraph that was opened for what cannot stand in it by itself. */
    private static final class Frame {
        private final ElementTree target;
        private ElementTree wrapper;

        Frame(ElementTree target) {
            this.target = target;
            this.wrapper = target;
        }

        void close() {
            if (wrapper != target) {
                target.add(wrapper);
                wrapper = target;
            }
        }
    }

    /** Reads the fragment into the element, behind what it has. */
    public static void read(String html, ElementTree into, HtmlProblems problems) {
        read(html, into, false, problems);
    }

    /**
     * Reads the fragment into an element that takes blocks only, behind what it has; that bare text becomes a paragraph is not worth
     * telling there.
     *
     * @return whether the fragment has bare text or inline elements
     */
    public static boolean readBlocks(String html, ElementTree into, HtmlProblems problems) {
        return read(html, into, true, problems);
    }

    private static boolean read(String html, ElementTree into, boolean wrapsQuietly, HtmlProblems problems) {
        HtmlReader reader = new HtmlReader(html, wrapsQuietly, problems);
        List<Node> nodes = new HtmlSyntax(html, DEEPEST, MOST_ERRORS, reader.problems).nodes();
        reader.fill(nodes, into);
        reader.finish(problems);
        return reader.wrapped;
    }

    private void fill(List<Node> nodes, ElementTree target) {
        Frame frame = new Frame(target);
        frames.push(frame);
        if (frames.size() == DEEPEST - 1 && !nodes.isEmpty()) {
            found(
                    Severity.ERROR,
                    "html-too-deep",
                    "the nesting is too deep; it was cut",
                    nodes.get(0).sourceRange());
        }
        nodes.forEach(node -> node(node, frame));
        frame.close();
        frames.pop();
    }

    private void node(Node node, Frame frame) {
        if (node instanceof TextNode text) {
            Range range = text.sourceRange();
            ampersands(range);
            text(text.getWholeText(), range, frame);
        } else if (node instanceof Comment comment) {
            comment(comment, frame);
        } else if (node instanceof Element element) {
            element(element, frame);
        }
    }

    private void text(String text, Range range, Frame frame) {
        String clean = attributes.clean(text, range);
        if (frame.wrapper.type().contentKind() == ContentKind.MIXED) {
            frame.wrapper.addText(clean);
        } else if (frame.target.type().contentKind() == ContentKind.TEXT) {
            frame.target.setText(clean);
        } else if (!clean.isBlank()) {
            if (open(frame, candidate -> candidate.type().contentKind() == ContentKind.MIXED)) {
                wrapped("text", frame, range);
                frame.wrapper.addText(clean);
            } else {
                String where = frame.target.declaration().key();
                found(Severity.ERROR, "html-refused", "text is not allowed in " + where + "; it was left out", range);
            }
        }
    }

    private void wrapped(String what, Frame frame, Range range) {
        boolean atTop = frames.size() == 1;
        wrapped |= atTop;
        if (!atTop || !wrapsQuietly) {
            found(Severity.INFO, "html-wrapped", what + " was put into " + frame.wrapper.declaration(), range);
        }
    }

    /** Opens the first wrapper that may stand in the target and takes what is to come. */
    private static boolean open(Frame frame, Predicate<ElementTree> takes) {
        frame.close();
        for (String name : WRAPPERS) {
            // Not where anything at all may stand: that needs no wrapper.
            if (frame.target.accepts(new QName(WellKnownPrefixes.QTI, name))
                    && frame.target.type().content().element(WellKnownPrefixes.QTI, name) != null) {
                ElementTree candidate = frame.target.newChild(name);
                if (takes.test(candidate)) {
                    frame.wrapper = candidate;
                    return true;
                }
            }
        }
        return false;
    }

    private void comment(Comment comment, Frame frame) {
        String data = comment.getData();
        if (data.startsWith("[CDATA[") && data.endsWith("]]")) {
            text(data.substring(7, data.length() - 2), comment.sourceRange(), frame);
        } else if (data.startsWith("?")) {
            found(Severity.ERROR, "html-refused", "HTML has no processing instructions", comment.sourceRange());
        } else {
            String clean = attributes.clean(data, comment.sourceRange()).replace("--", "- -");
            clean = clean.endsWith("-") ? clean + " " : clean;
            if (!clean.equals(data)) {
                found(Severity.INFO, "html-comment", "the comment was changed to be one of XML", comment.sourceRange());
            }
            frame.wrapper.addComment(clean);
        }
    }

    private void element(Element element, Frame frame) {
        Range range = element.sourceRange();
        if (range.isImplicit() && element.normalName().equals("p") && element.childNodeSize() == 0) {
            return; // made for a stray </p>, which has been reported
        }
        reportRepairs(element, range);
        QName name = HtmlNames.qti(element);
        if (!AttributeReader.isName(name.getLocalPart())) {
            misplaced(element, name, frame, range);
        } else if (frame.target.accepts(name)) {
            frame.close();
            add(element, name, frame.target);
        } else if (frame.wrapper.accepts(name)) {
            add(element, name, frame.wrapper);
        } else if (isKnown(name) && open(frame, candidate -> candidate.accepts(name))) {
            wrapped(element.normalName(), frame, range);
            add(element, name, frame.wrapper);
        } else {
            misplaced(element, name, frame, range);
        }
    }

    private static boolean isKnown(QName name) {
        return QtiGrammar.get().root(name) != null || flow(name) != null;
    }

    private static ElementDeclaration flow(QName name) {
        return Declarations.named("div").type().content().element(name.getNamespaceURI(), name.getLocalPart());
    }

    private void misplaced(Element element, QName name, Frame frame, Range range) {
        String where = frame.wrapper.declaration().key();
        String what = element.normalName();
        String namespace = frame.target.declaration().name().getNamespaceURI();
        boolean foreign = !name.getNamespaceURI().equals(WellKnownPrefixes.QTI);
        boolean outside = foreign || !namespace.equals(WellKnownPrefixes.QTI);
        if (outside && AttributeReader.isName(name.getLocalPart()) && holdsForeign(frame)) {
            found(Severity.ERROR, "html-not-allowed", what + " is not allowed in " + where + "; it was kept", range);
            frame.wrapper.addForeign(outside(element, name));
        } else if (HtmlNames.NO_TEXT.contains(what) || element.childNodeSize() == 0) {
            found(Severity.ERROR, "html-refused", what + " is not allowed in " + where + "; it was left out", range);
        } else {
            String reason = isKnown(name) ? " is not allowed in " + where : " is no element of QTI";
            found(Severity.WARNING, "html-not-allowed", what + reason + "; only its content was kept", range);
            // Words of two paragraphs must not become one.
            boolean block = element.tag().isBlock();
            separate(block, frame);
            element.childNodes().forEach(child -> node(child, frame));
            separate(block && element.nextSibling() != null, frame);
        }
    }

    /** Tells whether there is a place for what QTI does not know; among blocks, in a paragraph as for bare text. */
    private static boolean holdsForeign(Frame frame) {
        return frame.wrapper.type().contentKind() == ContentKind.MIXED
                || !frame.target.declaration().name().getNamespaceURI().equals(WellKnownPrefixes.QTI)
                || open(frame, candidate -> candidate.type().contentKind() == ContentKind.MIXED);
    }

    private static void separate(boolean wanted, Frame frame) {
        QName br = new QName(WellKnownPrefixes.QTI, "br");
        List<Object> content = frame.wrapper.content();
        Object last = content.isEmpty() ? null : content.get(content.size() - 1);
        boolean separated = last == null
                || (last instanceof String text && text.isBlank() && content.size() == 1)
                || (last instanceof Map<?, ?> member && member.containsKey("br"));
        if (wanted && !separated && frame.wrapper.accepts(br)) {
            frame.wrapper.add(frame.wrapper.newChild("br"));
        }
    }

    private void add(Element element, QName name, ElementTree parent) {
        ElementDeclaration declaration = parent.type().content().element(name.getNamespaceURI(), name.getLocalPart());
        declaration = declaration == null ? QtiGrammar.get().root(name) : declaration;
        if (declaration == null) {
            parent.addForeign(foreign(element, name));
            return;
        }
        parent.add(known(element, declaration));
    }

    private ElementTree known(Element element, ElementDeclaration declaration) {
        ElementTree child = ElementTree.of(declaration);
        attributes.read(element, child);
        if (child.type().contentKind() == ContentKind.EMPTY) {
            if (element.childNodeSize() > 0) {
                String message = declaration.key() + " must be empty; its content was left out";
                found(Severity.ERROR, "html-refused", message, element.sourceRange());
            }
        } else {
            fill(element.childNodes(), child);
            if (!child.isComplete()) {
                String message = declaration.key() + " lacks " + child.expected();
                found(Severity.ERROR, "html-incomplete", message, element.sourceRange());
            }
        }
        return child;
    }

    /** Returns an element where anything may stand: as the grammar has it, or as it is. */
    private Map<String, Object> outside(Element element, QName name) {
        ElementDeclaration declaration = QtiGrammar.get().root(name);
        return declaration == null
                ? foreign(element, name)
                : known(element, declaration).asMember();
    }

    /** Returns an element that the grammar does not know as form QTI keeps it. */
    private Map<String, Object> foreign(Element element, QName name) {
        Map<String, Object> value = new LinkedHashMap<>();
        Map<String, Object> names = new LinkedHashMap<>();
        for (Attribute attribute : element.attributes()) {
            String key = attribute.getKey();
            if (key.equals("xmlns") || key.startsWith("xmlns:")) {
                continue;
            }
            if (AttributeReader.isName(key.substring(key.indexOf(':') + 1))) {
                names.put(key, attributes.clean(attribute.getValue(), element.sourceRange()));
            } else {
                String message = element.tagName() + " takes no attribute " + key + "; it was left out";
                found(Severity.ERROR, "html-refused", message, element.sourceRange());
            }
        }
        if (!names.isEmpty()) {
            value.put("_attributes", names);
        }
        List<Object> content = new ArrayList<>();
        foreignContent(element, content);
        if (!content.isEmpty()) {
            value.put("content", content);
        }
        String namespace = name.getNamespaceURI();
        String key = namespace.equals(WellKnownPrefixes.QTI)
                ? name.getLocalPart()
                : WellKnownPrefixes.prefix(namespace)
                        .map(prefix -> prefix + ":" + name.getLocalPart())
                        .orElse("{" + namespace + "}" + name.getLocalPart());
        Map<String, Object> member = new LinkedHashMap<>();
        member.put(key, value);
        return member;
    }

    private void foreignContent(Element element, List<Object> content) {
        for (Node node : element.childNodes()) {
            if (node instanceof TextNode text) {
                content.add(attributes.clean(text.getWholeText(), text.sourceRange()));
            } else if (node instanceof Element child) {
                QName name = HtmlNames.qti(child);
                if (AttributeReader.isName(name.getLocalPart())) {
                    content.add(outside(child, name));
                } else {
                    String message = child.tagName() + " is no name of an element; only its content was kept";
                    found(Severity.WARNING, "html-not-allowed", message, child.sourceRange());
                    foreignContent(child, content);
                }
            }
        }
    }

    private void reportRepairs(Element element, Range range) {
        String name = element.normalName();
        Range end = element.endSourceRange();
        if (range.isImplicit() || !range.isTracked()) {
            found(Severity.INFO, "html-added", "a tag <" + name + "> was added", range);
        } else {
            ampersands(range);
            boolean closed = HtmlNames.VOID.contains(name)
                    || HtmlNames.NO_TEXT.contains(name)
                    || html.charAt(range.endPos() - 2) == '/';
            if (!closed && !(end.isTracked() && html.startsWith("</", end.startPos()))) {
                found(Severity.INFO, "html-closed", "the tag <" + name + "> was closed", range);
            }
        }
        if (!element.tagName().equals(name) && element.tag().namespace().equals(Parser.NamespaceHtml)) {
            found(Severity.INFO, "html-case", element.tagName() + " was written " + name, range);
        }
        if (!HtmlNames.style(element).isEmpty()) {
            found(
                    Severity.INFO,
                    "html-replaced",
                    name + " is no element of QTI; a span with a style replaces it",
                    range);
        }
    }

    private void ampersands(Range range) {
        if (range.isTracked() && range.startPos() < range.endPos()) {
            Matcher matcher = BARE_AMPERSAND.matcher(html.substring(range.startPos(), range.endPos()));
            if (matcher.find()) {
                found(Severity.INFO, "html-ampersand", "& stands by itself; it was read as a character", range);
            }
        }
    }

    private void found(Severity severity, String code, String message, Range range) {
        problems.found(
                severity,
                code,
                message,
                range.start().lineNumber(),
                range.start().columnNumber());
    }
}
