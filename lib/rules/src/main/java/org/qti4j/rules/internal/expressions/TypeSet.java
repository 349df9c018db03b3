// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import java.util.ArrayList;
import java.util.List;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.Words;

/**
 * The types that a value may have, as far as the document tells: any of the cardinalities with any of the base types. What is unknown has
 * all of them, so that nothing is ever in conflict with it.
 *
 * @param cardinalities bits of {@link #SINGLE}, {@link #MULTIPLE}, {@link #ORDERED}, {@link #RECORD}
 * @param bases bits of base types
 */
public record TypeSet(int cardinalities, int bases) {
    static final int SINGLE = 1;
    static final int MULTIPLE = 2;
    static final int ORDERED = 4;
    static final int RECORD = 8;
    static final int CONTAINER = MULTIPLE | ORDERED;
    static final int LISTED = SINGLE | CONTAINER;
    static final int EVERY_CARDINALITY = LISTED | RECORD;

    static final int BOOLEAN = 1;
    static final int DIRECTED_PAIR = 2;
    static final int DURATION = 4;
    static final int FILE = 8;
    static final int FLOAT = 16;
    static final int IDENTIFIER = 32;
    static final int INTEGER = 64;
    static final int PAIR = 128;
    static final int POINT = 256;
    static final int STRING = 512;
    static final int URI = 1024;
    static final int NUMBER = INTEGER | FLOAT;
    static final int EVERY_BASE = 2047;

    private static final List<String> CARDINALITY_NAMES = List.of("single", "multiple", "ordered", "record");
    private static final List<String> BASE_NAMES = List.of(
            "boolean",
            "directedPair",
            "duration",
            "file",
            "float",
            "identifier",
            "integer",
            "pair",
            "point",
            "string",
            "uri");
    /** Base types that authors take for one another, and many systems do too. */
    private static final List<Integer> KIN =
            List.of(NUMBER | DURATION, STRING | IDENTIFIER | URI, PAIR | DIRECTED_PAIR);

    /** What nothing is known of. */
    public static final TypeSet ANY = new TypeSet(EVERY_CARDINALITY, EVERY_BASE);

    static final TypeSet CONDITION = new TypeSet(SINGLE, BOOLEAN);

    /** Returns the type that a variable is declared with; what is missing or malformed may be anything. */
    public static TypeSet of(Variable variable) {
        return of(variable.cardinality(), variable.baseType());
    }

    static TypeSet of(String cardinality, String baseType) {
        int cardinalities = bit(CARDINALITY_NAMES, cardinality, EVERY_CARDINALITY);
        return new TypeSet(cardinalities, cardinalities == RECORD ? EVERY_BASE : bit(BASE_NAMES, baseType, EVERY_BASE));
    }

    private static int bit(List<String> names, String name, int otherwise) {
        int index = names.indexOf(name);
        return index < 0 ? otherwise : 1 << index;
    }

    /** Returns this set with integer wherever float is: an integer does where a float is wanted. */
    TypeSet widened() {
        return (bases & FLOAT) == 0 ? this : new TypeSet(cardinalities, bases | INTEGER);
    }

    boolean sharesCardinality(TypeSet other) {
        return (cardinalities & other.cardinalities) != 0;
    }

    boolean sharesBase(TypeSet other) {
        return (bases & other.bases) != 0;
    }

    /** Tells whether some base type of this set is often taken for one of the other. */
    boolean isKinOf(TypeSet other) {
        return KIN.stream().anyMatch(group -> (bases & group) != 0 && (other.bases & group) != 0);
    }

    boolean isExactly(int base) {
        return bases == base;
    }

    /** Returns the cardinalities for messages: {@code multiple or ordered}. */
    String cardinalityWords() {
        return Words.or(names(CARDINALITY_NAMES, cardinalities));
    }

    /** Returns the base types for messages: {@code float or integer}. */
    String baseWords() {
        return bases == EVERY_BASE ? "any base type" : Words.or(names(BASE_NAMES, bases));
    }

    private static List<String> names(List<String> all, int bits) {
        List<String> found = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if ((bits & 1 << i) != 0) {
                found.add(all.get(i));
            }
        }
        return found;
    }
}
