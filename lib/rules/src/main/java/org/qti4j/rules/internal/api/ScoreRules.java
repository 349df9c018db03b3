// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** What holds for what the service makes scores of. */
final class ScoreRules {
    private static final RuleGroup GROUP = RuleGroup.API;
    private static final Pattern MATCH = Pattern.compile("(.*/)?match_correct(\\.xml)?");
    private static final Pattern STANDARD =
            Pattern.compile("(.*/)?(match_correct|map_response|map_response_point)(\\.xml)?");

    private ScoreRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("tb-score-missing", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("Items and tests declare the outcome variable SCORE.")
                                .otherwise("The service knows no other score: the result is always 0.")
                                .remedy(
                                        "Add <qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"/> and set it.")
                                .source("observed behaviour of the service"),
                        ScoreRules::score),
                rule(
                        warning("tb-empty-key", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("A response that is matched with its key has a key that is not empty.")
                                .otherwise("Every answer is wrong.")
                                .remedy("Write the key, or score the response in another way.")
                                .source("observed behaviour of the service"),
                        Set.of("qti-response-declaration"),
                        ScoreRules::emptyKey),
                rule(
                        info("tb-record-base-type", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states(
                                        "An outcome variable that is a record has a base type in JSON and XML for the service.")
                                .otherwise(
                                        "The service refuses the item when it is made, and stores an empty base type when it is updated. The standard has no base type for records.")
                                .remedy(
                                        "Add base-type=\"string\" when the service must make the item; leave it when the item is for others, too.")
                                .source("observed behaviour of the service"),
                        Set.of("qti-outcome-declaration"),
                        ScoreRules::record));
    }

    /** The responses that are right only when they are the same as the key. */
    private static final class Matched {
        private final Set<String> responses = new HashSet<>();
        private boolean template;

        Matched(SourceDocument document) {
            SourceElement processing = document.root().child("qti-response-processing");
            if (processing != null) {
                template =
                        STANDARD.matcher(processing.attribute("template", "")).matches();
                if (MATCH.matcher(processing.attribute("template", "")).matches()) {
                    responses.add("RESPONSE");
                }
                processing.descendants(this::look);
            }
        }

        private void look(SourceElement element) {
            SourceElement variable = element.is("qti-match") ? element.child("qti-variable") : null;
            SourceElement correct = element.is("qti-match") ? element.child("qti-correct") : null;
            if (variable != null
                    && correct != null
                    && variable.attribute("identifier", "").equals(correct.attribute("identifier", ""))) {
                responses.add(variable.attribute("identifier", ""));
            }
        }

        static Matched of(SourceElement element) {
            return element.document().derived(Matched.class, Matched::new);
        }
    }

    private static void score(SourceElement root, RuleReport report) {
        boolean test = root.is("qti-assessment-test");
        boolean item = root.is("qti-assessment-item")
                && !Interactions.of(root.document()).all().isEmpty()
                // The rule about templates says it then.
                && !Matched.of(root).template;
        if ((test || item) && Variables.of(root.document()).find("SCORE", VariableKind.OUTCOME) == null) {
            report.at(root, "the outcome variable SCORE is not declared");
        }
    }

    private static void emptyKey(SourceElement declaration, RuleReport report) {
        SourceElement correct = declaration.child("qti-correct-response");
        if (correct == null || !Matched.of(declaration).responses.contains(declaration.attribute("identifier", ""))) {
            return;
        }
        List<SourceElement> values = correct.children("qti-value");
        if (!values.isEmpty()
                && values.stream().allMatch(value -> value.fullText().isBlank())) {
            report.at(correct, "the key of " + quoted(declaration.attribute("identifier", "")) + " is empty");
        }
    }

    private static void record(SourceElement outcome, RuleReport report) {
        if (outcome.attribute("cardinality", "").equals("record") && !outcome.has("base-type")) {
            report.at(
                    outcome,
                    "the service wants a base type of the record " + quoted(outcome.attribute("identifier", "")));
        }
    }
}
