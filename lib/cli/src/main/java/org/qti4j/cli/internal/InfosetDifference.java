// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import javax.xml.namespace.QName;
import org.qti4j.cli.internal.Infoset.Element;
import org.qti4j.cli.internal.Infoset.Node;
import org.qti4j.cli.internal.Infoset.Note;
import org.qti4j.cli.internal.Infoset.Text;

/** Finds where two documents say different things. */
final class InfosetDifference {
    private static final int SHOWN = 40;

    private final List<String> differences = new ArrayList<>();

    private InfosetDifference() {}

    /** Returns a line for each difference, {@code path: what}; empty when the documents say the same. */
    static List<String> between(List<Node> before, List<Node> after) {
        InfosetDifference difference = new InfosetDifference();
        difference.children("", before, after);
        return difference.differences;
    }

    private void children(String path, List<Node> before, List<Node> after) {
        int first = 0;
        int shorter = Math.min(before.size(), after.size());
        while (first < shorter && before.get(first).equals(after.get(first))) {
            first++;
        }
        int beforeEnd = before.size();
        int afterEnd = after.size();
        while (beforeEnd > first
                && afterEnd > first
                && before.get(beforeEnd - 1).equals(after.get(afterEnd - 1))) {
            beforeEnd--;
            afterEnd--;
        }
        // What is left between the equal ends is compared one by one for as long as the names agree.
        int at = first;
        while (at < beforeEnd && at < afterEnd && alike(before.get(at), after.get(at))) {
            node(step(path, before, at), before.get(at), after.get(at));
            at++;
        }
        for (int i = at; i < beforeEnd; i++) {
            add(step(path, before, i), word(before.get(i)) + " is gone");
        }
        for (int i = at; i < afterEnd; i++) {
            add(step(path, after, i), word(after.get(i)) + " was added");
        }
    }

    private static boolean alike(Node before, Node after) {
        if (before instanceof Element a && after instanceof Element b) {
            return a.name().equals(b.name());
        }
        return before.getClass() == after.getClass();
    }

    private void node(String path, Node before, Node after) {
        if (before instanceof Element a && after instanceof Element b) {
            attributes(path, a, b);
            children(path, a.children(), b.children());
        } else if (before instanceof Text a && after instanceof Text b) {
            text(path, "text", a.value(), b.value());
        } else if (before instanceof Note a && after instanceof Note b) {
            text(path, a.kind(), a.kind() + a.value(), b.kind() + b.value());
        }
    }

    private void attributes(String path, Element before, Element after) {
        TreeSet<QName> names = new TreeSet<>(before.attributes().comparator());
        names.addAll(before.attributes().keySet());
        names.addAll(after.attributes().keySet());
        for (QName name : names) {
            String a = before.attributes().get(name);
            String b = after.attributes().get(name);
            String place = path + "/@" + name.getLocalPart();
            if (a == null) {
                add(place, "attribute was added: " + quoted(b, 0));
            } else if (b == null) {
                add(place, "attribute is gone: " + quoted(a, 0));
            } else {
                text(place, "attribute", a, b);
            }
        }
    }

    private void text(String path, String what, String before, String after) {
        if (!before.equals(after)) {
            int at = 0;
            while (at < before.length() && at < after.length() && before.charAt(at) == after.charAt(at)) {
                at++;
            }
            add(path, what + " " + quoted(before, at) + " became " + quoted(after, at));
        }
    }

    private void add(String path, String what) {
        differences.add((path.isEmpty() ? "/" : path) + ": " + what);
    }

    private static String word(Node node) {
        if (node instanceof Text text) {
            return "text " + quoted(text.value(), 0);
        }
        return node instanceof Note note ? note.kind() + " " + quoted(note.value(), 0) : "element";
    }

    /** Returns the path of a child; its number counts the children of the same name before it. */
    private static String step(String path, List<Node> siblings, int index) {
        Map<String, Integer> counts = new HashMap<>();
        String name = "";
        for (int i = 0; i <= index; i++) {
            name = name(siblings.get(i));
            counts.merge(name, 1, Integer::sum);
        }
        return path + "/" + name + "[" + counts.get(name) + "]";
    }

    private static String name(Node node) {
        if (node instanceof Element element) {
            return element.name().getLocalPart();
        }
        return node instanceof Text ? "text()" : "comment()";
    }

    /** Returns the part of a text around the place that matters, in quotation marks. */
    private static String quoted(String text, int at) {
        int from = Math.max(0, at - SHOWN / 2);
        int to = Math.min(text.length(), from + SHOWN);
        return "\"" + (from > 0 ? "…" : "") + text.substring(from, to) + (to < text.length() ? "…" : "") + "\"";
    }
}
