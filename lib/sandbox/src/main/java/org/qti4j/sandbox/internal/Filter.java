// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The filter of lists: {@code type='choice' AND title~'cell'}; AND binds before OR. Immutable. */
final class Filter {
    private static final Pattern COMPARISON =
            Pattern.compile("\\s*([A-Za-z_][\\w.-]*)\\s*(>=|<=|!=|=|>|<|~)\\s*'([^']*)'\\s*");
    private static final Pattern JOIN = Pattern.compile("(AND|OR)\\b", Pattern.CASE_INSENSITIVE);

    private record Comparison(String field, String operator, String value) {}

    /** One of these must hold, and all of its comparisons. */
    private final List<List<Comparison>> alternatives;

    private Filter(List<List<Comparison>> alternatives) {
        this.alternatives = alternatives;
    }

    /** @throws IllegalArgumentException when the text is no filter */
    static Filter of(String text) {
        List<List<Comparison>> alternatives = new ArrayList<>();
        if (text.isBlank()) {
            return new Filter(alternatives);
        }
        List<Comparison> all = new ArrayList<>();
        alternatives.add(all);
        Matcher comparison = COMPARISON.matcher(text);
        Matcher join = JOIN.matcher(text);
        int at = 0;
        while (true) {
            if (!comparison.region(at, text.length()).lookingAt()) {
                throw new IllegalArgumentException("filter: expected FIELD OPERATOR 'VALUE' at " + at);
            }
            all.add(new Comparison(comparison.group(1), comparison.group(2), comparison.group(3)));
            at = comparison.end();
            if (at == text.length()) {
                return new Filter(alternatives);
            }
            if (!join.region(at, text.length()).lookingAt()) {
                throw new IllegalArgumentException("filter: expected AND or OR at " + at);
            }
            at = join.end();
            if (join.group(1).equalsIgnoreCase("OR")) {
                all = new ArrayList<>();
                alternatives.add(all);
            }
        }
    }

    boolean isEmpty() {
        return alternatives.isEmpty();
    }

    boolean test(Map<String, Object> object) {
        return alternatives.isEmpty()
                || alternatives.stream().anyMatch(all -> all.stream().allMatch(each -> holds(each, object)));
    }

    private static boolean holds(Comparison comparison, Map<String, Object> object) {
        Object value = value(object, comparison.field());
        if (value == null) {
            return comparison.operator().equals("!=");
        }
        if (comparison.operator().equals("~")) {
            return String.valueOf(value)
                    .toLowerCase(Locale.ROOT)
                    .contains(comparison.value().toLowerCase(Locale.ROOT));
        }
        int order = order(String.valueOf(value), comparison.value());
        return switch (comparison.operator()) {
            case "=" -> order == 0;
            case "!=" -> order != 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "<" -> order < 0;
            default -> order <= 0;
        };
    }

    private static int order(String one, String other) {
        try {
            return new BigDecimal(one).compareTo(new BigDecimal(other));
        } catch (NumberFormatException e) {
            return one.compareTo(other);
        }
    }

    /** A point goes into an object, such as that of the metadata. */
    private static @Nullable Object value(Map<String, Object> object, String field) {
        Object value = object;
        for (String name : field.split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(name) : null;
        }
        return value;
    }
}
