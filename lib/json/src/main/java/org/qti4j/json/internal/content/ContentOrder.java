// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.namespace.QName;
import org.qti4j.model.grammar.ContentKind;
import org.qti4j.model.grammar.ContentModel;
import org.qti4j.model.grammar.ElementType;

/**
 * Puts children that are known by name into an order that the grammar allows. Where it allows several, they follow as the JSON names them,
 * those of one name together.
 */
final class ContentOrder {
    /** No type of QTI has children of more names; a hostile document would have them where any name may stand. */
    private static final int MANY = 300;

    private final ContentModel model;
    private final Map<Integer, BitSet> reachable = new HashMap<>();

    private ContentOrder(ElementType type) {
        this.model = type.content();
    }

    /**
     * Returns the names of the children in their order.
     *
     * @param counts how many children there are of each name, in the order in which the JSON names them
     */
    static List<QName> of(ElementType type, Map<QName, Integer> counts) {
        if (counts.size() < 2 || counts.size() > MANY) {
            return flat(counts);
        }
        return new ContentOrder(type).order(counts);
    }

    private static List<QName> flat(Map<QName, Integer> counts) {
        List<QName> result = new ArrayList<>();
        counts.forEach((name, count) -> {
            for (int i = 0; i < count; i++) {
                result.add(name);
            }
        });
        return result;
    }

    private List<QName> order(Map<QName, Integer> counts) {
        Map<QName, Integer> left = new LinkedHashMap<>(counts);
        List<QName> result = new ArrayList<>();
        int state = 0;
        QName last = null;
        while (!left.isEmpty()) {
            QName next = last != null && left.containsKey(last) && fits(last, state, left) ? last : null;
            for (QName name : left.keySet()) {
                if (next == null && fits(name, state, left)) {
                    next = name;
                }
            }
            if (next == null) {
                // No order of these children is valid; what can still follow comes first.
                next = first(left.keySet(), state);
            }
            int after = next(next, state);
            state = after < 0 ? state : after;
            result.add(next);
            last = next;
            if (left.merge(next, -1, Integer::sum) == 0) {
                left.remove(next);
            }
        }
        return result;
    }

    private QName first(Set<QName> names, int state) {
        for (QName name : names) {
            if (next(name, state) >= 0) {
                return name;
            }
        }
        return names.iterator().next();
    }

    private int next(QName name, int state) {
        int column = model.column(name.getNamespaceURI(), name.getLocalPart());
        column = column < 0 ? model.wildcardColumn(state, name.getNamespaceURI()) : column;
        return column < 0 ? -1 : model.next(state, column);
    }

    /** Tells whether a child may come now, and every other one still later. */
    private boolean fits(QName name, int state, Map<QName, Integer> left) {
        int after = next(name, state);
        if (after < 0) {
            return false;
        }
        BitSet states = reachable.computeIfAbsent(after, this::statesFrom);
        for (Map.Entry<QName, Integer> other : left.entrySet()) {
            boolean needed = !other.getKey().equals(name) || other.getValue() > 1;
            if (needed && states.stream().noneMatch(from -> next(other.getKey(), from) >= 0)) {
                return false;
            }
        }
        return true;
    }

    private BitSet statesFrom(int start) {
        BitSet found = new BitSet();
        found.set(start);
        Deque<Integer> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            int state = open.remove();
            for (int column = 0;
                    column < model.elements().size() + model.wildcards().size();
                    column++) {
                int next = model.next(state, column);
                if (next >= 0 && !found.get(next)) {
                    found.set(next);
                    open.add(next);
                }
            }
        }
        return found;
    }

    /** Returns the names of which the grammar does not say which comes first; empty when it says it of all. */
    static Collection<QName> unordered(ElementType type, Set<QName> names) {
        if (type.contentKind() == ContentKind.MIXED || names.size() > MANY) {
            return names.size() < 2 ? List.of() : names;
        }
        Map<Integer, Set<QName>> bySlot = new LinkedHashMap<>();
        for (QName name : names) {
            int slot = type.slotOf(name);
            if (slot < 0 || type.slots().get(slot).ordered()) {
                bySlot.computeIfAbsent(slot, k -> new LinkedHashSet<>()).add(name);
            }
        }
        List<QName> result = new ArrayList<>();
        for (Set<QName> together : bySlot.values()) {
            if (together.size() > 1 && !isFixed(type, together)) {
                result.addAll(together);
            }
        }
        return result;
    }

    /** Tells whether two children of different names can stand in one order only. */
    private static boolean isFixed(ElementType type, Set<QName> names) {
        if (names.size() != 2) {
            return false;
        }
        List<QName> pair = List.copyOf(names);
        ContentOrder order = new ContentOrder(type);
        return !(order.canFollow(pair.get(0), pair.get(1)) && order.canFollow(pair.get(1), pair.get(0)));
    }

    private boolean canFollow(QName first, QName second) {
        for (int state : statesFrom(0).stream().toArray()) {
            int after = next(first, state);
            if (after >= 0 && statesFrom(after).stream().anyMatch(later -> next(second, later) >= 0)) {
                return true;
            }
        }
        return false;
    }
}
