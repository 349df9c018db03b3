// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.bank;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.bank.BankRule.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;

/** What holds for the documents of a folder as such, and for references to them. */
final class FileRules {
    static final String DUPLICATE = "bank-identifier-unique";

    private static final RuleGroup GROUP = RuleGroup.BANK;
    private static final int LONGEST_IDENTIFIER = 1_000;
    private static final Set<String> IDENTIFIED =
            Set.of("qti-assessment-item", "qti-assessment-test", "qti-assessment-stimulus");
    /** The roots of the documents that references lead to. */
    private static final Map<String, String> ROOTS = Map.of(
            "qti-assessment-item-ref", "qti-assessment-item",
            "qti-assessment-section-ref", "qti-assessment-section",
            "qti-assessment-stimulus-ref", "qti-assessment-stimulus");

    private static final Map<String, String> WORDS = Map.of(
            "qti-assessment-item", "an item",
            "qti-assessment-section", "a section",
            "qti-assessment-stimulus", "a stimulus",
            "qti-assessment-test", "a test",
            "html", "an HTML page");

    private FileRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning(DUPLICATE, GROUP)
                                .states("No two items, tests or stimuli of a folder have the same identifier.")
                                .otherwise(
                                        "A system that takes the folder keeps one of the two, and gives the results of one to the other.")
                                .remedy(
                                        "Give the document an identifier of its own, or remove the file when it is a copy.")
                                .source("QTI 3.0 ASI, identifier of an item, test and stimulus"),
                        Set.of(),
                        FileRules::identifier),
                rule(
                        warning("bank-reference-missing", GROUP)
                                .states(
                                        "The file that a relative reference to an item, section or stimulus names is there.")
                                .otherwise(
                                        "The test cannot be put together, or the item is shown without its stimulus.")
                                .remedy(
                                        "Correct the path, which begins at the folder of the referring document, or add the file.")
                                .source(
                                        "QTI 3.0 ASI, href of an item reference, section reference and stimulus reference"),
                        ROOTS.keySet(),
                        FileRules::isThere),
                rule(
                        error("bank-reference-kind", GROUP)
                                .states(
                                        "A reference to an item leads to an item, one to a section to a section, one to a stimulus to a stimulus.")
                                .otherwise(
                                        "The part of the test or item that is referred to stays empty, or all is refused.")
                                .remedy("Correct the path, or use the element that refers to such a document.")
                                .source(
                                        "QTI 3.0 ASI, href of an item reference, section reference and stimulus reference"),
                        ROOTS.keySet(),
                        FileRules::isOfItsKind),
                rule(
                        info("bank-item-unused", GROUP)
                                .strict()
                                .states("Every item of a folder with tests is in one of the tests.")
                                .otherwise("Nobody sees the item; perhaps a reference to it is missing.")
                                .remedy("Refer to the item in a test, or move it to where spare items are kept.")
                                .source("QTI 3.0 ASI, assessment item reference"),
                        Set.of(),
                        FileRules::isUsed));
    }

    private static void identifier(SourceElement root, BankFile file, RuleReport report) {
        String identifier = root.attribute("identifier", "");
        if (root.isQti()
                && IDENTIFIED.contains(root.name())
                && !identifier.isEmpty()
                && identifier.length() <= LONGEST_IDENTIFIER) {
            file.claims(root, identifier);
        }
    }

    private static void isThere(SourceElement reference, BankFile file, RuleReport report) {
        if (file.target(reference).missing()) {
            report.at(
                    reference,
                    "href",
                    "there is no file " + quoted(reference.attribute("href", "")) + " in the folder that is validated");
        }
    }

    private static void isOfItsKind(SourceElement reference, BankFile file, RuleReport report) {
        String expected = ROOTS.getOrDefault(reference.name(), "");
        String root = file.summary(reference).root();
        if (!root.isEmpty() && !root.equals(expected)) {
            report.at(
                    reference,
                    "href",
                    quoted(reference.attribute("href", "")) + " is "
                            + WORDS.getOrDefault(root, "a document with the root " + quoted(root)) + ", not "
                            + WORDS.get(expected));
        }
    }

    private static void isUsed(SourceElement root, BankFile file, RuleReport report) {
        if (root.is("qti-assessment-item") && file.isUnused()) {
            report.at(
                    root,
                    "identifier",
                    "no test of the folder refers to the item " + quoted(root.attribute("identifier", "")));
        }
    }
}
