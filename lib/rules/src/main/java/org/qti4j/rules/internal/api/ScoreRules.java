// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceElement;

/** What holds for what the service makes scores of. */
final class ScoreRules {
    private static final RuleGroup GROUP = RuleGroup.API;
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

    private static void score(SourceElement root, RuleReport report) {
        boolean test = root.is("qti-assessment-test");
        boolean item = root.is("qti-assessment-item")
                && !Interactions.of(root.document()).all().isEmpty()
                // The rule about templates says it then.
                && !isStandard(root.child("qti-response-processing"));
        if ((test || item) && Variables.of(root.document()).find("SCORE", VariableKind.OUTCOME) == null) {
            report.at(root, "the outcome variable SCORE is not declared");
        }
    }

    private static boolean isStandard(@Nullable SourceElement processing) {
        return processing != null
                && STANDARD.matcher(processing.attribute("template", "")).matches();
    }

    private static void record(SourceElement outcome, RuleReport report) {
        if (outcome.attribute("cardinality", "").equals("record") && !outcome.has("base-type")) {
            report.at(
                    outcome,
                    "the service wants a base type of the record " + quoted(outcome.attribute("identifier", "")));
        }
    }
}
