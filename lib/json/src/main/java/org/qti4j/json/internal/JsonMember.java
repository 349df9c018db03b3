// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.grammar.AttributeDeclaration;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ValueType;

/** A member of a {@link JsonShape}: its kind and, where it applies, the attribute, the slot and the element of the slot. */
final class JsonMember {
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
    private @Nullable JsonMember follower;
    /** The attribute that came behind it last time in XML. */
    private @Nullable JsonMember nextAttribute;

    JsonMember(
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

    /** Returns what came behind it when {@link #follows} was last told, or null. */
    @Nullable
    JsonMember follower() {
        return follower;
    }

    /** Remembers what came behind it; by any thread without a lock, because it is no more than a guess. */
    void follows(JsonMember next) {
        follower = next;
    }

    /** Returns the attribute that {@link #precedes} last told of, or null. */
    @Nullable
    JsonMember nextAttribute() {
        return nextAttribute;
    }

    /** Remembers the attribute behind it; as {@link #follows}. */
    void precedes(JsonMember next) {
        nextAttribute = next;
    }
}
