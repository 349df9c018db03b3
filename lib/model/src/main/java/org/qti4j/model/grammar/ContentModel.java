// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.grammar;

import java.util.ArrayList;
import java.util.List;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * The deterministic automaton of the children of an element type. State 0 is the start.
 *
 * <p>A child is first looked up among the declared elements ({@link #column}), then among the wildcards
 * ({@link #wildcardColumn}); with its column {@link #next} gives the state behind it.
 */
public final class ContentModel {
    private final List<ElementDeclaration> elements;
    private final List<Wildcard> wildcards;
    private final int[][] next;
    private final boolean[] accepting;
    /** The columns of the elements, plus 1, in places by the hashes of the local names: asked for each child of a document. */
    private final int[] places;

    ContentModel(List<ElementDeclaration> elements, List<Wildcard> wildcards, int[][] next, boolean[] accepting) {
        this.elements = List.copyOf(elements);
        this.wildcards = List.copyOf(wildcards);
        this.next = next;
        this.accepting = accepting;
        // At least half of the places stay free.
        this.places = new int[Integer.highestOneBit(elements.size() * 4 + 1)];
        for (int i = 0; i < elements.size(); i++) {
            QName name = elements.get(i).name();
            places[place(name.getNamespaceURI(), name.getLocalPart())] = i + 1;
        }
    }

    /** Returns the place that an element has, or would have. */
    private int place(String namespace, String local) {
        int hash = local.hashCode();
        int place = (hash ^ hash >>> 15) & places.length - 1;
        while (true) {
            if (places[place] == 0 || elements.get(places[place] - 1).isNamed(namespace, local)) {
                return place;
            }
            place = place + 1 & places.length - 1;
        }
    }

    /** Returns the elements that can be children somewhere, in the order of the schema; their index is their column. */
    public List<ElementDeclaration> elements() {
        return elements;
    }

    /** Returns the wildcards; their columns follow those of the elements. */
    public List<Wildcard> wildcards() {
        return wildcards;
    }

    /** Returns the number of states. */
    public int states() {
        return next.length;
    }

    /** Returns the column of a declared child, or -1. */
    public int column(String namespace, String local) {
        return places[place(namespace, local)] - 1;
    }

    /** Returns the column of a wildcard that takes an element of the namespace in the given state, or -1. */
    public int wildcardColumn(int state, String namespace) {
        for (int i = 0; i < wildcards.size(); i++) {
            if (wildcards.get(i).allows(namespace) && next[state][elements.size() + i] >= 0) {
                return elements.size() + i;
            }
        }
        return -1;
    }

    /** Returns the state behind a child, or -1 when it must not stand there. */
    public int next(int state, int column) {
        return next[state][column];
    }

    /** Tells whether the content may end in the state. */
    public boolean mayEnd(int state) {
        return accepting[state];
    }

    /** Returns the elements that may follow in the state. */
    public List<ElementDeclaration> expected(int state) {
        List<ElementDeclaration> result = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            if (next[state][i] >= 0) {
                result.add(elements.get(i));
            }
        }
        return result;
    }

    /** Returns the declaration of a child by its name, or null. */
    public @Nullable ElementDeclaration element(String namespace, String local) {
        int column = column(namespace, local);
        return column < 0 ? null : elements.get(column);
    }
}
