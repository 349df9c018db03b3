// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Location;

/**
 * An element of a document as it was read, valid or not. Cannot be changed by callers. Several threads may read it once the document has
 * been read.
 */
public final class SourceElement {
    /** The namespace of QTI 3.0. */
    public static final String QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

    private static final String[] NO_ATTRIBUTES = {};

    /** Elements and texts in the order of the document. */
    private static final class Parts extends ArrayList<Object> {
        private static final long serialVersionUID = 1L;

        Parts() {
            super(4);
        }
    }

    private final SourceDocument document;
    private final @Nullable SourceElement parent;
    private final String namespace;
    private final boolean qti;
    private final String name;
    private final int index;
    private final int depth;
    private final int line;
    private final int column;
    private final long offset;
    private final String pointer;
    /** Names and values in turn. */
    private String[] attributes = NO_ATTRIBUTES;
    /** The only element or text, or {@link Parts}; null while there is none. Most elements have one text and nothing else. */
    private @Nullable Object content;

    private @Nullable List<SourceElement> children;
    /** The position among the siblings of the same name, from 1; 0 while nobody has asked. */
    private int position;

    private long endOffset = -1;
    /** The index of the last element inside, its own when there is none; -1 while the element is open. */
    private int lastIndex = -1;

    SourceElement(
            SourceDocument document,
            @Nullable SourceElement parent,
            String namespace,
            String name,
            int line,
            int column,
            long offset,
            String pointer) {
        this.document = document;
        this.parent = parent;
        this.namespace = namespace;
        this.qti = namespace.equals(QTI);
        this.name = name;
        this.index = document.size();
        this.depth = parent == null ? 1 : parent.depth + 1;
        this.line = line;
        this.column = column;
        this.offset = offset;
        this.pointer = pointer;
    }

    void attributes(String[] namesAndValues) {
        this.attributes = namesAndValues;
    }

    void append(Object elementOrText) {
        Object known = content;
        if (known == null) {
            content = elementOrText;
        } else if (known instanceof Parts parts) {
            int last = parts.size() - 1;
            if (elementOrText instanceof String text && parts.get(last) instanceof String before) {
                parts.set(last, before + text);
            } else {
                parts.add(elementOrText);
            }
        } else if (elementOrText instanceof String text && known instanceof String before) {
            content = before + text;
        } else {
            Parts parts = new Parts();
            parts.add(known);
            parts.add(elementOrText);
            content = parts;
        }
    }

    void ended(long newEndOffset) {
        this.endOffset = newEndOffset;
        this.lastIndex = document.size() - 1;
    }

    /** Returns the document. */
    public SourceDocument document() {
        return document;
    }

    /** Returns the element around this one, or null for the root. */
    public @Nullable SourceElement parent() {
        return parent;
    }

    /** Returns the local name, such as {@code qti-simple-choice}. */
    public String name() {
        return name;
    }

    /** Returns the namespace; the empty string for none. */
    public String namespace() {
        return namespace;
    }

    /** Tells whether this is the element of QTI (its HTML included) with this local name. */
    public boolean is(String localName) {
        return qti && name.equals(localName);
    }

    /** Tells whether the element is in the namespace of QTI. */
    public boolean isQti() {
        return qti;
    }

    /** Returns the place in the order of the document, from 0 for the root: what {@link SourceDocument#element} finds it by. */
    public int index() {
        return index;
    }

    /** Returns the index of the last element inside, its own when there is none: what is inside comes directly behind an element. */
    public int lastIndex() {
        return lastIndex < 0 ? document.size() - 1 : lastIndex;
    }

    /** Returns the number of elements from the root to this one, both counted. */
    public int depth() {
        return depth;
    }

    /** Returns the line of the start tag, from 1, or {@link Location#UNKNOWN}. */
    public int line() {
        return line;
    }

    /** Returns the column of the start tag, from 1 in UTF-16 code units, or {@link Location#UNKNOWN}. */
    public int column() {
        return column;
    }

    /** Returns where the start tag begins, in UTF-16 code units from 0, or -1 when the document is not an XML text. */
    public long offset() {
        return offset;
    }

    /** Returns where the end tag (of an empty-element tag: the tag) begins, as {@link #offset}. */
    public long endOffset() {
        return endOffset;
    }

    /** Returns the JSON Pointer of the element in a JSON document; the empty string in an XML text. */
    public String pointer() {
        return pointer;
    }

    /** Returns the value of an attribute without namespace ({@code xml:lang} is known by that name), or null when it is absent. */
    public @Nullable String attribute(String attributeName) {
        String[] all = attributes;
        for (int i = 0; i < all.length; i += 2) {
            if (all[i].equals(attributeName)) {
                return all[i + 1];
            }
        }
        return null;
    }

    /** Returns the value of an attribute without the blanks around it, or the fallback when it is absent. */
    public String attribute(String attributeName, String fallback) {
        String value = attribute(attributeName);
        return value == null ? fallback : value.strip();
    }

    /** Tells whether the attribute is there. */
    public boolean has(String attributeName) {
        return attribute(attributeName) != null;
    }

    /** Returns the attributes in their order: names as for {@link #attribute}, those of other namespaces as {@code {namespace}name}. */
    public Map<String, String> attributes() {
        if (attributes.length == 0) {
            return Map.of();
        }
        Map<String, String> result = new LinkedHashMap<>();
        for (int i = 0; i < attributes.length; i += 2) {
            result.put(attributes[i], attributes[i + 1]);
        }
        return Collections.unmodifiableMap(result);
    }

    /** Returns the number of attributes. */
    public int attributeCount() {
        return attributes.length / 2;
    }

    /**
     * Returns the name of an attribute, as {@link #attributes} gives it.
     *
     * @param at from 0 to below {@link #attributeCount}
     */
    public String attributeName(int at) {
        return attributes[2 * at];
    }

    /**
     * Returns the value of an attribute as it was read.
     *
     * @param at from 0 to below {@link #attributeCount}
     */
    public String attributeValue(int at) {
        return attributes[2 * at + 1];
    }

    /** Returns the child elements. */
    public List<SourceElement> children() {
        List<SourceElement> known = children;
        if (known == null) {
            int last = lastIndex();
            if (last == index) {
                return List.of();
            }
            List<SourceElement> found = new ArrayList<>(4);
            for (int at = index + 1; at <= last; ) {
                SourceElement child = document.element(at);
                found.add(child);
                at = child.lastIndex() + 1;
            }
            known = Collections.unmodifiableList(found);
            children = known;
        }
        return known;
    }

    /** Returns the QTI child elements of this name. */
    public List<SourceElement> children(String localName) {
        List<SourceElement> found = new ArrayList<>();
        int last = lastIndex();
        for (int at = index + 1; at <= last; ) {
            SourceElement child = document.element(at);
            if (child.is(localName)) {
                found.add(child);
            }
            at = child.lastIndex() + 1;
        }
        return found;
    }

    /** Returns the first QTI child element of this name, or null. */
    public @Nullable SourceElement child(String localName) {
        int last = lastIndex();
        for (int at = index + 1; at <= last; ) {
            SourceElement child = document.element(at);
            if (child.is(localName)) {
                return child;
            }
            at = child.lastIndex() + 1;
        }
        return null;
    }

    /** Returns the nearest QTI element of this name around this one, or null. */
    public @Nullable SourceElement ancestor(String localName) {
        for (SourceElement up = parent; up != null; up = up.parent) {
            if (up.is(localName)) {
                return up;
            }
        }
        return null;
    }

    /** Hands every element below this one, in the order of the document, to the consumer. */
    public void descendants(Consumer<SourceElement> consumer) {
        int last = lastIndex();
        for (int at = index + 1; at <= last; at++) {
            consumer.accept(document.element(at));
        }
    }

    /** Returns the elements and texts directly inside, in order. */
    public List<Object> content() {
        Object known = content;
        if (known == null) {
            return List.of();
        }
        return known instanceof Parts parts ? Collections.unmodifiableList(parts) : List.of(known);
    }

    /** Returns the text directly inside, as it was read; the empty string when there is none. */
    public String text() {
        Object known = content;
        if (known instanceof String only) {
            return only;
        }
        if (!(known instanceof Parts parts)) {
            return "";
        }
        StringBuilder result = new StringBuilder();
        for (Object part : parts) {
            if (part instanceof String piece) {
                result.append(piece);
            }
        }
        return result.toString();
    }

    /** Returns all text of this element and of those inside. */
    public String fullText() {
        StringBuilder result = new StringBuilder();
        collect(result);
        return result.toString();
    }

    private void collect(StringBuilder result) {
        for (Object part : content()) {
            if (part instanceof String piece) {
                result.append(piece);
            } else {
                ((SourceElement) part).collect(result);
            }
        }
    }

    /** Returns where the start tag is. */
    public Location location() {
        return new Location("", line, column, path(), pointer);
    }

    /** Returns the XPath from the root, such as {@code /qti-assessment-item[1]/qti-item-body[1]}. */
    public String path() {
        StringBuilder path = new StringBuilder();
        List<SourceElement> way = new ArrayList<>(depth);
        for (SourceElement at = this; at != null; at = at.parent) {
            way.add(at);
        }
        for (int i = way.size() - 1; i >= 0; i--) {
            path.append('/')
                    .append(way.get(i).name)
                    .append('[')
                    .append(way.get(i).position())
                    .append(']');
        }
        return path.toString();
    }

    private int position() {
        if (parent == null) {
            return 1;
        }
        if (position == 0) {
            // For all siblings at once, because a document may have a finding in each of a million of them.
            Map<String, Integer> counts = new HashMap<>();
            for (SourceElement sibling : parent.children()) {
                sibling.position = counts.merge(sibling.name, 1, Integer::sum);
            }
        }
        return position;
    }

    @Override
    public String toString() {
        return "<" + name + "> in line " + line;
    }
}
