// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.tree;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ChildSlot;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.WellKnownPrefixes;

/** An element of form QTI that is being built. Children are added in document order; each is put where the grammar wants it. */
public final class ElementTree {
    private final ElementDeclaration declaration;
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final Map<String, Object> undeclared = new LinkedHashMap<>();
    private final Map<String, Object> keyed = new LinkedHashMap<>();
    private final List<Object> content = new ArrayList<>();
    private final List<Object> before = new ArrayList<>();
    private final List<Object> pending = new ArrayList<>();
    private @Nullable String text;
    private @Nullable Map<String, Object> given;
    private final Map<String, String> memberOrigins = new HashMap<>();
    private @Nullable String origin;
    private @Nullable String childOrigin;
    private int state;

    private ElementTree(ElementDeclaration declaration) {
        this.declaration = declaration;
    }

    /** Returns a new element that may be a root, such as {@code qti-assessment-item}. */
    public static ElementTree root(String name) {
        return new ElementTree(Declarations.named(name));
    }

    /** Returns a new element of a declaration. */
    public static ElementTree of(ElementDeclaration declaration) {
        return new ElementTree(declaration);
    }

    /** Returns a new element that can be a child of this one; it is not added yet. */
    public ElementTree newChild(String name) {
        ElementDeclaration child = type().content().element(WellKnownPrefixes.QTI, name);
        return new ElementTree(Objects.requireNonNull(child, name));
    }

    /** Returns the declaration. */
    public ElementDeclaration declaration() {
        return declaration;
    }

    /** Returns the type. */
    public ElementType type() {
        return declaration.type();
    }

    /** Sets a declared attribute by its JSON key; a string that is the text of a number or boolean becomes one where the type asks for it. */
    public ElementTree set(String key, Object value) {
        AttributeDeclaration attribute = Objects.requireNonNull(type().attributeByKey(key), key);
        attributes.put(key, Canonical.attribute(attribute, value));
        return this;
    }

    /** Sets a declared attribute, and says by JSON Pointer which value of another document it was made of. */
    public ElementTree set(String key, Object value, String from) {
        memberOrigins.put(key, from);
        return set(key, value);
    }

    /** Says by JSON Pointer which value of another document the element was made of, unless that is known. */
    public ElementTree from(String pointer) {
        origin = origin == null ? pointer : origin;
        return this;
    }

    /** Says of which value the children are made that are added from now on and do not know it themselves; null for none. */
    public ElementTree childrenFrom(@Nullable String pointer) {
        childOrigin = pointer;
        return this;
    }

    /** Tells whether the attribute is set. */
    public boolean has(String key) {
        return attributes.containsKey(key);
    }

    /** Sets an attribute that the schema does not declare, by its XML name. */
    public ElementTree setUndeclared(String name, String value) {
        undeclared.put(name, value);
        return this;
    }

    /** Sets the text of an element that has text alone. */
    public ElementTree setText(String value) {
        text = value;
        return this;
    }

    /** Tells whether a child of this name may be added now. */
    public boolean accepts(QName name) {
        return next(name) >= 0;
    }

    private int next(QName name) {
        int column = type().content().column(name.getNamespaceURI(), name.getLocalPart());
        if (column < 0) {
            column = type().content().wildcardColumn(state, name.getNamespaceURI());
        }
        return column < 0 ? -1 : type().content().next(state, column);
    }

    /** Returns the elements that may be added now. */
    public List<ElementDeclaration> expected() {
        return type().content().expected(state);
    }

    /** Tells whether nothing is missing behind what was added. */
    public boolean isComplete() {
        return type().content().mayEnd(state);
    }

    /** Adds a child behind the others; one that may not stand there is kept as the form keeps such children. */
    public ElementTree add(ElementTree child) {
        QName name = child.declaration.name();
        if (childOrigin != null) {
            child.from(childOrigin);
        }
        int next = next(name);
        state = next < 0 ? state : next;
        int slot = type().slotOf(name);
        if (type().contentKind() == ContentKind.MIXED
                || slot < 0
                || type().slots().get(slot).ordered()) {
            content.addAll(pending);
            content.add(child.asMember());
        } else {
            child.before.addAll(pending);
            put(type().slots().get(slot), child);
        }
        pending.clear();
        return this;
    }

    private void put(ChildSlot slot, ElementTree child) {
        String key = child.declaration.key();
        if (slot.repeated()) {
            Objects.requireNonNull(JsonValues.array(keyed.computeIfAbsent(key, k -> new ArrayList<>())))
                    .add(child);
        } else {
            keyed.put(key, child);
        }
    }

    /** Adds an element that the grammar does not know, as a member of the content. */
    public ElementTree addForeign(Map<String, Object> member) {
        content.addAll(pending);
        pending.clear();
        content.add(member);
        return this;
    }

    /** Adds text to mixed content. */
    public ElementTree addText(String value) {
        if (!value.isEmpty()) {
            int last = content.size() - 1;
            if (last >= 0 && content.get(last) instanceof String s) {
                content.set(last, s + value);
            } else {
                content.add(value);
            }
        }
        return this;
    }

    /** Adds a comment. */
    public ElementTree addComment(String value) {
        Map<String, Object> comment = new LinkedHashMap<>();
        comment.put("_comment", value);
        (type().contentKind() == ContentKind.MIXED ? content : pending).add(comment);
        return this;
    }

    /** Tells whether nothing was added. */
    public boolean isEmpty() {
        return keyed.isEmpty() && content.isEmpty() && pending.isEmpty();
    }

    /** Returns what was added to the ordered content. */
    public List<Object> content() {
        return content;
    }

    /** Returns the element as the object that form QTI has for it, members in canonical order. */
    public Map<String, Object> value() {
        if (given != null) {
            return given;
        }
        Map<String, Object> result = new TracedMap(origin, memberOrigins);
        if (!before.isEmpty()) {
            result.put("_before", new ArrayList<>(before));
        }
        result.putAll(attributes);
        if (!undeclared.isEmpty()) {
            result.put("_attributes", new LinkedHashMap<>(undeclared));
        }
        if (type().contentKind() == ContentKind.TEXT) {
            result.put(Declarations.textKey(type()), text == null ? "" : text);
        }
        for (ChildSlot slot : type().slots()) {
            if (slot.ordered() || type().contentKind() == ContentKind.MIXED) {
                putContent(result);
            } else {
                putKeyed(slot.elements().get(0).key(), result);
            }
        }
        putContent(result);
        if (!pending.isEmpty()) {
            result.put("_end", new ArrayList<>(pending));
        }
        return result;
    }

    private void putContent(Map<String, Object> result) {
        if (!content.isEmpty()) {
            result.put("content", new ArrayList<>(content));
        }
    }

    private void putKeyed(String key, Map<String, Object> result) {
        Object value = keyed.get(key);
        if (value instanceof ElementTree child) {
            result.put(key, child.value());
        } else if (value instanceof List<?> list) {
            result.put(
                    key,
                    new ArrayList<>(
                            list.stream().map(c -> ((ElementTree) c).value()).toList()));
        }
    }

    /** Returns the element as an object with one member, its name: an item of ordered content, or a document. */
    public Map<String, Object> asMember() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put(declaration.key(), value());
        return result;
    }

    /** Adds a child that is already in form QTI and has been checked; the pointer says where it stands in the other document. */
    public ElementTree addValue(String name, Map<String, Object> value, String pointer) {
        ElementTree child = newChild(name).from(pointer);
        child.given = Origins.traced(Canonical.element(child.type(), value), pointer);
        return add(child);
    }

    @Override
    public String toString() {
        return declaration + " " + value();
    }
}
