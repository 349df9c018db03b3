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

/**
 * The members that an element type has in form QTI: the mapping table of both directions. Immutable; one for each type, made when first
 * asked for.
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

    /** What a member holds. */
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
    record Member(
            Kind kind,
            String key,
            @Nullable AttributeDeclaration attribute,
            int slot,
            @Nullable ElementDeclaration element,
            boolean array) {}

    private static final Map<ElementType, JsonShape> SHAPES = new ConcurrentHashMap<>();
    /** The shape of elements that the schema does not know. */
    private static final JsonShape UNKNOWN = new JsonShape(null);

    private final @Nullable ElementType type;
    private final ContentKind contentKind;
    private final Map<String, Member> members = new HashMap<>();
    private final Member[] slotMembers;
    private final int orderedSlot;
    private final boolean takesAnything;
    private final String textKey;
    private final String contentKey;

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
                members.put(attribute.key(), new Member(Kind.ATTRIBUTE, attribute.key(), attribute, -1, null, false));
            }
        }
        this.textKey = free("value", "_text");
        this.contentKey = free("content", "_content");
        if (contentKind == ContentKind.TEXT) {
            add(Kind.TEXT, textKey);
            add(Kind.INSIDE, INSIDE);
        }
        int ordered = contentKind == ContentKind.MIXED ? 0 : -1;
        this.slotMembers = new Member[Math.max(slots.size(), contentKind == ContentKind.MIXED ? 1 : 0)];
        for (int i = 0; i < slots.size(); i++) {
            if (slots.get(i).ordered()) {
                ordered = i;
            } else {
                ElementDeclaration element = slots.get(i).elements().get(0);
                String key = free(element.key(), "_" + element.key());
                Member member = new Member(
                        Kind.SLOT, key, null, i, element, slots.get(i).repeated());
                members.put(key, member);
                slotMembers[i] = member;
            }
        }
        this.orderedSlot = ordered;
        if (ordered >= 0) {
            Member member = new Member(Kind.CONTENT, contentKey, null, ordered, null, true);
            members.put(contentKey, member);
            slotMembers[ordered] = member;
        }
        this.takesAnything = type == null || !type.content().wildcards().isEmpty();
    }

    private String free(String key, String otherwise) {
        return members.containsKey(key) ? otherwise : key;
    }

    private void add(Kind kind, String key) {
        members.put(key, new Member(kind, key, null, -1, null, kind != Kind.ATTRIBUTES && kind != Kind.TEXT));
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

    /** Returns the names of all members. */
    Iterable<String> keys() {
        return members.keySet();
    }

    /** Returns the member of the slot. */
    Member slot(int index) {
        return slotMembers[index];
    }

    int slots() {
        return slotMembers.length;
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

    String textKey() {
        return textKey;
    }

    String contentKey() {
        return contentKey;
    }
}
