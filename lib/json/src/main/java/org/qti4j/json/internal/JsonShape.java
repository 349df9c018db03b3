// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ChildSlot;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;
import org.qti4j.model.grammar.ValueType;

/**
 * The members that an element type has in form QTI: the mapping table of both directions. Thread-safe; one for each type, made when first
 * asked for. What it knows of children is found once and kept, for names of the schema only.
 */
final class JsonShape {
    static final String BEFORE = "_before";
    static final String ATTRIBUTES = "_attributes";
    static final String INSIDE = "_inside";
    static final String MORE = "_more";
    static final String END = "_end";
    static final String AFTER = "_after";
    static final String COMMENT = "_comment";
    static final String PI = "_pi";

    private static final Map<ElementType, JsonShape> SHAPES = new ConcurrentHashMap<>();
    /** The shape of elements that the schema does not know. */
    private static final JsonShape UNKNOWN = new JsonShape(null);

    private final @Nullable ElementType type;
    private final ContentKind contentKind;
    private final Map<String, JsonMember> members = new HashMap<>();
    private final JsonMember[] slotMembers;
    private final int orderedSlot;
    private final boolean takesAnything;
    private final @Nullable JsonMember text;
    private final String contentKey;
    /** The member that came first last time. */
    private @Nullable JsonMember first;
    /** The attribute that came first last time. */
    private @Nullable JsonMember firstAttribute;

    private final @Nullable JsonChild[] slotChildren;
    private final Map<String, JsonChild> childrenByKey = new ConcurrentHashMap<>();
    private final Map<String, JsonChild> childrenByLocal = new ConcurrentHashMap<>();
    private final Map<String, JsonMember> attributesByLocal = new HashMap<>();

    private JsonShape(@Nullable ElementType type) {
        this.type = type;
        this.contentKind = type == null ? ContentKind.MIXED : type.contentKind();
        add(JsonMember.Kind.BEFORE, BEFORE);
        add(JsonMember.Kind.ATTRIBUTES, ATTRIBUTES);
        add(JsonMember.Kind.MORE, MORE);
        add(JsonMember.Kind.END, END);
        add(JsonMember.Kind.AFTER, AFTER);
        List<ChildSlot> slots = type == null ? List.of() : type.slots();
        if (type != null) {
            for (AttributeDeclaration attribute : type.attributes().values()) {
                JsonMember member =
                        add(JsonMember.Kind.ATTRIBUTE, attribute.key(), attribute.type(), attribute, -1, null, false);
                attributesByLocal.putIfAbsent(attribute.name().getLocalPart(), member);
            }
        }
        String textKey = free("value", "_text");
        this.contentKey = free("content", "_content");
        if (contentKind == ContentKind.TEXT) {
            ValueType textType = type == null ? null : type.textType().orElse(null);
            this.text = add(JsonMember.Kind.TEXT, textKey, textType, null, -1, null, false);
            add(JsonMember.Kind.INSIDE, INSIDE);
        } else {
            this.text = null;
        }
        int ordered = contentKind == ContentKind.MIXED ? 0 : -1;
        this.slotMembers = new JsonMember[Math.max(slots.size(), contentKind == ContentKind.MIXED ? 1 : 0)];
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).ordered()) {
                ordered = i;
            } else {
                ElementDeclaration element = slots.get(i).elements().get(0);
                String key = free(element.key(), "_" + element.key());
                slotMembers[i] = add(
                        JsonMember.Kind.SLOT,
                        key,
                        null,
                        null,
                        i,
                        element,
                        slots.get(i).repeated());
            }
        }
        this.orderedSlot = ordered;
        if (ordered >= 0) {
            slotMembers[ordered] = add(JsonMember.Kind.CONTENT, contentKey, null, null, ordered, null, true);
        }
        this.slotChildren = new @Nullable JsonChild[slotMembers.length];
        this.takesAnything = type == null || !type.content().wildcards().isEmpty();
    }

    private String free(String key, String otherwise) {
        return members.containsKey(key) ? otherwise : key;
    }

    private JsonMember add(JsonMember.Kind kind, String key) {
        return add(kind, key, null, null, -1, null, kind != JsonMember.Kind.ATTRIBUTES);
    }

    private JsonMember add(
            JsonMember.Kind kind,
            String key,
            @Nullable ValueType valueType,
            @Nullable AttributeDeclaration attribute,
            int slot,
            @Nullable ElementDeclaration element,
            boolean array) {
        JsonMember member = new JsonMember(kind, key, valueType, attribute, slot, element, array, members.size());
        members.put(key, member);
        return member;
    }

    /** Returns the shape of a type; null stands for elements that the schema does not know. */
    static JsonShape of(@Nullable ElementType type) {
        if (type == null) {
            return UNKNOWN;
        }
        // Nearly always there: get() takes no lock.
        JsonShape known = SHAPES.get(type);
        return known == null ? SHAPES.computeIfAbsent(type, JsonShape::new) : known;
    }

    @Nullable
    ElementType type() {
        return type;
    }

    ContentKind contentKind() {
        return contentKind;
    }

    /** Returns a member by its name, or null. */
    @Nullable
    JsonMember member(String key) {
        return members.get(key);
    }

    /**
     * Returns a member by its name, or null.
     *
     * @param before the member before it, or null for the first; most documents have the same members in the same order over and over, and
     *     the parser gives the same object for the same name
     */
    @Nullable
    @SuppressWarnings("ReferenceEquality")
    JsonMember member(String key, @Nullable JsonMember before) {
        // Written by any thread without a lock: whatever is found there is a whole member, and is looked at before it
        // is used.
        JsonMember likely = before == null ? first : before.follower();
        if (likely != null && likely.name().getValue() == key) {
            return likely;
        }
        JsonMember found = members.get(key);
        if (found != null && found.name().getValue() == key) {
            if (before == null) {
                first = found;
            } else {
                before.follows(found);
            }
        }
        return found;
    }

    /** Returns the names of all members. */
    Iterable<String> keys() {
        return members.keySet();
    }

    /** Returns how many members there are. */
    int size() {
        return members.size();
    }

    /** Returns the member of the slot. */
    JsonMember slot(int index) {
        return slotMembers[index];
    }

    int slots() {
        return slotMembers.length;
    }

    /**
     * Returns the member of a declared attribute, or null.
     *
     * @param before the attribute before it, or null for the first or where that one is not declared
     */
    @Nullable
    JsonMember attribute(String namespace, String local, @Nullable JsonMember before) {
        JsonMember likely = before == null ? firstAttribute : before.nextAttribute();
        if (likely != null && likely.attributeName().is(namespace, local)) {
            return likely;
        }
        JsonMember found = attribute(namespace, local);
        if (found != null) {
            if (before == null) {
                firstAttribute = found;
            } else {
                before.precedes(found);
            }
        }
        return found;
    }

    private @Nullable JsonMember attribute(String namespace, String local) {
        JsonMember member = attributesByLocal.get(local);
        if (member == null || member.attributeName().namespace().equals(namespace)) {
            return member;
        }
        // Another attribute of the same local name, such as lang beside xml:lang.
        AttributeDeclaration declared = type == null ? null : type.attribute(new QName(namespace, local));
        return declared == null ? null : members.get(declared.key());
    }

    /** Returns the child that is meant by a member name; null when it is no name of an element. */
    @Nullable
    JsonChild child(String key) {
        JsonChild known = childrenByKey.get(key);
        if (known != null) {
            return known;
        }
        QName name = JsonNames.element(key);
        return name == null ? null : found(name.getNamespaceURI(), name.getLocalPart());
    }

    /**
     * Returns the child of a name.
     *
     * @param before the child before it, or null
     */
    JsonChild child(String namespace, String local, @Nullable JsonChild before) {
        // Very often there are several of a kind.
        return before != null && before.name().is(namespace, local) ? before : child(namespace, local);
    }

    private JsonChild child(String namespace, String local) {
        JsonChild known = childrenByLocal.get(local);
        return known != null && known.name().is(namespace, local) ? known : found(namespace, local);
    }

    /** Returns the element that alone stands in a slot, or null for the slot of ordered children. */
    @Nullable
    JsonChild childOf(int slot) {
        JsonChild known = slotChildren[slot];
        ElementDeclaration element = slotMembers[slot].element();
        if (known == null && element != null) {
            known = child(element.name().getNamespaceURI(), element.name().getLocalPart());
            slotChildren[slot] = known;
        }
        return known;
    }

    private JsonChild found(String namespace, String local) {
        ElementType childType = JsonNames.typeOf(type, namespace, local);
        int slot = slotOf(namespace, local);
        if (childType == null) {
            return new JsonChild(JsonName.ofElement(namespace, local), UNKNOWN, slot);
        }
        JsonChild child = new JsonChild(JsonName.ofKnownElement(namespace, local), of(childType), slot);
        childrenByKey.putIfAbsent(child.name().toString(), child);
        childrenByLocal.putIfAbsent(local, child);
        return child;
    }

    /** Returns the slot in which a child stands, or -1 when it has none. */
    int slotOf(String namespace, String local) {
        if (type == null || contentKind == ContentKind.MIXED) {
            return orderedSlot;
        }
        int slot = type.slotOf(new QName(namespace, local));
        return slot < 0 && takesAnything ? orderedSlot : slot;
    }

    /** Returns the slot of ordered children, or -1. */
    int orderedSlot() {
        return orderedSlot;
    }

    /** Returns the member of the text of a type that has nothing else. */
    JsonMember text() {
        if (text == null) {
            throw new IllegalStateException("not a type of text");
        }
        return text;
    }

    String contentKey() {
        return contentKey;
    }
}
