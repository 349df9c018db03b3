// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.choices;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Choices;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.Numbers;
import org.qti4j.rules.internal.facts.SchemaPattern;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** Answers that are typed. */
final class TextRules {
    private static final Set<String> TYPED = Set.of("qti-text-entry-interaction", "qti-extended-text-interaction");

    private TextRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("choice-text-base", ChoiceRules.GROUP)
                                .states("The base in which numbers are typed is 2 to 36.")
                                .otherwise("There are no digits for such numbers, and no answer can be read.")
                                .remedy("Write a base from 2 to 36, or leave base out for 10.")
                                .source("QTI 3.0 ASI, base of string interactions"),
                        TYPED,
                        TextRules::base),
                rule(
                        error("choice-pattern-mask", ChoiceRules.GROUP)
                                .states("pattern-mask is a regular expression of XML Schema.")
                                .otherwise("Players stop with an error, or let nothing pass, or everything.")
                                .remedy("Correct the expression as the message says.")
                                .source(
                                        "QTI 3.0 ASI, pattern-mask of string interactions; XML Schema Part 2, regular expressions"),
                        TYPED,
                        TextRules::pattern),
                rule(
                        warning("choice-correct-fits-mask", ChoiceRules.GROUP)
                                .states("The correct response matches pattern-mask.")
                                .otherwise("Who types the right answer is told that it is not valid.")
                                .remedy("Widen pattern-mask, or correct the response.")
                                .source("QTI 3.0 ASI, pattern-mask of string interactions"),
                        TYPED,
                        TextRules::fitsMask),
                rule(
                        info("choice-expected-length", ChoiceRules.GROUP)
                                .strict()
                                .states("expected-length is at least the length of the correct response.")
                                .otherwise("The field is too short for the answer; some players let nobody type more.")
                                .remedy(
                                        "Raise expected-length. A little more than needed does not give the answer away.")
                                .source("QTI 3.0 ASI, expected-length of string interactions"),
                        TYPED,
                        TextRules::fitsLength));
    }

    private static void base(SourceElement interaction, RuleReport report) {
        String text = interaction.attribute("base", "");
        BigDecimal base = Numbers.decimal(text);
        if (base != null && (base.compareTo(BigDecimal.valueOf(2)) < 0 || base.compareTo(BigDecimal.valueOf(36)) > 0)) {
            report.at(interaction, "base", "base is " + Words.quoted(text) + "; expected is 2 to 36");
        }
    }

    private static void pattern(SourceElement interaction, RuleReport report) {
        String mask = interaction.attribute("pattern-mask");
        String fault = mask == null ? null : new SchemaPattern(mask).fault();
        if (fault != null) {
            report.at(interaction, "pattern-mask", "pattern-mask " + Words.quoted(mask) + " cannot be read: " + fault);
        }
    }

    private static List<SourceElement> values(SourceElement interaction) {
        Variable response = Interactions.response(interaction);
        SourceElement declaration = response == null ? null : response.element();
        return declaration == null
                        || Interactions.of(interaction.document())
                                        .boundTo(response.identifier())
                                        .size()
                                > Choices.MANY
                        || KeyRules.keyed(declaration) == null
                        || response.cardinality().equals("record")
                ? List.of()
                : response.correctValues();
    }

    private static void fitsMask(SourceElement interaction, RuleReport report) {
        String mask = interaction.attribute("pattern-mask");
        List<SourceElement> values = values(interaction);
        if (mask == null || mask.isEmpty() || values.isEmpty()) {
            return;
        }
        SchemaPattern pattern = new SchemaPattern(mask);
        for (SourceElement value : values) {
            String text = value.text();
            if (!text.isBlank() && !pattern.matches(text) && !pattern.matches(text.strip())) {
                report.at(
                        value,
                        "the correct value " + Words.quoted(text.strip()) + " does not match the pattern-mask "
                                + Words.quoted(mask) + " of the interaction in line " + interaction.line());
            }
        }
    }

    private static void fitsLength(SourceElement interaction, RuleReport report) {
        long length = Numbers.count(interaction.attribute("expected-length", ""), 0);
        for (SourceElement value : values(interaction)) {
            String text = value.text().strip();
            if (length > 0 && text.codePointCount(0, text.length()) > length) {
                report.at(
                        interaction,
                        "expected-length",
                        "expected-length is " + length + ", and the correct value " + Words.quoted(text) + " has "
                                + text.codePointCount(0, text.length()) + " characters");
                return;
            }
        }
    }
}
