// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xjc;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the children of a type are grouped when order is to be told only where it matters: children that can stand in one place of the
 * sequence only have a slot of their own, all others share one ordered slot.
 *
 * @param slots the slots in the order of the schema
 */
record Shape(List<Slot> slots) {
    /** A slot; {@code symbols} has one element unless the slot is {@code ordered}. */
    record Slot(List<Object> symbols, boolean repeated, boolean ordered) {}

    static Shape of(Expression expression, boolean mixed, Automaton.Symbols keys) {
        List<Slot> found = new ArrayList<>();
        collect(expression, found);
        if (mixed) {
            found = found.isEmpty() ? List.of(new Slot(List.of(), true, true)) : List.of(join(found, keys));
        }
        return new Shape(mergeOrdered(mergeRepeatedNames(found, keys), keys));
    }

    private static void collect(Expression expression, List<Slot> into) {
        if (expression instanceof Expression.Symbol symbol) {
            boolean wildcard = Expression.isWildcard(symbol.term());
            into.add(new Slot(List.of(symbol.term()), wildcard, wildcard));
        } else if (expression instanceof Expression.Sequence sequence) {
            sequence.parts().forEach(part -> collect(part, into));
        } else if (expression instanceof Expression.Choice choice) {
            choice.parts().forEach(part -> collect(part, into));
        } else if (expression instanceof Expression.Repeat repeat) {
            List<Slot> inner = new ArrayList<>();
            collect(repeat.part(), inner);
            if (repeat.max() == 0) {
                return;
            }
            if (repeat.max() == 1) {
                into.addAll(inner);
            } else if (inner.size() == 1) {
                into.add(new Slot(inner.get(0).symbols(), true, inner.get(0).ordered()));
            } else if (!inner.isEmpty()) {
                List<Object> symbols = new ArrayList<>();
                inner.forEach(slot -> symbols.addAll(slot.symbols()));
                into.add(new Slot(symbols, true, true));
            }
        }
    }

    /** A name that stands in two slots makes all slots between them one ordered slot. */
    private static List<Slot> mergeRepeatedNames(List<Slot> slots, Automaton.Symbols keys) {
        List<Slot> result = new ArrayList<>(slots);
        boolean changed = true;
        while (changed) {
            changed = false;
            Map<Object, Integer> first = new LinkedHashMap<>();
            for (int i = 0; i < result.size() && !changed; i++) {
                for (Object symbol : result.get(i).symbols()) {
                    Integer before = first.putIfAbsent(keys.key(symbol), i);
                    if (before != null && before != i) {
                        mergeRange(result, before, i, keys);
                        changed = true;
                        break;
                    }
                }
            }
        }
        return result;
    }

    /** There is at most one ordered slot; what lies between two of them joins it. */
    private static List<Slot> mergeOrdered(List<Slot> slots, Automaton.Symbols keys) {
        List<Slot> result = new ArrayList<>(slots);
        int from = -1;
        int to = -1;
        for (int i = 0; i < result.size(); i++) {
            if (result.get(i).ordered()) {
                from = from < 0 ? i : from;
                to = i;
            }
        }
        if (from < to) {
            mergeRange(result, from, to, keys);
        }
        return result;
    }

    private static void mergeRange(List<Slot> slots, int from, int to, Automaton.Symbols keys) {
        Slot merged = join(slots.subList(from, to + 1), keys);
        slots.subList(from, to + 1).clear();
        slots.add(from, merged);
    }

    private static Slot join(List<Slot> slots, Automaton.Symbols keys) {
        Map<Object, Object> symbols = new LinkedHashMap<>();
        slots.forEach(slot -> slot.symbols().forEach(symbol -> symbols.putIfAbsent(keys.key(symbol), symbol)));
        return new Slot(List.copyOf(symbols.values()), true, true);
    }
}
