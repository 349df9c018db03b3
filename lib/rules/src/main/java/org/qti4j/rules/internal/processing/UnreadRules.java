// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.processing;

import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.VariableParts;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** Keys that processing never uses. */
final class UnreadRules {
    private static final Set<String> READERS =
            Set.of("qti-variable", "qti-default", "qti-correct", "qti-map-response", "qti-map-response-point");

    /** Interactions that often come with an empty key which nobody means. */
    private static final Set<String> FREE =
            Set.of("qti-extended-text-interaction", "qti-upload-interaction", "qti-drawing-interaction");

    private UnreadRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("rp-response-unread", RuleGroup.PROCESSING)
                                .states("The rules of response processing look at each response that has a key.")
                                .otherwise("The answer counts for nothing, right or wrong.")
                                .remedy(
                                        "Add a condition or a qti-map-response for the response, or take its key away when it is not scored.")
                                .source("QTI 3.0 ASI, response processing and qti-correct-response"),
                        Set.of("qti-response-declaration"),
                        UnreadRules::unread),
                rule(
                        warning("rp-correct-empty", RuleGroup.PROCESSING)
                                .states("A correct response that is compared with the answer has a value.")
                                .otherwise("An empty value is NULL, and the comparison is never true.")
                                .remedy(
                                        "Write the right answer into the qti-value, or score the response by a mapping.")
                                .source("QTI 3.0 ASI, qti-value, NULL, and qti-match"),
                        Set.of("qti-correct-response"),
                        UnreadRules::empty));
    }

    /** What the rules of response processing name. */
    private static final class Read {
        private final Set<String> names = new HashSet<>();
        private boolean unsure;
        /** Rules that look at no response at all give points for taking part. */
        private boolean responses;

        Read(SourceDocument document) {
            SourceElement processing = document.root().child("qti-response-processing");
            Processing facts = Processing.of(document);
            unsure = processing == null
                    || processing.has("template")
                    || processing.children().isEmpty()
                    || facts.hasIncludes()
                    || facts.isScoredElsewhere();
            if (!unsure) {
                processing.descendants(element -> take(element, Variables.of(document)));
            }
        }

        private void take(SourceElement element, Variables variables) {
            element.attributes().forEach((name, value) -> names.add(value.strip()));
            if (READERS.contains(element.name())) {
                responses |= variables.find(element.attribute("identifier", ""), VariableKind.RESPONSE) != null;
            }
            // Who reads a variable that is not there may mean any; another rule says so.
            unsure |= !element.isQti()
                    || element.is("qti-custom-operator")
                    || element.is("qti-response-processing-fragment")
                    || READERS.contains(element.name()) && variables.find(element.attribute("identifier", "")) == null;
        }

        boolean isUnread(String identifier) {
            return !unsure && responses && !names.contains(identifier);
        }

        static Read of(SourceElement element) {
            return element.document().derived(Read.class, Read::new);
        }
    }

    private static void unread(SourceElement declaration, RuleReport report) {
        Read read = Read.of(declaration);
        String identifier = declaration.attribute("identifier", "");
        Variable response = Variables.of(declaration.document()).find(identifier, VariableKind.RESPONSE);
        if (response == null || response.element() != declaration || !read.isUnread(identifier)) {
            return;
        }
        VariableParts parts = response.parts();
        if (!parts.hasCorrect() && parts.mapping() == null && parts.areaMapping() == null) {
            return;
        }
        List<SourceElement> bound = Interactions.of(declaration.document()).boundTo(identifier);
        if (bound.size() != 1 || !ScoringRules.isScored(bound.get(0))) {
            return;
        }
        String twin = bound.get(0).attribute("string-identifier", "");
        if (twin.isEmpty() || read.isUnread(twin)) {
            report.at(
                    declaration,
                    "no rule of response processing looks at " + quoted(identifier)
                            + ", so its key is never used for the "
                            + bound.get(0).name() + " in line "
                            + bound.get(0).line());
        }
    }

    private static void empty(SourceElement correct, RuleReport report) {
        SourceElement declaration = correct.parent();
        List<SourceElement> values = correct.children("qti-value");
        if (declaration == null
                || !declaration.is("qti-response-declaration")
                || values.isEmpty()
                || !values.stream().allMatch(value -> value.fullText().isBlank())) {
            return;
        }
        SourceDocument document = correct.document();
        Variable response = Variables.of(document).find(declaration.attribute("identifier", ""), VariableKind.RESPONSE);
        org.qti4j.rules.internal.facts.Processing facts = org.qti4j.rules.internal.facts.Processing.of(document);
        boolean free = response != null
                && Interactions.of(document).boundTo(response.identifier()).stream()
                        .anyMatch(interaction -> FREE.contains(interaction.name()));
        if (response != null && !free && facts.readsCorrect(response) && !facts.setsCorrect(response)) {
            report.at(correct, "the correct response of " + quoted(response.identifier()) + " is empty");
        }
    }
}
