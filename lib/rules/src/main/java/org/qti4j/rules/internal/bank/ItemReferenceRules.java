// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.bank;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.bank.BankRule.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** What tests say about the items that they refer to. */
final class ItemReferenceRules {
    private static final RuleGroup GROUP = RuleGroup.BANK;
    private static final String ITEM_REF = "qti-assessment-item-ref";
    /** Which of several instances of an item that was selected with replacement is meant. */
    private static final Pattern INSTANCE = Pattern.compile("[0-9]{1,9}\\.");

    private ItemReferenceRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("test-variable-ref", GROUP)
                                .states("The variable of an item that a test names is declared in the item.")
                                .otherwise("The expression is NULL, and with it mostly all that is computed from it.")
                                .remedy("Correct the name after the full stop, or declare the variable in the item.")
                                .source("QTI 3.0 ASI, identifier of a variable expression in a test"),
                        Set.of("qti-variable", "qti-correct", "qti-default"),
                        ItemReferenceRules::variable),
                rule(
                        warning("test-variables-nowhere", GROUP)
                                .states("The variable that a test collects from its items is declared in one of them.")
                                .otherwise("Nothing is collected: the sum is NULL, and the test has no score.")
                                .remedy("Correct the identifier, or declare the variable in the items.")
                                .source("QTI 3.0 ASI, test variables, outcome minimum, outcome maximum"),
                        Set.of("qti-test-variables", "qti-outcome-minimum", "qti-outcome-maximum"),
                        ItemReferenceRules::collected),
                rule(
                        error("test-template-default", GROUP)
                                .states("A template default names a template variable of the item.")
                                .otherwise("The item is made without the value, or the test is refused.")
                                .remedy("Correct the identifier, or declare the template variable in the item.")
                                .source("QTI 3.0 ASI, template identifier of a template default"),
                        Set.of("qti-template-default"),
                        ItemReferenceRules::templateDefault),
                rule(
                        error("test-mapping-source", GROUP)
                                .states("The source of a variable mapping is a variable of the item.")
                                .otherwise("The item has no part in what the test computes under the new name.")
                                .remedy("Correct the source identifier, or declare the variable in the item.")
                                .source("QTI 3.0 ASI, source identifier of a variable mapping"),
                        Set.of("qti-variable-mapping"),
                        ItemReferenceRules::mapping),
                rule(
                        warning("test-adaptive-simultaneous", GROUP)
                                .states("Adaptive items are in test parts whose answers are submitted one by one.")
                                .otherwise("The item ends after its first attempt; the steps after it are never seen.")
                                .remedy(
                                        "Move the item to a part with individual submission, or take one that is not adaptive.")
                                .source("QTI 3.0 ASI, submission mode of a test part; adaptive items"),
                        Set.of(ITEM_REF),
                        ItemReferenceRules::adaptive));
    }

    /** The item references of a document by identifier. */
    private record ItemRefs(Map<String, SourceElement> byIdentifier, Set<String> others) {
        static ItemRefs of(SourceDocument document) {
            return document.derived(ItemRefs.class, ItemRefs::make);
        }

        private static ItemRefs make(SourceDocument document) {
            Map<String, SourceElement> found = new HashMap<>();
            Set<String> others = new HashSet<>();
            document.root().descendants(element -> {
                String identifier = element.attribute("identifier", "");
                // Which of two is meant cannot be told.
                if (element.is(ITEM_REF) && found.put(identifier, element) != null) {
                    others.add(identifier);
                }
            });
            return new ItemRefs(found, others);
        }

        @Nullable
        SourceElement find(String identifier) {
            return others.contains(identifier) ? null : byIdentifier.get(identifier);
        }
    }

    private static void variable(SourceElement expression, BankFile file, RuleReport report) {
        SourceElement root = expression.document().root();
        String name = expression.attribute("identifier", "");
        if (!root.is("qti-assessment-test") || Variables.of(root.document()).find(name) != null) {
            return;
        }
        // The identifier of the reference may have full stops itself; the longest that there is counts.
        ItemRefs refs = ItemRefs.of(root.document());
        for (int dot = name.lastIndexOf('.'); dot > 0; dot = name.lastIndexOf('.', dot - 1)) {
            SourceElement reference = refs.find(name.substring(0, dot));
            if (reference != null) {
                item(expression, reference, name.substring(dot + 1), file, report);
                return;
            }
        }
    }

    private static void item(
            SourceElement expression, SourceElement reference, String variable, BankFile file, RuleReport report) {
        String name = INSTANCE.matcher(variable).replaceFirst("");
        Summary item = file.summary(reference);
        if (item.isItem()
                && item.complete()
                && !item.variables().containsKey(name)
                && !item.variables().containsKey(variable)
                && reference.children("qti-variable-mapping").stream()
                        .noneMatch(mapping ->
                                mapping.attribute("target-identifier", "").equals(name))) {
            report.at(
                    expression,
                    "identifier",
                    "the item " + quoted(reference.attribute("href", "")) + " has no variable " + quoted(name));
        }
    }

    /** The variables of all items of a test. */
    private record Collected(Set<String> names, boolean complete) {
        static Collected of(SourceDocument document, BankFile file) {
            return document.derived(Collected.class, test -> make(test, file));
        }

        private static Collected make(SourceDocument document, BankFile file) {
            Set<String> names = new HashSet<>(Set.of("duration", "numAttempts", "completionStatus"));
            boolean[] complete = {document.root().is("qti-assessment-test")};
            int[] items = {0};
            document.root().descendants(element -> {
                if (element.is(ITEM_REF)) {
                    items[0]++;
                    Summary item = complete[0] ? file.summary(element) : Summary.UNKNOWN;
                    complete[0] &= item.isItem() && item.complete();
                    names.addAll(item.variables().keySet());
                } else if (element.is("qti-variable-mapping")) {
                    names.add(element.attribute("target-identifier", ""));
                } else if (element.is("qti-assessment-section-ref")
                        || element.name().equals("include")) {
                    complete[0] = false;
                }
            });
            return new Collected(names, complete[0] && items[0] > 0);
        }
    }

    private static void collected(SourceElement expression, BankFile file, RuleReport report) {
        String attribute = expression.is("qti-test-variables") ? "variable-identifier" : "outcome-identifier";
        String name = expression.attribute(attribute, "");
        Collected items = Collected.of(expression.document(), file);
        if (!name.isEmpty() && items.complete() && !items.names().contains(name)) {
            report.at(expression, attribute, "no item of the test has a variable " + quoted(name));
        }
    }

    private static void templateDefault(SourceElement setting, BankFile file, RuleReport report) {
        SourceElement reference = setting.parent();
        String name = setting.attribute("template-identifier", "");
        if (reference == null || !reference.is(ITEM_REF) || name.isEmpty()) {
            return;
        }
        Summary item = file.summary(reference);
        VariableKind kind = item.variables().get(name);
        if (item.isItem() && item.complete() && kind != VariableKind.TEMPLATE) {
            report.at(
                    setting,
                    "template-identifier",
                    "the item " + quoted(reference.attribute("href", "")) + " has no template variable " + quoted(name)
                            + (kind == null ? "" : "; it is " + article(kind) + " variable"));
        }
    }

    private static void mapping(SourceElement mapping, BankFile file, RuleReport report) {
        SourceElement reference = mapping.parent();
        String name = mapping.attribute("source-identifier", "");
        if (reference == null || !reference.is(ITEM_REF) || name.isEmpty()) {
            return;
        }
        Summary item = file.summary(reference);
        if (item.isItem() && item.complete() && !item.variables().containsKey(name)) {
            report.at(
                    mapping,
                    "source-identifier",
                    "the item " + quoted(reference.attribute("href", "")) + " has no variable " + quoted(name));
        }
    }

    private static String article(VariableKind kind) {
        return (kind == VariableKind.OUTCOME ? "an " : "a ") + kind.word();
    }

    private static void adaptive(SourceElement reference, BankFile file, RuleReport report) {
        SourceElement part = reference.ancestor("qti-test-part");
        if (part != null
                && part.attribute("submission-mode", "").equals("simultaneous")
                && file.summary(reference).adaptive()) {
            report.at(
                    reference,
                    "href",
                    "the item " + quoted(reference.attribute("href", ""))
                            + " is adaptive, and the answers of the test part "
                            + quoted(part.attribute("identifier", "")) + " are submitted together, in one attempt");
        }
    }
}
