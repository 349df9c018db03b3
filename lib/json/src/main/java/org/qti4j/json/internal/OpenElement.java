// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An element that is being read: where it stands, which members it has, and how far reading has come. Tokens are -1 for what is not there.
 * Used again for the next element of its depth.
 */
final class OpenElement {
    /** What comes next. */
    enum Phase {
        BEFORE,
        START,
        TEXT,
        PIECES,
        SLOTS,
        ITEMS,
        COMMENTS,
        /** The members of an element that is not all in memory, one after the other. */
        MEMBERS,
        /** The items of an array that is not all in memory. */
        ITEMS_AS_THEY_COME,
        /** The end of the object around an item that is not all in memory. */
        WRAPPER_END
    }

    private static final JsonName NONE = JsonName.ofElement("", "none");

    JsonName name = NONE;
    String prefix = "";
    JsonShape shape = JsonShape.of(null);
    int line;
    int column;

    // Where it stands: a member of its parent, an item of the member, a member of the item
    private @Nullable OpenElement parent;
    private Pointer base = Pointer.ROOT;
    private @Nullable String member;
    private int index;
    private @Nullable String inner;
    private @Nullable Pointer pointer;

    // Its members
    int before;
    int undeclared;
    int text;
    int inside;
    int more;
    int end;
    int[] slots = new int[8];

    // How far it has been read
    Phase phase = Phase.BEFORE;
    /** The slot that comes next; behind the slots _more, then _end. */
    int slot;
    /** The next item of the array that is being read, the end of the array, the number of the item, the name of the array. */
    int item;

    int items;
    int itemIndex;
    String array = "";
    /** The child that all items of the array are, or null where each has its own name. */
    @Nullable
    JsonChild child;
    /** Up to where the text with comments inside has been read. */
    int from;

    // Of its start tag
    final List<String> declarations = new ArrayList<>(2);
    int scopeBefore;
    String defaultBefore = "";
    /** How many prefixes were tried for namespaces that have none of their own. */
    int made;

    // When it is not all in memory
    @Nullable
    BitSet seen;

    int rank;

    /** Begins the root, which is a member of the object at the pointer. */
    void beginRoot(Pointer document, String key) {
        begin(null, key, -1, null);
        base = document;
    }

    /**
     * Begins a child.
     *
     * @param key the member of the parent in which it stands
     * @param number the number of the item, or -1 when the member is no array
     * @param innerKey the name inside the item, or null when the item is the element
     */
    void begin(@Nullable OpenElement around, String key, int number, @Nullable String innerKey) {
        parent = around;
        member = key;
        index = number;
        inner = innerKey;
        pointer = null;
    }

    /** Forgets the members of the element that was here before. */
    void clear(JsonChild self, int atLine, int atColumn) {
        name = self.name();
        prefix = name.prefix();
        shape = self.shape();
        line = atLine;
        column = atColumn;
        before = -1;
        undeclared = -1;
        text = -1;
        inside = -1;
        more = -1;
        end = -1;
        int count = shape.slots();
        if (slots.length < count) {
            slots = new int[count];
        }
        Arrays.fill(slots, 0, count, -1);
        phase = Phase.BEFORE;
        slot = 0;
        item = 0;
        items = 0;
        child = null;
        from = 0;
        if (!declarations.isEmpty()) {
            declarations.clear();
        }
        // What the elements around have tried is in use.
        made = parent == null ? 0 : parent.made;
        seen = null;
        rank = 0;
    }

    /** Goes into an array. */
    void enter(Phase next, int first, int last, String key) {
        phase = next;
        item = first;
        items = last;
        itemIndex = 0;
        array = key;
    }

    /** Returns the pointer of the element. */
    Pointer pointer() {
        Pointer known = pointer;
        if (known == null) {
            known = parent == null ? base : parent.pointer();
            known = member == null ? known : known.member(member);
            known = index < 0 ? known : known.item(index);
            known = inner == null ? known : known.member(inner);
            pointer = known;
        }
        return known;
    }

    /** Returns the pointer of a member. */
    Pointer pointer(String key) {
        return pointer().member(key);
    }

    /** Returns the pointer of an item of the array that is being read. */
    Pointer itemPointer(int number) {
        return pointer().member(array).item(number);
    }
}
