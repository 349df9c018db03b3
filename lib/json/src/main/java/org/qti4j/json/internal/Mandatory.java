// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import org.qti4j.model.grammar.ContentModel;
import org.qti4j.model.grammar.ElementDeclaration;
import org.qti4j.model.grammar.ElementType;

/** Tells which children every valid element of a type has. */
final class Mandatory {
    private Mandatory() {}

    /** Tells whether the member with children is never absent: without them no way through the automaton ends. */
    static boolean slot(ElementType type, JsonMember member) {
        ContentModel model = type.content();
        List<ElementDeclaration> elements = model.elements();
        ElementDeclaration keyed = member.element();
        BitSet without = new BitSet();
        if (keyed != null) {
            without.set(
                    model.column(keyed.name().getNamespaceURI(), keyed.name().getLocalPart()));
        } else {
            for (int column = 0; column < elements.size(); column++) {
                if (slotOf(type, elements.get(column)) == member.slot()) {
                    without.set(column);
                }
            }
            without.set(elements.size(), elements.size() + model.wildcards().size());
        }
        return !canEnd(model, without);
    }

    private static int slotOf(ElementType type, ElementDeclaration element) {
        return JsonShape.of(type)
                .slotOf(element.name().getNamespaceURI(), element.name().getLocalPart());
    }

    private static boolean canEnd(ContentModel model, BitSet without) {
        int columns = model.elements().size() + model.wildcards().size();
        BitSet seen = new BitSet();
        Deque<Integer> open = new ArrayDeque<>();
        seen.set(0);
        open.add(0);
        while (!open.isEmpty()) {
            int state = open.remove();
            if (model.mayEnd(state)) {
                return true;
            }
            for (int column = without.nextClearBit(0); column < columns; column = without.nextClearBit(column + 1)) {
                int next = model.next(state, column);
                if (next >= 0 && !seen.get(next)) {
                    seen.set(next);
                    open.add(next);
                }
            }
        }
        return false;
    }
}
