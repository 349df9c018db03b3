// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.Set;
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;

/** What holds for feedback that the apps of the service are to show. */
final class FeedbackRules {
    private static final RuleGroup GROUP = RuleGroup.API;
    private static final int LONGEST = 1000;

    private FeedbackRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("tb-feedback", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("Feedback has at most about a thousand characters.")
                                .otherwise("The app cuts it off.")
                                .remedy("Shorten the feedback, or move the explanation into a stimulus.")
                                .source("observed behaviour of the service"),
                        Set.of("qti-feedback-inline", "qti-feedback-block", "qti-modal-feedback"),
                        FeedbackRules::length),
                rule(
                        warning("tb-feedback-place", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("Inline feedback stands inside of the choice that it is about.")
                                .otherwise("The service takes it, and the app does not show it.")
                                .remedy(
                                        "Move the qti-feedback-inline into its qti-simple-choice, or use modal feedback.")
                                .source("observed behaviour of the service"),
                        Set.of("qti-feedback-inline"),
                        FeedbackRules::place),
                rule(
                        warning("tb-feedback-choice", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("Feedback inside of a choice has the identifier of the choice.")
                                .otherwise("The app does not show it.")
                                .remedy(
                                        "Give the feedback the identifier of its choice, and set its outcome variable to the response.")
                                .source("observed behaviour of the service"),
                        Set.of("qti-feedback-inline"),
                        FeedbackRules::choice),
                rule(
                        info("tb-modal-paragraph", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("Modal feedback has text without paragraphs.")
                                .otherwise("The app takes the paragraphs out, or shows their tags.")
                                .remedy("Write the text into the qti-content-body itself, with br between lines.")
                                .source("observed behaviour of the service"),
                        Set.of("qti-modal-feedback"),
                        FeedbackRules::paragraphs));
    }

    private static void length(SourceElement feedback, RuleReport report) {
        int length = feedback.fullText().strip().length();
        if (length > LONGEST) {
            report.at(feedback, "the feedback has " + length + " characters; the app shows about " + LONGEST);
        }
    }

    private static void place(SourceElement feedback, RuleReport report) {
        if (feedback.ancestor("qti-simple-choice") == null && feedback.ancestor("qti-item-body") != null) {
            report.at(feedback, "the feedback is not inside of a qti-simple-choice");
        }
    }

    private static void choice(SourceElement feedback, RuleReport report) {
        SourceElement choice = feedback.ancestor("qti-simple-choice");
        if (choice == null) {
            return;
        }
        String own = feedback.attribute("identifier", "");
        String of = choice.attribute("identifier", "");
        if (!own.isEmpty() && !of.isEmpty() && !own.equals(of)) {
            report.at(feedback, "identifier", "the feedback is " + quoted(own) + ", but its choice is " + quoted(of));
        }
    }

    private static void paragraphs(SourceElement feedback, RuleReport report) {
        SourceElement body = feedback.child("qti-content-body");
        SourceElement first = body == null ? null : body.child("p");
        if (first != null) {
            report.at(first, "the modal feedback has a paragraph");
        }
    }
}
