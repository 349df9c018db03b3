// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xjc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.xml.xsom.XSParticle;
import java.util.List;
import org.junit.jupiter.api.Test;

class ShapeTest {
    private static final Expression A = new Expression.Symbol("a");
    private static final Expression B = new Expression.Symbol("b");
    private static final Expression C = new Expression.Symbol("c");

    @Test
    void givesEachChildOfASequenceItsOwnSlot() {
        assertThat(slots(sequence(A, optional(B), many(C)), false))
                .containsExactly(single("a"), single("b"), repeated("c"));
    }

    @Test
    void needsNoOrderForAChoiceOfOne() {
        assertThat(slots(sequence(new Expression.Choice(List.of(A, B)), C), false))
                .containsExactly(single("a"), single("b"), single("c"));
    }

    @Test
    void keepsTheOrderWhereDifferentChildrenAlternate() {
        assertThat(slots(sequence(A, many(new Expression.Choice(List.of(B, C)))), false))
                .containsExactly(single("a"), ordered("b", "c"));
        assertThat(slots(many(sequence(A, B)), false)).containsExactly(ordered("a", "b"));
    }

    @Test
    void keepsTheOrderBetweenTwoPlacesOfOneName() {
        assertThat(slots(sequence(A, B, A, C), false)).containsExactly(ordered("a", "b"), single("c"));
    }

    @Test
    void hasOneOrderedSlotAtMost() {
        Expression alternate = many(new Expression.Choice(List.of(A, B)));
        Expression other = many(new Expression.Choice(List.of(new Expression.Symbol("d"), new Expression.Symbol("e"))));

        assertThat(slots(sequence(alternate, C, other), false)).containsExactly(ordered("a", "b", "c", "d", "e"));
    }

    @Test
    void keepsTheOrderOfAllMixedContent() {
        assertThat(slots(sequence(A, B), true)).containsExactly(ordered("a", "b"));
        assertThat(slots(new Expression.Empty(), true)).containsExactly(ordered());
    }

    @Test
    void leavesOutWhatMayNotOccur() {
        assertThat(slots(sequence(A, new Expression.Repeat(B, 0, 0)), false)).containsExactly(single("a"));
    }

    private static List<Shape.Slot> slots(Expression expression, boolean mixed) {
        return Shape.of(expression, mixed, symbol -> symbol).slots();
    }

    private static Expression sequence(Expression... parts) {
        return new Expression.Sequence(List.of(parts));
    }

    private static Expression optional(Expression part) {
        return new Expression.Repeat(part, 0, 1);
    }

    private static Expression many(Expression part) {
        return new Expression.Repeat(part, 0, XSParticle.UNBOUNDED);
    }

    private static Shape.Slot single(String symbol) {
        return new Shape.Slot(List.of(symbol), false, false);
    }

    private static Shape.Slot repeated(String symbol) {
        return new Shape.Slot(List.of(symbol), true, false);
    }

    private static Shape.Slot ordered(Object... symbols) {
        return new Shape.Slot(List.of(symbols), true, true);
    }
}
