// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
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

    /** What a member holds, in canonical order. */
    enum Kind {
        BEFORE,
        ATTRIBUTE,
        ATTRIBUTES,
        TEXT,
        INSIDE,
        SLOT,
        CONTENT,
        MORE,
        END,
        AFTER
    }

    /** A member: its kind and, where it applies, the attribute, the slot and the element of the slot. */
    static final class Member {
        private final Kind kind;
        private final SerializableString name;
        private final @Nullable AttributeDeclaration attribute;
        private final @Nullable JsonName attributeName;
        private final int slot;
        private final @Nullable ElementDeclaration element;
        private final boolean array;
        private final int number;
        private final boolean isNumber;
        private final boolean isBoolean;
        /** What came behind it last time. */
        private @Nullable Member follower;

        private Member(
                Kind kind,
                String key,
                @Nullable ValueType type,
                @Nullable AttributeDeclaration attribute,
                int slot,
                @Nullable ElementDeclaration element,
                boolean array,
                int number) {
            this.kind = kind;
            this.attribute = attribute;
            this.attributeName = attribute == null ? null : JsonName.ofKnownAttribute(attribute.name(), key);
            // Interned, as the names that the parser gives.
            this.name = attributeName == null ? new SerializedString(key.intern()) : attributeName.key();
            this.slot = slot;
            this.element = element;
            this.array = array;
            this.number = number;
            this.isNumber = type != null && type.isNumber();
            this.isBoolean = type != null && type.isBoolean();
        }

        Kind kind() {
            return kind;
        }

        String key() {
            return name.getValue();
        }

        SerializableString name() {
            return name;
        }

        @Nullable
        AttributeDeclaration attribute() {
            return attribute;
        }

        /** Returns the name of the attribute in both forms. */
        JsonName attributeName() {
            if (attributeName == null) {
                throw new IllegalStateException(name + " is no attribute");
            }
            return attributeName;
        }

        int slot() {
            return slot;
        }

        @Nullable
        ElementDeclaration element() {
            return element;
        }

        boolean array() {
            return array;
        }

        /** Tells whether the value is of a numeric type. */
        boolean isNumber() {
            return isNumber;
        }

        /** Tells whether the value is true or false. */
        boolean isBoolean() {
            return isBoolean;
        }

        /** Returns the number of the member among those of its shape, from 0. */
        int number() {
            return number;
        }

        /** Returns the place of the member in canonical order; the same for all that make up the start tag. */
        int rank() {
            return switch (kind) {
                case BEFORE, ATTRIBUTE, ATTRIBUTES -> 0;
                case TEXT -> 1;
                case INSIDE -> 2;
                case SLOT, CONTENT -> 3 + slot;
                default -> Integer.MAX_VALUE - Kind.AFTER.ordinal() + kind.ordinal();
            };
        }
    }

    private static final Map<ElementType, JsonShape> SHAPES = new ConcurrentHashMap<>();
    /** The shape of elements that the schema does not know. */
    private static final JsonShape UNKNOWN = new JsonShape(null);

    private final @Nullable ElementType type;
    private final ContentKind contentKind;
    private final Map<String, Member> members = new HashMap<>();
    private final Member[] slotMembers;
    private final int orderedSlot;
    private final boolean takesAnything;
    private final @Nullable Member text;
    private final String contentKey;
    /** The member that came first last time. */
    private @Nullable Member first;

    private final @Nullable JsonChild[] slotChildren;
    private final Map<String, JsonChild> childrenByKey = new ConcurrentHashMap<>();
    private final Map<String, JsonChild> childrenByLocal = new ConcurrentHashMap<>();
    private final Map<String, Member> attributesByLocal = new HashMap<>();

    private JsonShape(@Nullable ElementType type) {
        this.type = type;
        this.contentKind = type == null ? ContentKind.MIXED : type.contentKind();
        add(Kind.BEFORE, BEFORE);
        add(Kind.ATTRIBUTES, ATTRIBUTES);
        add(Kind.MORE, MORE);
        add(Kind.END, END);
        add(Kind.AFTER, AFTER);
        List<ChildSlot> slots = type == null ? List.of() : type.slots();
        if (type != null) {
            for (AttributeDeclaration attribute : type.attributes().values()) {
                Member member = add(Kind.ATTRIBUTE, attribute.key(), attribute.type(), attribute, -1, null, false);
                attributesByLocal.putIfAbsent(attribute.name().getLocalPart(), member);
            }
        }
        String textKey = free("value", "_text");
        this.contentKey = free("content", "_content");
        if (contentKind == ContentKind.TEXT) {
            ValueType textType = type == null ? null : type.textType().orElse(null);
            this.text = add(Kind.TEXT, textKey, textType, null, -1, null, false);
            add(Kind.INSIDE, INSIDE);
        } else {
            this.text = null;
        }
        int ordered = contentKind == ContentKind.MIXED ? 0 : -1;
        this.slotMembers = new Member[Math.max(slots.size(), contentKind == ContentKind.MIXED ? 1 : 0)];
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).ordered()) {
                ordered = i;
            } else {
                ElementDeclaration element = slots.get(i).elements().get(0);
                String key = free(element.key(), "_" + element.key());
                slotMembers[i] =
                        add(Kind.SLOT, key, null, null, i, element, slots.get(i).repeated());
            }
        }
        this.orderedSlot = ordered;
        if (ordered >= 0) {
            slotMembers[ordered] = add(Kind.CONTENT, contentKey, null, null, ordered, null, true);
        }
        this.slotChildren = new @Nullable JsonChild[slotMembers.length];
        this.takesAnything = type == null || !type.content().wildcards().isEmpty();
    }

    private String free(String key, String otherwise) {
        return members.containsKey(key) ? otherwise : key;
    }

    private Member add(Kind kind, String key) {
        return add(kind, key, null, null, -1, null, kind != Kind.ATTRIBUTES);
    }

    private Member add(
            Kind kind,
            String key,
            @Nullable ValueType valueType,
            @Nullable AttributeDeclaration attribute,
            int slot,
            @Nullable ElementDeclaration element,
            boolean array) {
        Member member = new Member(kind, key, valueType, attribute, slot, element, array, members.size());
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
    Member member(String key) {
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
    Member member(String key, @Nullable Member before) {
        // Written by any thread without a lock: whatever is found there is a whole member, and is looked at before it
        // is used.
        Member likely = before == null ? first : before.follower;
        if (likely != null && likely.name.getValue() == key) {
            return likely;
        }
        Member found = members.get(key);
        if (found != null && found.name.getValue() == key) {
            if (before == null) {
                first = found;
            } else {
                before.follower = found;
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
    Member slot(int index) {
        return slotMembers[index];
    }

    int slots() {
        return slotMembers.length;
    }

    /** Returns the member of a declared attribute, or null. */
    @Nullable
    Member attribute(String namespace, String local) {
        Member member = attributesByLocal.get(local);
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

    /** Returns the child of a name. */
    JsonChild child(String namespace, String local) {
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
    Member text() {
        if (text == null) {
            throw new IllegalStateException("not a type of text");
        }
        return text;
    }

    String contentKey() {
        return contentKey;
    }
}
