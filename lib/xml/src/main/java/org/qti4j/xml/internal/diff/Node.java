// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Location;

/**
 * An element, or the document around the root, as the comparison sees it. Texts are the gaps between the child elements: there is one
 * before each and one behind the last. Filled by {@link TreeBuilder} and not changed afterwards, but for what is worked out once and kept.
 */
public final class Node {
    /** No document of anybody's has longer paths; a hostile one would fill the memory with those of its differences. */
    private static final int LONGEST_PATH = 50_000;

    /**
     * An attribute.
     *
     * @param value its text
     * @param meaning what is compared
     * @param implied whether the document does not have it and the schema says what that means
     */
    record Attribute(QName name, String value, String meaning, boolean implied) {}

    /**
     * The text of a gap, whatever comments stand in it.
     *
     * @param meaning what is compared
     */
    record Text(String value, String meaning, int line, int column) {
        static final Text NONE = new Text("", "", Location.UNKNOWN, Location.UNKNOWN);
    }

    /**
     * A comment or a processing instruction.
     *
     * @param target the target; null for a comment
     * @param gap the gap in which it stands
     * @param offset the number of characters of the gap before it
     * @param number its number, from 1, among those of its kind and target in its parent
     */
    record Note(@Nullable String target, String value, int gap, int offset, int number, int line, int column) {
        boolean saysTheSame(Note other) {
            return value.equals(other.value) && (target == null ? other.target == null : target.equals(other.target));
        }
    }

    final @Nullable Node parent;
    final QName name;
    final int number;
    final int line;
    final int column;
    final List<Attribute> attributes;
    final List<Node> elements = new ArrayList<>(0);
    final List<Text> texts = new ArrayList<>(1);
    final List<Note> notes = new ArrayList<>(0);
    long hash;
    private long @Nullable [] sketch;

    /**
     * Makes an element without content.
     *
     * @param number its number, from 1, among the children of its parent that have the same local name
     */
    Node(@Nullable Node parent, QName name, int number, int line, int column, List<Attribute> attributes) {
        this.parent = parent;
        this.name = name;
        this.number = number;
        this.line = line;
        this.column = column;
        this.attributes = attributes;
    }

    /** Returns by what the element differs from its siblings of the same name: its identifier; null when it has none. */
    @Nullable
    String key() {
        String id = null;
        for (Attribute attribute : attributes) {
            if (attribute.name().getNamespaceURI().isEmpty()) {
                switch (attribute.name().getLocalPart()) {
                    case "identifier" -> {
                        return attribute.meaning();
                    }
                    case "id" -> id = attribute.meaning();
                    default -> {
                        // Says nothing about which element it is.
                    }
                }
            }
        }
        return id;
    }

    long[] sketch() {
        if (sketch == null) {
            sketch = Likeness.sketch(this);
        }
        return sketch;
    }

    /** Tells whether both say the same, themselves and in all that is in them. */
    boolean saysTheSame(Node other) {
        Deque<Node> open = new ArrayDeque<>();
        open.push(other);
        open.push(this);
        while (!open.isEmpty()) {
            Node a = open.pop();
            Node b = open.pop();
            if (a.hash != b.hash || !a.isAlikeInItself(b)) {
                return false;
            }
            for (int i = 0; i < a.elements.size(); i++) {
                open.push(b.elements.get(i));
                open.push(a.elements.get(i));
            }
        }
        return true;
    }

    private boolean isAlikeInItself(Node other) {
        if (!name.equals(other.name)
                || attributes.size() != other.attributes.size()
                || elements.size() != other.elements.size()
                || notes.size() != other.notes.size()) {
            return false;
        }
        for (int i = 0; i < attributes.size(); i++) {
            Attribute a = attributes.get(i);
            Attribute b = other.attributes.get(i);
            if (!a.name().equals(b.name()) || !a.meaning().equals(b.meaning())) {
                return false;
            }
        }
        for (int i = 0; i < texts.size(); i++) {
            if (!texts.get(i).meaning().equals(other.texts.get(i).meaning())) {
                return false;
            }
        }
        for (int i = 0; i < notes.size(); i++) {
            Note a = notes.get(i);
            Note b = other.notes.get(i);
            if (!a.saysTheSame(b) || a.gap() != b.gap() || a.offset() != b.offset()) {
                return false;
            }
        }
        return true;
    }

    /** Returns the XPath of the element; empty for the document. */
    String path() {
        Deque<Node> above = new ArrayDeque<>();
        for (Node node = this; node.parent != null; node = node.parent) {
            above.push(node);
        }
        StringBuilder path = new StringBuilder();
        for (Node node : above) {
            if (path.length() > LONGEST_PATH) {
                return path.substring(0, LONGEST_PATH) + "…";
            }
            path.append('/')
                    .append(node.name.getLocalPart())
                    .append('[')
                    .append(node.number)
                    .append(']');
        }
        return path.toString();
    }
}
