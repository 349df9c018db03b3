// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xjc;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.xml.xsom.XSParticle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Symbols are strings of one letter here, so that a content model is a regular expression of the JDK too. */
class AutomatonTest {
    private static final Expression A = new Expression.Symbol("a");
    private static final Expression B = new Expression.Symbol("b");
    private static final Expression C = new Expression.Symbol("c");
    private static final List<String> WORDS = words(5);

    @Test
    void acceptsNothingButTheEmptyContentOfAnEmptyType() {
        Automaton automaton = of(new Expression.Empty());

        assertThat(automaton.symbols()).isEmpty();
        assertThat(automaton.next()).hasDimensions(1, 0);
        assertThat(automaton.accepting()).containsExactly(true);
    }

    @Test
    void followsASequence() {
        Automaton automaton = of(sequence(A, B));

        assertThat(automaton.symbols()).containsExactly("a", "b");
        assertThat(automaton.next()).isDeepEqualTo(new int[][] {{1, -1}, {-1, 2}, {-1, -1}});
        assertThat(automaton.accepting()).containsExactly(false, false, true);
    }

    @Test
    void joinsStatesThatCannotBeToldApart() {
        assertThat(of(repeat(choice(A, B, C), 0, XSParticle.UNBOUNDED)).next()).hasNumberOfRows(1);
        assertThat(of(choice(sequence(A, C), sequence(B, C))).next()).hasNumberOfRows(3);
        assertThat(of(repeat(repeat(A, 0, XSParticle.UNBOUNDED), 0, XSParticle.UNBOUNDED))
                        .next())
                .hasNumberOfRows(1);
    }

    @Test
    void countsBounds() {
        Automaton automaton = of(repeat(A, 2, 4));

        assertThat(WORDS.stream().filter(word -> accepts(automaton, word))).containsExactly("aa", "aaa", "aaaa");
    }

    @Test
    void takesOneColumnForSymbolsOfOneName() {
        Automaton automaton = Automaton.of(
                sequence(new Expression.Symbol("a1"), B, new Expression.Symbol("a2")),
                symbol -> symbol.toString().charAt(0));

        assertThat(automaton.symbols()).containsExactly("a1", "b");
        assertThat(automaton.next()).hasDimensions(4, 2);
    }

    @Test
    void acceptsWhatTheExpressionMeansAndIsMinimal() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            Expression expression = random(random, 3);
            Automaton automaton = of(expression);
            Pattern pattern = Pattern.compile(regex(expression));
            String about = "seed " + seed + ", " + pattern;

            for (String word : WORDS) {
                assertThat(accepts(automaton, word))
                        .as(about + " on \"" + word + '"')
                        .isEqualTo(pattern.matcher(word).matches());
            }
            assertThat(reachable(automaton)).as(about).hasSize(automaton.next().length);
            assertThat(allDiffer(automaton)).as(about).isTrue();
        }
    }

    private static Automaton of(Expression expression) {
        return Automaton.of(expression, symbol -> symbol);
    }

    private static Expression sequence(Expression... parts) {
        return new Expression.Sequence(List.of(parts));
    }

    private static Expression choice(Expression... parts) {
        return new Expression.Choice(List.of(parts));
    }

    private static Expression repeat(Expression part, int min, int max) {
        return new Expression.Repeat(part, min, max);
    }

    private static Expression random(Random random, int depth) {
        if (depth == 0) {
            return List.of(A, B, C).get(random.nextInt(3));
        }
        return switch (random.nextInt(4)) {
            case 0 -> sequence(random(random, depth - 1), random(random, depth - 1));
            case 1 -> choice(random(random, depth - 1), random(random, depth - 1), random(random, depth - 1));
            case 2 -> {
                int min = random.nextInt(3);
                yield repeat(
                        random(random, depth - 1),
                        min,
                        random.nextBoolean() ? XSParticle.UNBOUNDED : min + random.nextInt(3));
            }
            default -> random(random, depth - 1);
        };
    }

    private static String regex(Expression expression) {
        if (expression instanceof Expression.Symbol symbol) {
            return symbol.term().toString();
        }
        if (expression instanceof Expression.Sequence sequence) {
            return sequence.parts().stream().map(AutomatonTest::regex).collect(Collectors.joining());
        }
        if (expression instanceof Expression.Choice choice) {
            return choice.parts().stream().map(AutomatonTest::regex).collect(Collectors.joining("|", "(?:", ")"));
        }
        if (expression instanceof Expression.Repeat repeat) {
            String max = repeat.max() == XSParticle.UNBOUNDED ? "" : Integer.toString(repeat.max());
            return "(?:" + regex(repeat.part()) + "){" + repeat.min() + "," + max + "}";
        }
        return "";
    }

    private static boolean accepts(Automaton automaton, String word) {
        int state = 0;
        for (char c : word.toCharArray()) {
            int column = automaton.symbols().indexOf(String.valueOf(c));
            state = column < 0 ? -1 : automaton.next()[state][column];
            if (state < 0) {
                return false;
            }
        }
        return automaton.accepting()[state];
    }

    private static Set<Integer> reachable(Automaton automaton) {
        Set<Integer> found = new HashSet<>(Set.of(0));
        List<Integer> open = new ArrayList<>(found);
        while (!open.isEmpty()) {
            for (int target : automaton.next()[open.remove(0)]) {
                if (target >= 0 && found.add(target)) {
                    open.add(target);
                }
            }
        }
        return found;
    }

    /** Marks pairs of states that some word tells apart, until nothing changes (not how the automaton itself is made). */
    private static boolean allDiffer(Automaton automaton) {
        int dead = automaton.next().length;
        boolean[][] differ = new boolean[dead + 1][dead + 1];
        boolean changed = true;
        while (changed) {
            changed = false;
            for (int p = 0; p <= dead; p++) {
                for (int q = 0; q <= dead; q++) {
                    boolean now = (p < dead && automaton.accepting()[p])
                            != (q < dead && automaton.accepting()[q]);
                    for (int c = 0; c < automaton.symbols().size(); c++) {
                        now |= differ[target(automaton, p, c)][target(automaton, q, c)];
                    }
                    changed |= now && !differ[p][q];
                    differ[p][q] |= now;
                }
            }
        }
        for (int p = 0; p < dead; p++) {
            for (int q = 0; q < p; q++) {
                if (!differ[p][q]) {
                    return false;
                }
            }
        }
        return true;
    }

    private static int target(Automaton automaton, int state, int column) {
        int dead = automaton.next().length;
        int target = state == dead ? -1 : automaton.next()[state][column];
        return target < 0 ? dead : target;
    }

    private static List<String> words(int longest) {
        List<String> words = new ArrayList<>(List.of(""));
        for (int i = 0; i < words.size() && words.get(i).length() < longest; i++) {
            for (String letter : List.of("a", "b", "c")) {
                words.add(words.get(i) + letter);
            }
        }
        return words;
    }
}
