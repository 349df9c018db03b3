// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import static org.qti4j.rules.internal.expressions.TypeSet.BOOLEAN;
import static org.qti4j.rules.internal.expressions.TypeSet.CONTAINER;
import static org.qti4j.rules.internal.expressions.TypeSet.DURATION;
import static org.qti4j.rules.internal.expressions.TypeSet.EVERY_BASE;
import static org.qti4j.rules.internal.expressions.TypeSet.FLOAT;
import static org.qti4j.rules.internal.expressions.TypeSet.INTEGER;
import static org.qti4j.rules.internal.expressions.TypeSet.LISTED;
import static org.qti4j.rules.internal.expressions.TypeSet.MULTIPLE;
import static org.qti4j.rules.internal.expressions.TypeSet.NUMBER;
import static org.qti4j.rules.internal.expressions.TypeSet.ORDERED;
import static org.qti4j.rules.internal.expressions.TypeSet.POINT;
import static org.qti4j.rules.internal.expressions.TypeSet.RECORD;
import static org.qti4j.rules.internal.expressions.TypeSet.SINGLE;
import static org.qti4j.rules.internal.expressions.TypeSet.STRING;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.source.SourceElement;

/**
 * What the standard says of an operator.
 *
 * @param operands what the operands must be, in turn; the last one holds for all further ones
 * @param same what all operands must share
 * @param passes whether the values of the result are those of the operands, so that what is wanted of the one is wanted of the others
 * @param result what comes of operands of these types
 */
record Operator(List<TypeSet> operands, Same same, boolean passes, Result result) {
    /** What operands must share. */
    enum Same {
        NOTHING,
        BASE,
        BASE_AND_CARDINALITY
    }

    /** What an operator yields. */
    @FunctionalInterface
    interface Result {
        TypeSet of(SourceElement operator, List<TypeSet> operands);
    }

    private static final Set<String> WHOLE = Set.of("floor", "ceil", "signum");
    private static final Map<String, Operator> ALL = table();

    /** Returns what is known of an operator, or null: for values, and for what only some systems know. */
    static @Nullable Operator of(String name) {
        return ALL.get(name);
    }

    TypeSet operand(int index) {
        return operands.get(Math.min(index, operands.size() - 1));
    }

    private static Map<String, Operator> table() {
        Map<String, Operator> all = new HashMap<>();
        TypeSet flags = type(SINGLE, BOOLEAN);
        for (String name : List.of("qti-and", "qti-or", "qti-not", "qti-any-n")) {
            all.put(name, plain(flags, flags));
        }
        all.put("qti-is-null", plain(TypeSet.ANY, flags));
        all.put("qti-match", same(Same.BASE_AND_CARDINALITY, flags, TypeSet.ANY));
        all.put("qti-contains", same(Same.BASE_AND_CARDINALITY, flags, type(CONTAINER, EVERY_BASE)));
        all.put("qti-member", same(Same.BASE, flags, type(SINGLE, EVERY_BASE), type(CONTAINER, EVERY_BASE)));
        TypeSet number = type(SINGLE, NUMBER);
        for (String name : List.of("qti-equal", "qti-equal-rounded", "qti-lt", "qti-gt", "qti-lte", "qti-gte")) {
            all.put(name, plain(number, flags));
        }
        for (String name : List.of("qti-duration-lt", "qti-duration-gte")) {
            all.put(name, plain(type(SINGLE, DURATION), flags));
        }
        for (String name : List.of("qti-string-match", "qti-substring", "qti-pattern-match")) {
            all.put(name, plain(type(SINGLE, STRING), flags));
        }
        all.put("qti-inside", plain(type(LISTED, POINT), flags));

        Result widest = (operator, operands) -> type(SINGLE, widest(operands));
        for (String name : List.of("qti-sum", "qti-product", "qti-max", "qti-min")) {
            all.put(name, new Operator(List.of(type(LISTED, NUMBER)), Same.NOTHING, false, widest));
        }
        all.put("qti-subtract", new Operator(List.of(number), Same.NOTHING, false, widest));
        all.put("qti-divide", plain(number, type(SINGLE, FLOAT)));
        // The versions of the standard differ in whether a power of integers is one.
        all.put("qti-power", plain(number, number));
        TypeSet whole = type(SINGLE, INTEGER);
        for (String name : List.of("qti-integer-divide", "qti-integer-modulus")) {
            all.put(name, plain(whole, whole));
        }
        for (String name : List.of("qti-gcd", "qti-lcm")) {
            all.put(name, plain(type(LISTED, INTEGER), whole));
        }
        for (String name : List.of("qti-truncate", "qti-round")) {
            all.put(name, plain(number, whole));
        }
        all.put("qti-round-to", plain(number, type(SINGLE, FLOAT)));
        all.put("qti-integer-to-float", plain(whole, type(SINGLE, FLOAT)));
        all.put("qti-math-operator", new Operator(List.of(number), Same.NOTHING, false, Operator::mathematical));
        all.put("qti-stats-operator", plain(type(CONTAINER, NUMBER), type(SINGLE, FLOAT)));

        TypeSet container = type(CONTAINER, EVERY_BASE);
        all.put("qti-container-size", plain(container, whole));
        all.put("qti-multiple", building(MULTIPLE));
        all.put("qti-ordered", building(ORDERED));
        all.put("qti-repeat", building(ORDERED));
        // Only ordered containers, by the standard; a rule of its own warns of others, which many systems accept.
        all.put("qti-index", new Operator(List.of(container), Same.NOTHING, true, element()));
        all.put("qti-random", new Operator(List.of(container), Same.NOTHING, true, element()));
        all.put(
                "qti-delete",
                new Operator(
                        List.of(type(SINGLE, EVERY_BASE), container),
                        Same.BASE,
                        true,
                        (operator, operands) -> operands.size() < 2
                                ? container
                                : new TypeSet(
                                        known(operands.get(1).cardinalities() & CONTAINER, CONTAINER),
                                        shared(operands))));
        all.put("qti-field-value", plain(type(RECORD, EVERY_BASE), type(SINGLE, EVERY_BASE)));
        return Map.copyOf(all);
    }

    private static TypeSet type(int cardinalities, int bases) {
        return new TypeSet(cardinalities, bases);
    }

    private static Operator plain(TypeSet operand, TypeSet result) {
        return new Operator(List.of(operand), Same.NOTHING, false, (operator, operands) -> result);
    }

    private static Operator same(Same same, TypeSet result, TypeSet... operands) {
        return new Operator(List.of(operands), same, false, (operator, types) -> result);
    }

    /** Returns what builds a container of single values and of containers of its own kind. */
    private static Operator building(int cardinality) {
        return new Operator(
                List.of(type(SINGLE | cardinality, EVERY_BASE)),
                Same.BASE,
                true,
                (operator, operands) -> type(cardinality, shared(operands)));
    }

    private static Result element() {
        return (operator, operands) -> type(SINGLE, shared(operands));
    }

    private static TypeSet mathematical(SourceElement operator, List<TypeSet> operands) {
        String name = operator.attribute("name", "");
        if (WHOLE.contains(name)) {
            return type(SINGLE, INTEGER);
        }
        return type(SINGLE, name.equals("abs") ? NUMBER : FLOAT);
    }

    private static int widest(List<TypeSet> operands) {
        boolean whole = !operands.isEmpty();
        for (TypeSet operand : operands) {
            if (operand.isExactly(FLOAT)) {
                return FLOAT;
            }
            whole &= operand.isExactly(INTEGER);
        }
        return whole ? INTEGER : NUMBER;
    }

    /** Returns the base types that all operands may have; all when they cannot agree, which is found elsewhere. */
    private static int shared(List<TypeSet> operands) {
        int bases = EVERY_BASE;
        for (TypeSet operand : operands) {
            bases &= operand.bases();
        }
        return known(bases, EVERY_BASE);
    }

    private static int known(int bits, int otherwise) {
        return bits == 0 ? otherwise : bits;
    }
}
