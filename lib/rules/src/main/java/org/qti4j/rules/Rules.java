// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.qti4j.rules.internal.RuleCatalog;
import org.qti4j.rules.internal.pages.Examples;
import org.qti4j.rules.internal.pages.RulePages;
import org.qti4j.xml.internal.Distance;

/** The rules that the library has. */
public final class Rules {
    private static final int SUGGESTED = 3;

    private Rules() {}

    private static final class ById {
        static final Map<String, Rule> RULES = new HashMap<>();

        static {
            RuleCatalog.all().forEach(rule -> RULES.put(rule.info().id(), rule));
        }
    }

    /** Returns all rules, in the order of their groups. */
    public static List<Rule> all() {
        return RuleCatalog.all();
    }

    /** Returns the rule of this id. */
    public static Optional<Rule> find(String id) {
        return Optional.ofNullable(ById.RULES.get(id));
    }

    /** Returns the documents that show what a rule of the library finds and what it does not find; empty for a rule of somebody else. */
    public static List<RuleExample> examples(String id) {
        return find(id).isEmpty() ? List.of() : Examples.of(id);
    }

    /** Returns the page about a rule in Markdown: what it says, why, what to do, and its examples with what is found in them. */
    public static String page(RuleInfo info) {
        return RulePages.page(info);
    }

    /** Returns the ids that are spelt like a wrong one, the nearest first; at most three. */
    public static List<String> similar(String id) {
        if (id.length() > 60) {
            return List.of();
        }
        Map<String, Integer> near = new HashMap<>();
        for (String each : ById.RULES.keySet()) {
            int distance = Distance.between(id, each);
            if (distance <= Math.max(2, id.length() / 3)) {
                near.put(each, distance);
            }
        }
        return near.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.naturalOrder())))
                .limit(SUGGESTED)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Returns the words about an id that no rule of the library has, with those that may be meant. */
    public static String unknown(String id) {
        String shown = id.length() <= 60 ? id : id.substring(0, 60) + "…";
        List<String> near = similar(id);
        return "there is no rule \"" + shown + "\""
                + (near.isEmpty()
                        ? "; qti rules lists them all"
                        : "; did you mean "
                                + near.stream().map(each -> '"' + each + '"').collect(Collectors.joining(" or "))
                                + "?");
    }
}
