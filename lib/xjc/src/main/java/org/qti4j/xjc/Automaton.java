// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xjc;

import com.sun.xml.xsom.XSParticle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The smallest deterministic automaton that accepts a content model.
 *
 * @param symbols the columns: element declarations and wildcards, in the order in which the schema names them
 * @param next for each state and column the next state, or -1; state 0 is the start
 * @param accepting the states in which the content may end
 */
record Automaton(List<Object> symbols, int[][] next, boolean[] accepting) {
    static Automaton of(Expression expression, Symbols keys) {
        return new Builder(keys).build(expression);
    }

    /** Names symbols that are the same: two references to one element, or two equal declarations of one local element. */
    interface Symbols {
        Object key(Object symbol);
    }

    private static final class Builder {
        private static final int EPSILON = -1;

        private final Symbols keys;
        private final Map<Object, Integer> columns = new LinkedHashMap<>();
        private final List<Object> symbols = new ArrayList<>();
        private final List<int[]> edges = new ArrayList<>();
        private int states;

        Builder(Symbols keys) {
            this.keys = keys;
        }

        Automaton build(Expression expression) {
            int start = states++;
            int end = add(expression, start);
            return minimal(determine(start, end));
        }

        private int column(Object symbol) {
            return columns.computeIfAbsent(keys.key(symbol), k -> {
                symbols.add(symbol);
                return symbols.size() - 1;
            });
        }

        /** Adds the expression behind the state {@code from} and returns the state behind it. */
        private int add(Expression expression, int from) {
            if (expression instanceof Expression.Symbol symbol) {
                int to = states++;
                edges.add(new int[] {from, column(symbol.term()), to});
                return to;
            }
            if (expression instanceof Expression.Sequence sequence) {
                int state = from;
                for (Expression part : sequence.parts()) {
                    state = add(part, state);
                }
                return state;
            }
            if (expression instanceof Expression.Choice choice) {
                int to = states++;
                for (Expression part : choice.parts()) {
                    int begin = states++;
                    edges.add(new int[] {from, EPSILON, begin});
                    edges.add(new int[] {add(part, begin), EPSILON, to});
                }
                return to;
            }
            if (expression instanceof Expression.Repeat repeat) {
                return addRepeat(repeat, from);
            }
            return from;
        }

        private int addRepeat(Expression.Repeat repeat, int from) {
            int state = from;
            for (int i = 0; i < repeat.min(); i++) {
                state = add(repeat.part(), state);
            }
            int end = states++;
            if (repeat.max() == XSParticle.UNBOUNDED) {
                int loop = states++;
                edges.add(new int[] {state, EPSILON, loop});
                edges.add(new int[] {add(repeat.part(), loop), EPSILON, loop});
                edges.add(new int[] {loop, EPSILON, end});
                return end;
            }
            for (int i = repeat.min(); i < repeat.max(); i++) {
                edges.add(new int[] {state, EPSILON, end});
                state = add(repeat.part(), state);
            }
            edges.add(new int[] {state, EPSILON, end});
            return end;
        }

        private Automaton determine(int start, int end) {
            List<List<int[]>> outgoing = new ArrayList<>();
            for (int i = 0; i < states; i++) {
                outgoing.add(new ArrayList<>());
            }
            edges.forEach(edge -> outgoing.get(edge[0]).add(edge));
            Map<BitSet, Integer> numbers = new HashMap<>();
            List<BitSet> sets = new ArrayList<>();
            List<int[]> table = new ArrayList<>();
            BitSet first = new BitSet();
            first.set(start);
            close(first, outgoing);
            numbers.put(first, 0);
            sets.add(first);
            for (int i = 0; i < sets.size(); i++) {
                BitSet[] targets = new BitSet[symbols.size()];
                for (int s = sets.get(i).nextSetBit(0); s >= 0; s = sets.get(i).nextSetBit(s + 1)) {
                    for (int[] edge : outgoing.get(s)) {
                        if (edge[1] != EPSILON) {
                            if (targets[edge[1]] == null) {
                                targets[edge[1]] = new BitSet();
                            }
                            targets[edge[1]].set(edge[2]);
                        }
                    }
                }
                int[] row = new int[symbols.size()];
                Arrays.fill(row, -1);
                for (int c = 0; c < row.length; c++) {
                    if (targets[c] != null) {
                        close(targets[c], outgoing);
                        Integer known = numbers.get(targets[c]);
                        if (known == null) {
                            known = sets.size();
                            numbers.put(targets[c], known);
                            sets.add(targets[c]);
                        }
                        row[c] = known;
                    }
                }
                table.add(row);
            }
            boolean[] accepting = new boolean[sets.size()];
            for (int i = 0; i < accepting.length; i++) {
                accepting[i] = sets.get(i).get(end);
            }
            return new Automaton(symbols, table.toArray(int[][]::new), accepting);
        }

        private static void close(BitSet set, List<List<int[]>> outgoing) {
            List<Integer> open = new ArrayList<>(set.stream().boxed().toList());
            while (!open.isEmpty()) {
                for (int[] edge : outgoing.get(open.remove(open.size() - 1))) {
                    if (edge[1] == EPSILON && !set.get(edge[2])) {
                        set.set(edge[2]);
                        open.add(edge[2]);
                    }
                }
            }
        }

        /** Joins states that cannot be told apart (Moore's refinement), numbering them in the order of their first member. */
        private static Automaton minimal(Automaton automaton) {
            int n = automaton.next().length;
            int[] block = new int[n];
            for (int i = 0; i < n; i++) {
                block[i] = automaton.accepting()[i] ? 1 : 0;
            }
            int count = -1;
            while (true) {
                Map<List<Integer>, Integer> signatures = new LinkedHashMap<>();
                int[] refined = new int[n];
                for (int i = 0; i < n; i++) {
                    List<Integer> signature = new ArrayList<>();
                    signature.add(block[i]);
                    for (int target : automaton.next()[i]) {
                        signature.add(target < 0 ? -1 : block[target]);
                    }
                    Integer number = signatures.putIfAbsent(signature, signatures.size());
                    refined[i] = number == null ? signatures.size() - 1 : number;
                }
                block = refined;
                if (signatures.size() == count) {
                    break;
                }
                count = signatures.size();
            }
            int[][] next = new int[count][];
            boolean[] accepting = new boolean[count];
            for (int i = 0; i < n; i++) {
                if (next[block[i]] == null) {
                    int[] row = automaton.next()[i].clone();
                    for (int c = 0; c < row.length; c++) {
                        row[c] = row[c] < 0 ? -1 : block[row[c]];
                    }
                    next[block[i]] = row;
                    accepting[block[i]] = automaton.accepting()[i];
                }
            }
            return new Automaton(automaton.symbols(), next, accepting);
        }
    }
}
