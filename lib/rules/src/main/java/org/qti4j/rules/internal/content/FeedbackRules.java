// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.content;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceElement;

/** What holds for feedback. */
final class FeedbackRules {
    private static final Set<String> FEEDBACK =
            Set.of("qti-feedback-inline", "qti-feedback-block", "qti-modal-feedback", "qti-test-feedback");
    /** What is content without any text in it. */
    private static final Set<String> SHOWS_SOMETHING = Set.of(
            "img",
            "object",
            "picture",
            "audio",
            "video",
            "hr",
            "math",
            "svg",
            "iframe",
            "qti-printed-variable",
            "include",
            "input");

    private FeedbackRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("fb-outcome", RuleGroup.CONTENT)
                                .states(
                                        "Feedback names a declared outcome variable of base type identifier, single or multiple.")
                                .otherwise("It is never shown, or always.")
                                .remedy("Declare the outcome variable as an identifier, or correct the name.")
                                .source("QTI 3.0 ASI, outcome-identifier of feedback"),
                        FEEDBACK,
                        FeedbackRules::outcome),
                rule(
                        warning("fb-reachable", RuleGroup.CONTENT)
                                .states(
                                        "Some rule can give the outcome variable the identifier by which feedback is shown.")
                                .otherwise("The feedback is never shown (or never hidden).")
                                .remedy(
                                        "Set the outcome variable to the identifier of the feedback, or correct one of the two.")
                                .source("QTI 3.0 ASI, identifier of feedback"),
                        FEEDBACK,
                        FeedbackRules::reachable),
                rule(
                        error("fb-modal-duplicate", RuleGroup.CONTENT)
                                .states(
                                        "No two modal feedbacks of an item have the same outcome variable, identifier and way of showing.")
                                .otherwise("Players show one of the two, or both on top of each other.")
                                .remedy("Put both texts into one feedback, or correct the identifier.")
                                .source("QTI 3.0 ASI, modal feedback"),
                        Set.of("qti-assessment-item"),
                        FeedbackRules::modalOnce),
                rule(
                        warning("fb-empty", RuleGroup.CONTENT)
                                .states("Feedback has something to show.")
                                .otherwise("Candidates see an empty box or nothing.")
                                .remedy("Write the feedback, or remove it.")
                                .source("QTI 3.0 ASI, feedback"),
                        FEEDBACK,
                        FeedbackRules::notEmpty),
                rule(
                        info("fb-modal-hide", RuleGroup.CONTENT)
                                .strict()
                                .states("Modal feedback is shown by an identifier, not hidden by it.")
                                .otherwise(
                                        "It pops up after every attempt with any other result, which is seldom meant.")
                                .remedy(
                                        "Use show-hide=\"show\" with the identifier that is set when the feedback is wanted.")
                                .source("QTI 3.0 ASI, show-hide of feedback"),
                        Set.of("qti-modal-feedback"),
                        FeedbackRules::hiddenModal));
    }

    private static void outcome(SourceElement feedback, RuleReport report) {
        String identifier = feedback.attribute("outcome-identifier", "");
        Variables variables = Variables.of(feedback.document());
        if (identifier.isEmpty() || !variables.areComplete()) {
            return;
        }
        Variable variable = variables.find(identifier, VariableKind.OUTCOME);
        if (variable == null) {
            Variable other = variables.find(identifier);
            report.at(
                    feedback,
                    "outcome-identifier",
                    other == null
                            ? "there is no outcome variable " + quoted(identifier)
                            : quoted(identifier) + " is a " + other.kind().word()
                                    + " variable, not an outcome variable");
        } else if (!variable.baseType().isEmpty() && !variable.hasBaseType("identifier")
                || variable.cardinality().equals("ordered")
                || variable.cardinality().equals("record")) {
            report.at(
                    feedback,
                    "outcome-identifier",
                    "the outcome variable " + quoted(identifier) + " is " + variable.typeWords()
                            + "; expected single or multiple identifier");
        }
    }

    private static void reachable(SourceElement feedback, RuleReport report) {
        String outcome = feedback.attribute("outcome-identifier", "");
        String identifier = feedback.attribute("identifier", "");
        Variables variables = Variables.of(feedback.document());
        Variable variable = variables.find(outcome, VariableKind.OUTCOME);
        // Of identifiers alone is known what they can be; whatever else is wrong with the variable is told by
        // fb-outcome.
        if (!identifier.isEmpty()
                && variable != null
                && variable.hasBaseType("identifier")
                && variables.areComplete()
                && !AssignedValues.of(feedback.document()).canBe(outcome, identifier)) {
            boolean hidden = feedback.attribute("show-hide", "show").equals("hide");
            if (hidden && feedback.is("qti-modal-feedback")) {
                // General feedback is written so: hidden by what never comes, it is shown after every attempt.
                return;
            }
            report.at(
                    feedback,
                    "identifier",
                    "no rule sets " + quoted(outcome) + " to " + quoted(identifier) + ", so that the feedback is "
                            + (hidden ? "never hidden" : "never shown"));
        }
    }

    private static void modalOnce(SourceElement item, RuleReport report) {
        Map<String, SourceElement> seen = new HashMap<>();
        for (SourceElement feedback : item.children("qti-modal-feedback")) {
            String outcome = feedback.attribute("outcome-identifier", "");
            String identifier = feedback.attribute("identifier", "");
            String way = feedback.attribute("show-hide", "");
            SourceElement first = seen.putIfAbsent(outcome + ' ' + identifier + ' ' + way, feedback);
            if (first != null) {
                report.at(
                        feedback,
                        "identifier",
                        "the modal feedback in line " + first.line() + " is for " + quoted(identifier) + " of "
                                + quoted(outcome) + " as well");
            }
        }
    }

    private static void notEmpty(SourceElement feedback, RuleReport report) {
        if (feedback.fullText().isBlank() && !showsSomething(feedback)) {
            report.at(feedback, "the feedback has no content");
        }
    }

    private static boolean showsSomething(SourceElement element) {
        boolean[] found = {false};
        element.descendants(inner -> found[0] |=
                SHOWS_SOMETHING.contains(inner.name()) || inner.name().endsWith("-interaction") || !inner.isQti());
        return found[0];
    }

    private static void hiddenModal(SourceElement feedback, RuleReport report) {
        if (feedback.attribute("show-hide", "").equals("hide")) {
            report.at(
                    feedback,
                    "show-hide",
                    "the feedback is shown whenever " + quoted(feedback.attribute("outcome-identifier", ""))
                            + " is not " + quoted(feedback.attribute("identifier", "")));
        }
    }
}
