// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.tests;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;

/** What holds for time limits, feedback and the control of sessions. */
final class SessionRules {
    private static final Pattern SECONDS = Pattern.compile("[+]?[0-9]{1,18}(\\.[0-9]{0,18})?");

    private SessionRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("test-time-limits", RuleGroup.TESTS)
                                .states("The minimum time is not longer than the maximum time.")
                                .otherwise("Nobody can end the part in time.")
                                .remedy("Exchange the two, or correct the one that is wrong; both are seconds.")
                                .source("QTI 3.0 ASI, min-time and max-time of time limits"),
                        Set.of("qti-time-limits"),
                        SessionRules::timeLimits),
                rule(
                        warning("test-time-limit-zero", RuleGroup.TESTS)
                                .states("A maximum time leaves time to answer.")
                                .otherwise("The part ends as soon as it begins.")
                                .remedy(
                                        "Write the seconds that candidates have, or leave the attribute out for no limit.")
                                .source("QTI 3.0 ASI, max-time of time limits"),
                        Set.of("qti-time-limits"),
                        SessionRules::noTime),
                rule(
                        warning("test-min-time-nonlinear", RuleGroup.TESTS)
                                .states(
                                        "Sections and items have a minimum time only in test parts with linear navigation.")
                                .otherwise("Candidates come and go as they like, and the minimum time is passed over.")
                                .remedy("Remove the minimum time, or make the test part linear.")
                                .source("QTI 3.0 ASI, min-time of time limits"),
                        Set.of("qti-time-limits"),
                        SessionRules::minimumTime),
                rule(
                        warning("test-feedback-access", RuleGroup.TESTS)
                                .states(
                                        "Feedback during a test part stands in parts whose answers are submitted one by one.")
                                .otherwise("Nothing is scored before the part ends, so the feedback is never shown.")
                                .remedy("Show the feedback at the end, or submit the answers individually.")
                                .source("QTI 3.0 ASI, access of test feedback"),
                        Set.of("qti-test-feedback"),
                        SessionRules::feedbackAccess),
                rule(
                        info("test-attempts-simultaneous", RuleGroup.TESTS)
                                .strict()
                                .states("A number of attempts is set where answers are submitted one by one.")
                                .otherwise("With simultaneous submission there is one attempt, whatever is said.")
                                .remedy("Remove the attribute, or submit the answers individually.")
                                .source("QTI 3.0 ASI, max-attempts of item session control"),
                        Set.of("qti-item-session-control"),
                        SessionRules::attempts));
    }

    private static void timeLimits(SourceElement limits, RuleReport report) {
        String min = limits.attribute("min-time", "");
        String max = limits.attribute("max-time", "");
        if (SECONDS.matcher(min).matches()
                && SECONDS.matcher(max).matches()
                && new BigDecimal(min).compareTo(new BigDecimal(max)) > 0) {
            report.at(limits, "min-time", "at least " + min + " seconds are to be taken, and at most " + max);
        }
    }

    private static void noTime(SourceElement limits, RuleReport report) {
        String max = limits.attribute("max-time", "");
        if (SECONDS.matcher(max).matches() && new BigDecimal(max).signum() == 0) {
            report.at(limits, "max-time", "the maximum time is 0 seconds");
        }
    }

    private static void minimumTime(SourceElement limits, RuleReport report) {
        SourceElement owner = limits.parent();
        SourceElement part = limits.ancestor("qti-test-part");
        if (owner != null
                && part != null
                && owner != part
                && limits.has("min-time")
                && part.attribute("navigation-mode", "").equals("nonlinear")) {
            report.at(
                    limits,
                    "min-time",
                    "the test part " + quoted(part.attribute("identifier", ""))
                            + " is nonlinear, so that the minimum time of the " + TestStructure.word(owner)
                            + " has no effect");
        }
    }

    private static void feedbackAccess(SourceElement feedback, RuleReport report) {
        SourceElement part = feedback.parent();
        if (part != null
                && part.is("qti-test-part")
                && feedback.attribute("access", "").equals("during")
                && part.attribute("submission-mode", "").equals("simultaneous")) {
            report.at(
                    feedback,
                    "access",
                    "the answers of the test part " + quoted(part.attribute("identifier", ""))
                            + " are submitted together at its end: there is nothing to show during it");
        }
    }

    private static void attempts(SourceElement control, RuleReport report) {
        SourceElement owner = control.parent();
        SourceElement part = owner != null && owner.is("qti-test-part") ? owner : control.ancestor("qti-test-part");
        if (part != null
                && part.attribute("submission-mode", "").equals("simultaneous")
                && control.attribute("max-attempts", "1").matches("0|[2-9]|[1-9][0-9]{1,8}")) {
            report.at(
                    control,
                    "max-attempts",
                    "the test part " + quoted(part.attribute("identifier", ""))
                            + " allows one attempt, because its answers are submitted together");
        }
    }
}
