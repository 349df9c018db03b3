// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.declarations;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Numbers;
import org.qti4j.rules.internal.facts.Processing;
import org.qti4j.rules.internal.facts.ValueSpace;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.rules.source.SourceFix;

/** What holds for mappings of responses to scores. */
final class MappingRules {
    private static final Set<String> MAPPINGS = Set.of("qti-mapping", "qti-area-mapping");

    private MappingRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("decl-mapping-bounds", DeclarationRules.GROUP)
                                .states("lower-bound of a mapping is not greater than upper-bound.")
                                .otherwise("No score lies within the bounds; players give one of them to everybody.")
                                .remedy("Exchange the two, or correct the one that is wrong.")
                                .source("QTI 3.0 ASI, lower-bound and upper-bound of qti-mapping"),
                        Set.of("qti-mapping", "qti-area-mapping"),
                        MappingRules::bounds),
                rule(
                        error("decl-mapping-base-type", DeclarationRules.GROUP)
                                .states(
                                        "A mapping is for a response that is neither a record nor of the base type file or duration; an area mapping is for points.")
                                .otherwise("The response cannot be looked up, and the score is an error or nothing.")
                                .remedy(
                                        "Take the mapping away and score the response by rules, or correct the base type.")
                                .source("QTI 3.0 ASI, qti-mapping and qti-area-mapping"),
                        Set.of(),
                        MAPPINGS,
                        Declared.each(MappingRules::baseType)),
                rule(
                        warning("decl-map-key-duplicate", DeclarationRules.GROUP)
                                .states("No two entries of a mapping give different scores to the same key.")
                                .otherwise("One of the two scores is never given, and players differ in which.")
                                .remedy(
                                        "Keep one of the entries. Keys that differ only in case need case-sensitive=\"true\".")
                                .source("QTI 3.0 ASI, qti-map-entry"),
                        Set.of(),
                        MAPPINGS,
                        Declared.each((variable, declaration, report) -> repeated(variable, report, false))),
                rule(
                        info("decl-map-key-repeated", DeclarationRules.GROUP)
                                .strict()
                                .states("A mapping names each key once.")
                                .otherwise(
                                        "Nothing: the second entry has the same score. It is a trap for whoever changes one of them.")
                                .remedy("Take the second entry away.")
                                .source("QTI 3.0 ASI, qti-map-entry"),
                        Set.of(),
                        MAPPINGS,
                        Declared.each((variable, declaration, report) -> repeated(variable, report, true))),
                rule(
                        info("decl-map-case-insensitive", DeclarationRules.GROUP)
                                .strict()
                                .states("Only the mapping of strings says case-sensitive=\"false\".")
                                .otherwise("It has no effect: identifiers, pairs and numbers are compared exactly.")
                                .remedy("Take the attribute away.")
                                .source("QTI 3.0 ASI, case-sensitive of qti-map-entry"),
                        Set.of(),
                        MAPPINGS,
                        Declared.each(MappingRules::caseInsensitive)),
                rule(
                        warning("decl-map-covers-correct", DeclarationRules.GROUP)
                                .states("The mapping that scores a response gives points for the correct response.")
                                .otherwise("Who answers right gets nothing for it.")
                                .remedy("Add an entry with a score for the value, or correct the value or its entry.")
                                .source("QTI 3.0 ASI, qti-correct-response and qti-mapping"),
                        Set.of(),
                        MAPPINGS,
                        Declared.each(MappingRules::covers)));
    }

    private static void bounds(SourceElement mapping, RuleReport report) {
        String lower = mapping.attribute("lower-bound", "");
        String upper = mapping.attribute("upper-bound", "");
        if (Numbers.greater(Numbers.decimal(lower), Numbers.decimal(upper))) {
            report.at(
                    mapping,
                    "lower-bound",
                    "lower-bound " + Words.quoted(lower) + " is greater than upper-bound " + Words.quoted(upper));
        }
    }

    private static void baseType(Variable variable, SourceElement declaration, RuleReport report) {
        SourceElement mapping = declaration.child("qti-mapping");
        if (mapping != null
                && (variable.hasBaseType("file", "duration")
                        || variable.cardinality().equals("record"))) {
            report.at(
                    mapping,
                    Declared.words(variable) + " is " + variable.typeWords() + ", for which there is no mapping");
        }
        SourceElement areas = declaration.child("qti-area-mapping");
        if (areas != null
                && (variable.cardinality().equals("record")
                        || !variable.baseType().isEmpty() && !variable.hasBaseType("point"))) {
            report.at(
                    areas,
                    Declared.words(variable) + " is " + variable.typeWords() + "; an area mapping is for points");
        }
    }

    private static boolean sensitive(SourceElement entry) {
        String value = entry.attribute("case-sensitive", "");
        return value.equals("true") || value.equals("1");
    }

    private static List<SourceElement> entries(Variable variable) {
        SourceElement mapping = variable.part("qti-mapping");
        return mapping == null ? List.of() : mapping.children("qti-map-entry");
    }

    private static @Nullable BigDecimal score(SourceElement entry) {
        return Numbers.decimal(entry.attribute("mapped-value", ""));
    }

    private static String folded(String key) {
        return key.toLowerCase(Locale.ROOT);
    }

    /** The key as it is compared; texts with their blanks. */
    private static String key(Variable variable, String text) {
        return ValueSpace.normal(variable.baseType(), text);
    }

    private static void repeated(Variable variable, RuleReport report, boolean sameScore) {
        List<SourceElement> entries = entries(variable);
        if (entries.size() < 2) {
            return;
        }
        Map<String, SourceElement> exact = new HashMap<>();
        Map<String, SourceElement> anyCase = new HashMap<>();
        boolean strings = variable.baseType().equals("string");
        for (SourceElement entry : entries) {
            String written = entry.attribute("map-key");
            if (written == null) {
                continue;
            }
            String key = key(variable, written);
            // A key that minds the case may stand before one that catches the other spellings.
            SourceElement first = exact.get(key);
            if (first == null && strings) {
                first = anyCase.get(folded(key));
            }
            BigDecimal one = first == null ? null : score(entry);
            BigDecimal other = first == null ? null : score(first);
            if (first != null && one != null && other != null && (one.compareTo(other) == 0) == sameScore) {
                if (!(strings && !sensitive(entry) && sensitive(first) && !sameScore)) {
                    report.at(
                            entry,
                            "map-key",
                            "the key " + Words.quoted(written) + " is the same as "
                                    + Words.quoted(first.attribute("map-key", "")) + " in line " + first.line()
                                    + (strings && first != exact.get(key) ? " when case is not minded" : "")
                                    + (sameScore
                                            ? ""
                                            : ", and has the score " + Words.quoted(entry.attribute("mapped-value", ""))
                                                    + " in place of "
                                                    + Words.quoted(first.attribute("mapped-value", ""))));
                }
            }
            exact.putIfAbsent(key, entry);
            if (strings && !sensitive(entry)) {
                anyCase.putIfAbsent(folded(key), entry);
            }
        }
    }

    private static void caseInsensitive(Variable variable, SourceElement declaration, RuleReport report) {
        if (variable.baseType().isEmpty() || variable.baseType().equals("string")) {
            return;
        }
        for (SourceElement entry : entries(variable)) {
            String value = entry.attribute("case-sensitive", "");
            if (value.equals("false") || value.equals("0")) {
                report.at(
                        entry,
                        "case-sensitive",
                        "case-sensitive=\"" + value + "\" has no effect on the base type " + variable.baseType(),
                        SourceFix.removeAttribute("take case-sensitive away", entry, "case-sensitive"));
            }
        }
    }

    private static void covers(Variable variable, SourceElement declaration, RuleReport report) {
        SourceElement mapping = declaration.child("qti-mapping");
        if (mapping == null
                || variable.cardinality().equals("record")
                || variable.correctValues().isEmpty()) {
            return;
        }
        Processing processing = Processing.of(declaration.document());
        if (!processing.readsMapping(variable) || processing.setsCorrect(variable)) {
            return;
        }
        BigDecimal otherwise = Numbers.decimal(mapping.attribute("default-value", "0"));
        if (otherwise == null || otherwise.signum() > 0) {
            return;
        }
        Map<String, SourceElement> exact = new HashMap<>();
        Map<String, SourceElement> anyCase = new HashMap<>();
        for (SourceElement entry : entries(variable)) {
            String key = key(variable, entry.attribute("map-key", ""));
            exact.putIfAbsent(key.strip(), entry);
            if (!sensitive(entry)) {
                anyCase.putIfAbsent(folded(key).strip(), entry);
            }
        }
        List<SourceElement> values = variable.correctValues();
        boolean points = values.size() < 2;
        for (SourceElement value : values) {
            String text = key(variable, value.text()).strip();
            SourceElement entry = exact.get(text);
            if (entry == null && variable.baseType().equals("string")) {
                entry = anyCase.get(folded(text));
            }
            BigDecimal score = entry == null ? otherwise : score(entry);
            points |= text.isEmpty() || score == null || score.signum() != 0;
            if (text.isEmpty() || score == null) {
                continue;
            }
            if (entry == null) {
                report.at(
                        value,
                        "the mapping of " + Words.quoted(variable.identifier()) + " has no entry for the correct value "
                                + Words.quoted(value.text().strip()) + ", which scores "
                                + Words.quoted(score.toString()));
            } else if (score.signum() < 0 || score.signum() == 0 && values.size() == 1) {
                report.at(
                        value,
                        "the mapping in line " + entry.line() + " gives the correct value "
                                + Words.quoted(value.text().strip()) + " the score "
                                + Words.quoted(entry.attribute("mapped-value", "")));
            }
        }
        if (!points) {
            report.at(mapping, "the mapping gives each of the correct values the score 0");
        }
        BigDecimal most = Numbers.decimal(mapping.attribute("upper-bound", ""));
        if (most != null
                && most.signum() == 0
                && !Numbers.greater(Numbers.decimal(mapping.attribute("lower-bound", "")), most)
                && entries(variable).stream().map(MappingRules::score).anyMatch(MappingRules::isPositive)) {
            report.at(mapping, "upper-bound", "upper-bound is 0, so the scores above 0 of the entries are never given");
        }
    }

    private static boolean isPositive(@Nullable BigDecimal score) {
        return score != null && score.signum() > 0;
    }
}
