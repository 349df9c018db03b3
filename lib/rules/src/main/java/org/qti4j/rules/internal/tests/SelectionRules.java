// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.tests;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;

/** What holds for the random selection of members of a section, and for expressions over a part of a test. */
final class SelectionRules {
    /** The expressions over a part of the items of a test. */
    private static final Set<String> SUBSETS = Set.of(
            "qti-test-variables",
            "qti-outcome-minimum",
            "qti-outcome-maximum",
            "qti-number-correct",
            "qti-number-incorrect",
            "qti-number-presented",
            "qti-number-responded",
            "qti-number-selected");

    private SelectionRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("test-selection-range", RuleGroup.TESTS)
                                .states(
                                        "A selection draws no more members than the section has and no fewer than are required.")
                                .otherwise("There is no such selection: players stop, or draw as many as they can.")
                                .remedy("Change the number, add members, or allow a member to be drawn again.")
                                .source("QTI 3.0 ASI, select of a selection"),
                        Set.of("qti-selection"),
                        SelectionRules::range),
                rule(
                        warning("test-selection-all", RuleGroup.TESTS)
                                .strict()
                                .states("A selection leaves a choice.")
                                .otherwise("All members are drawn always; the selection does nothing.")
                                .remedy("Remove the selection, or draw fewer.")
                                .source("QTI 3.0 ASI, selection"),
                        Set.of("qti-selection"),
                        SelectionRules::all),
                rule(
                        error("test-subset-section", RuleGroup.TESTS)
                                .states("An expression over the items of a section names a section of the test.")
                                .otherwise("It counts no items at all, or the player stops.")
                                .remedy("Name a section of this test, or leave the attribute out for all items.")
                                .source("QTI 3.0 ASI, section-identifier of an expression over item subsets"),
                        SUBSETS,
                        SelectionRules::subset),
                rule(
                        warning("test-subset-category", RuleGroup.TESTS)
                                .states(
                                        "An expression over the items of a category names a category that an item reference has.")
                                .otherwise("It counts no items.")
                                .remedy("Correct the name of the category, or give it to the items that are meant.")
                                .source("QTI 3.0 ASI, include-category of an expression over item subsets"),
                        SUBSETS,
                        SelectionRules::category));
    }

    private static OptionalInt number(String text) {
        // What is longer is no count of members of a section, and whether it is a number at all is the schema's to say.
        return text.matches("[+]?[0-9]{1,9}") ? OptionalInt.of(Integer.parseInt(text)) : OptionalInt.empty();
    }

    private static void range(SourceElement selection, RuleReport report) {
        SourceElement section = selection.parent();
        OptionalInt select = number(selection.attribute("select", ""));
        if (section == null || select.isEmpty() || TestStructure.includesMore(section)) {
            return;
        }
        List<SourceElement> members = TestStructure.members(section);
        long required = members.stream()
                .filter(member -> member.attribute("required", "false").matches("true|1"))
                .count();
        boolean replacing = selection.attribute("with-replacement", "false").matches("true|1");
        if (select.getAsInt() > members.size() && !replacing) {
            report.at(
                    selection,
                    "select",
                    select.getAsInt() + " members are to be drawn, and the section has only " + members.size());
        } else if (select.getAsInt() < required) {
            report.at(
                    selection,
                    "select",
                    select.getAsInt() + " members are to be drawn, and " + required + " of the section are required");
        }
    }

    private static void all(SourceElement selection, RuleReport report) {
        SourceElement section = selection.parent();
        OptionalInt select = number(selection.attribute("select", ""));
        if (section != null
                && select.isPresent()
                && !TestStructure.includesMore(section)
                && !selection.attribute("with-replacement", "false").matches("true|1")
                && TestStructure.members(section).size() == select.getAsInt()) {
            report.at(selection, "select", "all " + select.getAsInt() + " members of the section are drawn always");
        }
    }

    private static void subset(SourceElement expression, RuleReport report) {
        TestStructure structure = TestStructure.of(expression.document());
        String identifier = expression.attribute("section-identifier", "");
        if (identifier.isEmpty() || !expression.document().root().is("qti-assessment-test")) {
            return;
        }
        SourceElement found = structure.find(identifier);
        if (found == null ? !structure.hasUnknownParts() : found.is("qti-assessment-item-ref")) {
            report.at(
                    expression,
                    "section-identifier",
                    found == null
                            ? "there is no section " + quoted(identifier) + " in the test"
                            : quoted(identifier) + " is an item reference, not a section");
        }
    }

    private static void category(SourceElement expression, RuleReport report) {
        TestStructure structure = TestStructure.of(expression.document());
        String wanted = expression.attribute("include-category", "");
        if (wanted.isEmpty()
                || structure.hasUnknownParts()
                || !expression.document().root().is("qti-assessment-test")) {
            return;
        }
        Set<String> known =
                expression.document().derived(Categories.class, Categories::of).names();
        for (String category : wanted.split("\\s+")) {
            if (!known.contains(category)) {
                report.at(
                        expression,
                        "include-category",
                        "no item reference of the test has the category " + quoted(category));
            }
        }
    }
}
