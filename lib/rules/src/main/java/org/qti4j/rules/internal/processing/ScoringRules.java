// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.processing;

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
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.VariableParts;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.rules.source.SourceFix;

/** Whether processing gives the outcomes that every item should have. */
final class ScoringRules {
    private static final RuleGroup GROUP = RuleGroup.PROCESSING;
    private static final String ITEM = "qti-assessment-item";
    /** Interactions whose responses people judge, or that have none to judge. */
    private static final Set<String> NOT_SCORED = Set.of(
            "qti-extended-text-interaction",
            "qti-upload-interaction",
            "qti-drawing-interaction",
            "qti-media-interaction",
            "qti-end-attempt-interaction",
            "qti-custom-interaction",
            "qti-portable-custom-interaction");

    private static final List<String> STATES = List.of("completed", "incomplete", "not_attempted", "unknown");
    private static final Set<String> TEST_ONLY = Set.of(
            "qti-number-correct",
            "qti-number-incorrect",
            "qti-number-presented",
            "qti-number-responded",
            "qti-number-selected",
            "qti-outcome-minimum",
            "qti-outcome-maximum",
            "qti-test-variables");

    private ScoringRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("rp-missing", GROUP)
                                .states("An item with a key for its responses has response processing.")
                                .otherwise("The responses are never scored.")
                                .remedy("Add qti-response-processing with a template or rules, or mark SCORE as scored"
                                        + " externally.")
                                .source("QTI 3.0 ASI, response processing"),
                        Set.of(ITEM),
                        ScoringRules::missing),
                rule(
                        warning("rp-score-never-set", GROUP)
                                .states("The rules of response processing set SCORE.")
                                .otherwise("SCORE keeps its default value whatever the response is.")
                                .remedy("Add a qti-set-outcome-value for SCORE.")
                                .source("QTI 3.0 ASI, outcome SCORE and response processing"),
                        Set.of(ITEM),
                        ScoringRules::scoreNeverSet),
                rule(
                        warning("rp-maxscore-never-set", GROUP)
                                .states("MAXSCORE has a default value or is set by a rule.")
                                .otherwise("MAXSCORE stays 0, and reports that divide by it fail.")
                                .remedy("Give the declaration of MAXSCORE a qti-default-value.")
                                .source("QTI 3.0 ASI, outcome declarations; MAXSCORE by convention"),
                        Set.of(ITEM),
                        ScoringRules::maxScoreNeverSet),
                rule(
                        warning("rp-adaptive-completion", GROUP)
                                .states("Response processing of an adaptive item sets completionStatus to completed.")
                                .otherwise("The item never counts as completed, and the candidate cannot finish it.")
                                .remedy("Set completionStatus to completed where the task is done, or make the item"
                                        + " non-adaptive.")
                                .source("QTI 3.0 ASI, adaptive items and completionStatus"),
                        Set.of(ITEM),
                        ScoringRules::adaptive),
                rule(
                        error("rp-completion-status-value", GROUP)
                                .states("completionStatus is set to completed, incomplete, not_attempted or unknown.")
                                .otherwise("The delivery system cannot tell whether the item is completed.")
                                .remedy("Use one of the four identifiers, in lower case.")
                                .source("QTI 3.0 ASI, completionStatus"),
                        Set.of("qti-set-outcome-value"),
                        ScoringRules::status),
                rule(
                        error("rp-outcome-operators-scope", GROUP)
                                .states("Expressions about the items of a test stand in a test only.")
                                .otherwise("There are no items to look at within an item, and processing stops.")
                                .remedy("Compute the value in the qti-outcome-processing of the test.")
                                .source("QTI 3.0 ASI, item subsets, test variables, outcome minimum and maximum"),
                        TEST_ONLY,
                        ScoringRules::scope));
    }

    /** Tells whether answers to an interaction are usually scored by rules. */
    static boolean isScored(SourceElement interaction) {
        return !NOT_SCORED.contains(interaction.name());
    }

    /** Returns the first interaction whose response has a key, or null. */
    private static @Nullable SourceElement scorable(SourceElement item) {
        for (SourceElement interaction : Interactions.of(item.document()).all()) {
            Variable response = Interactions.response(interaction);
            if (response != null && isScored(interaction)) {
                VariableParts parts = response.parts();
                if (parts.hasCorrect() || parts.mapping() != null || parts.areaMapping() != null) {
                    return interaction;
                }
            }
        }
        return null;
    }

    private static boolean isBlank(@Nullable SourceElement processing) {
        return processing == null || processing.children().isEmpty() && !processing.has("template");
    }

    private static void missing(SourceElement item, RuleReport report) {
        Processing facts = Processing.of(item.document());
        if (!isBlank(facts.main()) || facts.isScoredElsewhere() || facts.hasIncludes()) {
            return;
        }
        SourceElement interaction = scorable(item);
        if (interaction != null) {
            report.at(
                    facts.main() == null ? item : facts.main(),
                    null,
                    (facts.main() == null ? "there is no response processing" : "response processing is empty")
                            + ", so the key of " + quoted(interaction.attribute("response-identifier", ""))
                            + " is never used",
                    template(item, interaction, facts.main()));
        }
    }

    /** Returns the template that scores the only interaction of an item, when everything it needs is there. */
    private static @Nullable SourceFix template(
            SourceElement item, SourceElement interaction, @Nullable SourceElement empty) {
        SourceElement body = item.child("qti-item-body");
        Variables variables = Variables.of(item.document());
        Variable score = variables.find("SCORE", VariableKind.OUTCOME);
        Variable response = Interactions.response(interaction);
        if (body == null
                || response == null
                || score == null
                || !score.typeWords().equals("single float")
                || !response.identifier().equals("RESPONSE")
                || Interactions.of(item.document()).all().size() != 1) {
            return null;
        }
        VariableParts parts = response.parts();
        StandardTemplate template = parts.areaMapping() != null
                ? StandardTemplate.MAP_RESPONSE_POINT
                : parts.mapping() != null ? StandardTemplate.MAP_RESPONSE : StandardTemplate.MATCH_CORRECT;
        String uri = "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/" + template.word() + ".xml";
        String what = "score the response with the template " + template.word();
        return empty == null
                ? new SourceFix(
                        what,
                        List.of(new SourceFix.InsertAfter(body, "<qti-response-processing template=\"" + uri + "\"/>")))
                : SourceFix.setAttribute(what, empty, "template", uri);
    }

    private static void scoreNeverSet(SourceElement item, RuleReport report) {
        Processing facts = Processing.of(item.document());
        SourceElement processing = facts.main();
        if (processing == null
                || isBlank(processing)
                || processing.has("template")
                || facts.hasIncludes()
                || facts.isScoredElsewhere()
                || facts.setsOutcome("SCORE")
                || facts.setsUndeclared(Variables.of(item.document()))
                || Variables.of(item.document()).find("SCORE", VariableKind.OUTCOME) == null) {
            return;
        }
        SourceElement interaction = scorable(item);
        if (interaction != null) {
            report.at(
                    processing,
                    "no rule sets SCORE, although the response "
                            + quoted(interaction.attribute("response-identifier", "")) + " has a key");
        }
    }

    private static void maxScoreNeverSet(SourceElement item, RuleReport report) {
        Processing facts = Processing.of(item.document());
        Variable max = Variables.of(item.document()).find("MAXSCORE", VariableKind.OUTCOME);
        SourceElement processing = facts.main();
        boolean template = processing != null
                && processing.has("template")
                && !StandardTemplate.isKnown(processing.attribute("template", ""));
        if (max != null
                && max.element() != null
                && max.part("qti-default-value") == null
                && !facts.setsOutcome("MAXSCORE")
                && !facts.hasIncludes()
                && !facts.isScoredElsewhere()
                && !template) {
            report.at(max.element(), "MAXSCORE has no default value, and no rule sets it");
        }
    }

    private static void adaptive(SourceElement item, RuleReport report) {
        String adaptive = item.attribute("adaptive", "");
        Processing facts = Processing.of(item.document());
        SourceElement processing = facts.main();
        if (!adaptive.equals("true") && !adaptive.equals("1")
                || processing == null
                || facts.hasIncludes()
                || facts.mayComplete()) {
            return;
        }
        if (facts.setsOutcome("completionStatus")) {
            report.at(processing, "the item is adaptive, but no rule sets completionStatus to completed");
            return;
        }
        String template = processing.attribute("template", "");
        if (template.isEmpty() || StandardTemplate.of(template) != null) {
            report.at(processing, "the item is adaptive, but no rule sets completionStatus");
        }
    }

    private static void status(SourceElement rule, RuleReport report) {
        boolean builtIn = rule.attribute("identifier", "").equals("completionStatus")
                && rule.document().root().is(ITEM);
        SourceElement value = builtIn && rule.children().size() == 1 ? rule.child("qti-base-value") : null;
        if (value != null && !STATES.contains(value.text().strip())) {
            report.at(
                    value,
                    "completionStatus is set to " + quoted(value.text().strip())
                            + "; expected completed, incomplete, not_attempted or unknown");
        }
    }

    private static void scope(SourceElement expression, RuleReport report) {
        SourceElement root = expression.document().root();
        if (root.is(ITEM) || root.is("qti-response-processing")) {
            report.at(expression, expression.name() + " asks about the items of a test, but this is not a test");
        }
    }
}
