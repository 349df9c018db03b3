// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.diff;

import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.grammar.WellKnownPrefixes;
import org.qti4j.xml.QtiDifference;
import org.qti4j.xml.QtiDifference.Kind;
import org.qti4j.xml.QtiDifferences;

/** Puts differences into words and keeps them, up to a limit. */
final class Report {
    private static final int SHOWN = 60;

    private final String sourceA;
    private final String sourceB;
    private final int limit;
    private final List<QtiDifference> differences = new ArrayList<>();
    private boolean complete = true;

    Report(String sourceA, String sourceB, int limit) {
        this.sourceA = sourceA;
        this.sourceB = sourceB;
        this.limit = limit;
    }

    /** Tells whether one more was found than there may be. */
    boolean isFull() {
        return !complete;
    }

    QtiDifferences result() {
        return new QtiDifferences(differences, complete);
    }

    void attributeChanged(Node a, Node.Attribute first, Node b, Node.Attribute second) {
        add(
                Kind.ATTRIBUTE_CHANGED,
                at(a, first),
                bt(b, second),
                first.value(),
                second.value(),
                "the attribute " + name(first)
                        + (first.value().equals(second.value())
                                ? changed(first.meaning(), second.meaning())
                                : changed(first.value(), second.value()))
                        + (first.implied() || second.implied()
                                ? ", where " + (first.implied() ? "the former" : "the latter") + " is the default"
                                : ""));
    }

    void attributeRemoved(Node a, Node.Attribute attribute, Node b) {
        add(
                Kind.ATTRIBUTE_REMOVED,
                at(a, attribute),
                bt(b),
                attribute.value(),
                null,
                "the attribute " + name(attribute) + " with the value " + quoted(attribute.value(), 0)
                        + " was removed");
    }

    void attributeAdded(Node a, Node b, Node.Attribute attribute) {
        add(
                Kind.ATTRIBUTE_ADDED,
                at(a),
                bt(b, attribute),
                null,
                attribute.value(),
                "the attribute " + name(attribute) + " with the value " + quoted(attribute.value(), 0) + " was added");
    }

    void textChanged(Node a, int fromA, int toA, Node b, int fromB, int toB) {
        String before = text(a, fromA, toA, false);
        String after = text(b, fromB, toB, false);
        String words = before.isEmpty()
                ? "the text " + quoted(after, 0) + " was added"
                : after.isEmpty()
                        ? "the text " + quoted(before, 0) + " was removed"
                        : "the text" + changed(before, after);
        add(
                Kind.TEXT_CHANGED,
                textPlace(a, fromA, toA, sourceA),
                textPlace(b, fromB, toB, sourceB),
                before.isEmpty() ? null : before,
                after.isEmpty() ? null : after,
                words);
    }

    void renamed(Node a, Node b) {
        add(
                Kind.ELEMENT_RENAMED,
                at(a),
                bt(b),
                tag(a),
                tag(b),
                "the element " + full(a.name, b.name) + " became " + full(b.name, a.name));
    }

    void elementRemoved(Node element, Node b) {
        add(
                Kind.ELEMENT_REMOVED,
                at(element),
                bt(b),
                tag(element),
                null,
                "the element " + tag(element) + " was removed");
    }

    void elementAdded(Node a, Node element) {
        add(Kind.ELEMENT_ADDED, at(a), bt(element), null, tag(element), "the element " + tag(element) + " was added");
    }

    void elementMoved(Node a, int placeA, Node b, int placeB) {
        add(
                Kind.ORDER_CHANGED,
                at(a),
                bt(b),
                tag(a),
                tag(b),
                "the element " + tag(a) + " moved from place " + placeA + " to place " + placeB
                        + " among its siblings");
    }

    void noteMoved(Node a, Node.Note note, Node b, Node.Note other) {
        add(Kind.ORDER_CHANGED, at(a, note), bt(b, other), note.value(), other.value(), words(note) + " moved");
    }

    void noteChanged(Node a, Node.Note note, Node b, Node.Note other) {
        boolean comment = note.target() == null;
        String before = comment ? note.value() : note.target() + " " + note.value();
        String after = comment ? other.value() : other.target() + " " + other.value();
        add(
                comment ? Kind.COMMENT_CHANGED : Kind.PROCESSING_INSTRUCTION_CHANGED,
                at(a, note),
                bt(b, other),
                before,
                after,
                (comment ? "the comment" : "the processing instruction") + changed(before, after));
    }

    void noteRemoved(Node a, Node.Note note, Node b) {
        boolean comment = note.target() == null;
        add(
                comment ? Kind.COMMENT_REMOVED : Kind.PROCESSING_INSTRUCTION_REMOVED,
                at(a, note),
                bt(b),
                note.value(),
                null,
                words(note) + " was removed");
    }

    void noteAdded(Node a, Node b, Node.Note note) {
        boolean comment = note.target() == null;
        add(
                comment ? Kind.COMMENT_ADDED : Kind.PROCESSING_INSTRUCTION_ADDED,
                at(a),
                bt(b, note),
                null,
                note.value(),
                words(note) + " was added");
    }

    private void add(Kind kind, Location a, Location b, @Nullable String before, @Nullable String after, String words) {
        if (differences.size() < limit) {
            differences.add(new QtiDifference(kind, a, b, before, after, words));
        } else {
            complete = false;
        }
    }

    /** Returns all text in the gaps from one to another, both counted in. */
    static String text(Node node, int from, int to, boolean meaning) {
        StringBuilder text = new StringBuilder();
        for (int i = from; i <= to; i++) {
            Node.Text gap = node.texts.get(i);
            text.append(meaning ? gap.meaning() : gap.value());
        }
        return text.toString();
    }

    private static Location textPlace(Node node, int from, int to, String source) {
        int number = 0;
        for (int i = 0; i <= to; i++) {
            Node.Text gap = node.texts.get(i);
            number += gap.value().isEmpty() ? 0 : 1;
            if (i >= from && !gap.value().isEmpty()) {
                return new Location(source, gap.line(), gap.column(), node.path() + "/text()[" + number + "]", "");
            }
        }
        return place(node, source);
    }

    private static Location place(Node node, String source) {
        String path = node.path();
        return new Location(source, node.line, node.column, path.isEmpty() ? "/" : path, "");
    }

    private Location at(Node a) {
        return place(a, sourceA);
    }

    private Location bt(Node b) {
        return place(b, sourceB);
    }

    private Location at(Node a, Node.Attribute attribute) {
        return at(a).withPath(a.path() + "/@" + name(attribute));
    }

    private Location bt(Node b, Node.Attribute attribute) {
        return bt(b).withPath(b.path() + "/@" + name(attribute));
    }

    private Location at(Node a, Node.Note note) {
        return new Location(sourceA, note.line(), note.column(), a.path() + step(note), "");
    }

    private Location bt(Node b, Node.Note note) {
        return new Location(sourceB, note.line(), note.column(), b.path() + step(note), "");
    }

    private static String step(Node.Note note) {
        return (note.target() == null ? "/comment()[" : "/processing-instruction(" + note.target() + ")[")
                + note.number() + "]";
    }

    private static String name(Node.Attribute attribute) {
        QName name = attribute.name();
        return WellKnownPrefixes.prefix(name.getNamespaceURI())
                .map(prefix -> prefix + ":" + name.getLocalPart())
                .orElse(name.getLocalPart());
    }

    private static String full(QName name, QName other) {
        return name.getLocalPart().equals(other.getLocalPart()) ? name.toString() : name.getLocalPart();
    }

    /** Returns the name of an element with what tells it from others. */
    private static String tag(Node element) {
        String key = element.key();
        String attribute = element.attributes.stream()
                        .anyMatch(each -> each.name().getLocalPart().equals("identifier"))
                ? "identifier"
                : "id";
        return "<" + element.name.getLocalPart() + (key == null ? "" : " " + attribute + "=" + quoted(key, 0)) + ">";
    }

    private static String words(Node.Note note) {
        return note.target() == null
                ? "the comment " + quoted(note.value(), 0)
                : "the processing instruction " + note.target() + " " + quoted(note.value(), 0);
    }

    private static String changed(String before, String after) {
        int at = 0;
        while (at < before.length() && at < after.length() && before.charAt(at) == after.charAt(at)) {
            at++;
        }
        return " changed from " + quoted(before, at) + " to " + quoted(after, at);
    }

    /** Returns the part of a text around the place that matters, in quotation marks. */
    private static String quoted(String text, int at) {
        int from = Math.max(0, at - SHOWN / 2);
        int to = Math.min(text.length(), from + SHOWN);
        return "\"" + (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "") + "\"";
    }
}
