// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.tests;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;

/** What holds for the parts of a test: identifiers, and that there is something in them. */
final class PartRules {
    private PartRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("test-identifier-unique", RuleGroup.TESTS)
                                .states(
                                        "No two test parts, sections, section references or item references of a test have the same identifier.")
                                .otherwise(
                                        "Results of one are taken for those of the other, and branch rules lead to either.")
                                .remedy("Give each part of the test an identifier of its own.")
                                .source("QTI 3.0 ASI, identifier of a test part, section and item reference"),
                        Set.of(),
                        TestStructure.PARTS,
                        PartRules::identifiersUnique),
                rule(
                        warning("test-no-items", RuleGroup.TESTS)
                                .states("A section has an item, or a section that has one.")
                                .otherwise("Candidates see an empty page, or the player stops.")
                                .remedy("Add an item reference to the section or remove the section.")
                                .source("QTI 3.0 ASI, assessment section"),
                        Set.of("qti-assessment-section"),
                        PartRules::hasItems),
                rule(
                        info("test-item-twice", RuleGroup.TESTS)
                                .strict()
                                .states("A test refers to the same item once.")
                                .otherwise(
                                        "Candidates answer the same question twice; some players keep one of the two only.")
                                .remedy("Remove one of the references, or refer to a copy of the item.")
                                .source("QTI 3.0 ASI, href of an item reference"),
                        Set.of(),
                        TestStructure.PARTS,
                        PartRules::itemOnce),
                rule(
                        warning("test-href-empty", RuleGroup.TESTS)
                                .states("A reference says where the item or the section is.")
                                .otherwise("The player finds nothing, and the test stops there.")
                                .remedy("Write the address of the file into href, or remove the reference.")
                                .source("QTI 3.0 ASI, href of item references and section references"),
                        Set.of("qti-assessment-item-ref", "qti-assessment-section-ref"),
                        PartRules::hrefEmpty),
                rule(
                        error("test-weight-unique", RuleGroup.TESTS)
                                .states("The weights of an item reference have identifiers of their own.")
                                .otherwise("Which of the two weights multiplies the score is left to chance.")
                                .remedy("Rename one of the weights, or remove it.")
                                .source("QTI 3.0 ASI, identifier of a weight"),
                        Set.of("qti-assessment-item-ref"),
                        PartRules::weightsUnique),
                rule(
                        warning("test-mapping-target-twice", RuleGroup.TESTS)
                                .states(
                                        "The variable mappings of an item reference give each of its variables one new name.")
                                .otherwise("The later mapping hides the earlier one.")
                                .remedy("Remove one of the two mappings.")
                                .source("QTI 3.0 ASI, variable mapping"),
                        Set.of("qti-assessment-item-ref"),
                        PartRules::mappingsUnique));
    }

    private static void identifiersUnique(SourceElement root, RuleReport report) {
        Map<String, SourceElement> seen = new HashMap<>();
        for (SourceElement part : TestStructure.of(root.document()).parts()) {
            String identifier = part.attribute("identifier", "");
            SourceElement first = identifier.isEmpty() ? null : seen.putIfAbsent(identifier, part);
            if (first != null) {
                report.at(
                        part,
                        "identifier",
                        "the " + TestStructure.word(part) + " has the identifier " + quoted(identifier) + " of the "
                                + TestStructure.word(first) + " in line " + first.line());
            }
        }
    }

    private static void hasItems(SourceElement section, RuleReport report) {
        if (TestStructure.members(section).isEmpty()
                && section.child("qti-adaptive-selection") == null
                && !TestStructure.includesMore(section)) {
            report.at(section, "the section " + quoted(section.attribute("identifier", "")) + " has no items");
        }
    }

    private static void itemOnce(SourceElement root, RuleReport report) {
        Map<String, SourceElement> seen = new HashMap<>();
        for (SourceElement part : TestStructure.of(root.document()).parts()) {
            String href = part.is("qti-assessment-item-ref") ? part.attribute("href", "") : "";
            SourceElement first = href.isEmpty() ? null : seen.putIfAbsent(href, part);
            if (first != null) {
                report.at(
                        part,
                        "href",
                        "the item " + quoted(href) + " is in the test already: "
                                + quoted(first.attribute("identifier", "")) + " in line " + first.line());
            }
        }
    }

    private static void hrefEmpty(SourceElement reference, RuleReport report) {
        String href = reference.attribute("href");
        if (href != null && href.isBlank()) {
            report.at(reference, "href", "the href of " + quoted(reference.attribute("identifier", "")) + " is empty");
        }
    }

    private static void weightsUnique(SourceElement itemRef, RuleReport report) {
        Set<String> seen = new HashSet<>();
        for (SourceElement weight : itemRef.children("qti-weight")) {
            String identifier = weight.attribute("identifier", "");
            if (!identifier.isEmpty() && !seen.add(identifier)) {
                report.at(weight, "identifier", "the item reference has a weight " + quoted(identifier) + " already");
            }
        }
    }

    private static void mappingsUnique(SourceElement itemRef, RuleReport report) {
        Set<String> seen = new HashSet<>();
        for (SourceElement mapping : itemRef.children("qti-variable-mapping")) {
            String target = mapping.attribute("target-identifier", "");
            if (!target.isEmpty() && !seen.add(target)) {
                report.at(
                        mapping,
                        "target-identifier",
                        "the item reference maps another variable to " + quoted(target) + " already");
            }
        }
    }
}
