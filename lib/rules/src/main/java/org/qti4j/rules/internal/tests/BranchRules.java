// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.tests;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;

/** What holds for branch rules and pre-conditions. */
final class BranchRules {
    private static final Set<String> EXITS = Set.of("EXIT_TEST", "EXIT_TESTPART", "EXIT_SECTION");

    private BranchRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("test-branch-target", RuleGroup.TESTS)
                                .states(
                                        "A branch rule leads to a later item or section of the same test part, that of a test part to a "
                                                + "later test part, or to EXIT_SECTION, EXIT_TESTPART or EXIT_TEST.")
                                .otherwise("The player stops, or goes on as if the rule were not there.")
                                .remedy("Name a part that comes later in the same test part, or one of the exits.")
                                .source("QTI 3.0 ASI, target of a branch rule"),
                        Set.of("qti-branch-rule"),
                        BranchRules::target),
                rule(
                        warning("test-branch-mode", RuleGroup.TESTS)
                                .states(
                                        "Branch rules and pre-conditions of items and sections stand in test parts with linear navigation and "
                                                + "individual submission.")
                                .otherwise(
                                        "Elsewhere they are passed over: candidates choose their way, or there are no answers yet to decide by.")
                                .remedy("Make the test part linear with individual submission, or remove the rule.")
                                .source("QTI 3.0 ASI, navigation mode and submission mode of a test part"),
                        Set.of("qti-branch-rule", "qti-pre-condition"),
                        BranchRules::mode),
                rule(
                        warning("test-branch-shuffled", RuleGroup.TESTS)
                                .states(
                                        "The target of a branch rule has a certain place: it is neither shuffled nor drawn at random.")
                                .otherwise(
                                        "The target may have been passed already, or not be in the test of this candidate at all.")
                                .remedy("Take the target out of the shuffled section, or make it fixed and required.")
                                .source("QTI 3.0 ASI, branch rule, selection and ordering"),
                        Set.of("qti-branch-rule"),
                        BranchRules::shuffled));
    }

    private static void target(SourceElement branch, RuleReport report) {
        SourceElement owner = branch.parent();
        String target = branch.attribute("target", "");
        if (owner == null || target.isEmpty() || !TestStructure.PARTS.contains(owner.name())) {
            return;
        }
        if (EXITS.contains(target)) {
            if (target.equals("EXIT_SECTION") && owner.is("qti-test-part")) {
                report.at(branch, "target", "a test part is in no section that its branch rule could leave");
            }
            return;
        }
        TestStructure structure = TestStructure.of(branch.document());
        SourceElement found = structure.find(target);
        if (found == null) {
            if (!structure.hasUnknownParts()) {
                report.at(branch, "target", "there is no " + wanted(owner) + " " + quoted(target) + " in the test");
            }
        } else if (found == owner) {
            report.at(
                    branch,
                    "target",
                    "the " + TestStructure.word(owner) + " " + quoted(target) + " branches to itself");
        } else if (owner.is("qti-test-part") != found.is("qti-test-part")) {
            report.at(
                    branch,
                    "target",
                    quoted(target) + " is a " + TestStructure.word(found) + "; a " + TestStructure.word(owner)
                            + " can branch only to a " + wanted(owner));
        } else if (found.ancestor("qti-test-part") != owner.ancestor("qti-test-part")) {
            report.at(
                    branch,
                    "target",
                    "the " + TestStructure.word(found) + " " + quoted(target)
                            + " is in another test part; to leave this one use EXIT_TESTPART");
        } else if (!structure.isLater(found, owner)) {
            report.at(
                    branch,
                    "target",
                    "the " + TestStructure.word(found) + " " + quoted(target)
                            + " comes before the branch rule; it can only lead forward");
        }
    }

    private static String wanted(SourceElement owner) {
        return owner.is("qti-test-part") ? "test part" : "section or item reference";
    }

    private static void mode(SourceElement ruleElement, RuleReport report) {
        SourceElement owner = ruleElement.parent();
        SourceElement part = ruleElement.ancestor("qti-test-part");
        if (owner == null || part == null || owner == part) {
            return;
        }
        String word = ruleElement.is("qti-branch-rule") ? "branch rule" : "pre-condition";
        if (part.attribute("navigation-mode", "").equals("nonlinear")) {
            report.at(
                    ruleElement,
                    "the test part " + quoted(part.attribute("identifier", "")) + " is nonlinear, so that the " + word
                            + " of the " + TestStructure.word(owner) + " has no effect");
        } else if (part.attribute("submission-mode", "").equals("simultaneous")) {
            report.at(
                    ruleElement,
                    "the answers of the test part " + quoted(part.attribute("identifier", ""))
                            + " are submitted together at its end, so that the " + word + " has nothing to decide by");
        }
    }

    private static void shuffled(SourceElement branch, RuleReport report) {
        TestStructure test = TestStructure.of(branch.document());
        SourceElement target = test.find(branch.attribute("target", ""));
        SourceElement owner = branch.parent();
        if (target == null || owner == null) {
            return;
        }
        SourceElement member = target;
        for (SourceElement section = target.parent(); section != null; section = section.parent()) {
            boolean fixed = member.attribute("fixed", "false").equals("true");
            boolean required = member.attribute("required", "false").equals("true");
            if (!fixed && isShuffled(test.ordering(section))) {
                report.at(branch, "target", place(target, member, section, "is shuffled"));
                return;
            }
            if (!required && test.selection(section) != null) {
                report.at(branch, "target", place(target, member, section, "may not be drawn"));
                return;
            }
            member = section;
        }
    }

    private static boolean isShuffled(@Nullable SourceElement ordering) {
        return ordering != null && ordering.attribute("shuffle", "false").matches("true|1");
    }

    private static String place(
            SourceElement target, @Nullable SourceElement member, SourceElement section, String what) {
        return "the target " + quoted(target.attribute("identifier", ""))
                + (member == target ? " " : ", with the section around it, ") + what + " in the section "
                + quoted(section.attribute("identifier", ""));
    }
}
