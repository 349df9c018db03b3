// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.source.SourceElement;

/** What the apps of the service show otherwise than the standard says. */
final class DisplayRules {
    private static final RuleGroup GROUP = RuleGroup.API;
    private static final Set<String> NOT_SHOWN = Set.of(
            "qti-slider-interaction",
            "qti-associate-interaction",
            "qti-graphic-order-interaction",
            "qti-graphic-associate-interaction",
            "qti-drawing-interaction",
            "qti-media-interaction",
            "qti-upload-interaction",
            "qti-template-processing");
    private static final Set<String> ASSOCIABLE =
            Set.of("qti-simple-associable-choice", "qti-gap-text", "qti-gap-img", "qti-associable-hotspot", "qti-gap");
    private static final Set<String> ASSOCIATING = Set.of(
            "qti-match-interaction",
            "qti-associate-interaction",
            "qti-gap-match-interaction",
            "qti-graphic-associate-interaction",
            "qti-graphic-gap-match-interaction");
    private static final Set<String> CONTENT = Set.of("qti-item-body", "qti-stimulus-body", "qti-modal-feedback");
    private static final Pattern LATEX = Pattern.compile(
            "\\\\\\(|\\\\\\[|\\$\\$[^$]{1,200}\\$\\$|\\\\(?:frac|sqrt|sum|int|times|cdot|left|right|text|mathrm|begin|alpha|beta|pi|theta)(?![a-zA-Z])");
    private static final Pattern PIPES = Pattern.compile("\\|[ \\t]?:?-{3,50}:?[ \\t]?\\|");

    private DisplayRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        info("tb-render-gap", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("An item is of a kind that the apps of the service show.")
                                .otherwise("The service takes it, and learners cannot answer it.")
                                .remedy(
                                        "Ask the question as a choice, order, match or text entry, or try it in the app first.")
                                .source("observed behaviour of the service"),
                        NOT_SHOWN,
                        (element, report) ->
                                report.at(element, "the apps of the service do not show " + element.name())),
                rule(
                        info("tb-adaptive", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("An item is not adaptive.")
                                .otherwise("The apps of the service end it after the first attempt.")
                                .remedy("Set adaptive=\"false\" and make an item of each step.")
                                .source("observed behaviour of the service"),
                        Set.of("qti-assessment-item"),
                        DisplayRules::adaptive),
                rule(
                        info("tb-several-interactions", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("An item has one interaction.")
                                .otherwise("Some apps of the service make one question of all.")
                                .remedy("Make an item of each interaction.")
                                .source("observed behaviour of the service"),
                        Set.of("qti-assessment-item"),
                        DisplayRules::several),
                rule(
                        warning("tb-match-max-zero", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("match-max is a number from 1.")
                                .otherwise(
                                        "The standard reads 0 as no limit, the app as none: learners cannot use the choice.")
                                .remedy("Write the number of choices on the other side instead of 0.")
                                .source("observed behaviour of the service"),
                        ASSOCIABLE,
                        (element, report) -> zero(element, "match-max", report)),
                rule(
                        info("tb-associations-zero", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("max-associations is a number from 1.")
                                .otherwise("The standard reads 0 as no limit; what the app makes of it is not sure.")
                                .remedy("Write the number of pairs that are possible.")
                                .source("observed behaviour of the service"),
                        ASSOCIATING,
                        (element, report) -> zero(element, "max-associations", report)),
                rule(
                        info("tb-graphic-gap-one", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("A graphic gap match asks for one association.")
                                .otherwise("The app takes one only.")
                                .remedy("Ask for one, or use a gap match in text.")
                                .source("observed behaviour of the service"),
                        Set.of("qti-graphic-gap-match-interaction"),
                        DisplayRules::oneGap),
                rule(
                        info("tb-extended-text-required", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("An extended text says required=\"true\" and how many lines are expected.")
                                .otherwise("Learners see a small field and can submit it empty.")
                                .remedy("Add required=\"true\" and expected-lines.")
                                .source("observed behaviour of the service"),
                        Set.of("qti-extended-text-interaction"),
                        DisplayRules::required),
                rule(
                        warning("tb-video", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("A video is not shown by a video element.")
                                .otherwise("The app takes the video element out.")
                                .remedy("Link to the video, or try in the app how it can be shown.")
                                .source("observed behaviour of the service"),
                        Set.of("video"),
                        (element, report) -> report.at(element, "the apps of the service take video elements out")),
                rule(
                        info("tb-class", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("Content is styled by style attributes, not by classes of a stylesheet.")
                                .otherwise("The apps have no such classes: the content is shown without the style.")
                                .remedy("Write the style into a style attribute.")
                                .source("observed behaviour of the service"),
                        CONTENT,
                        DisplayRules::classes),
                rule(
                        warning("tb-latex", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("Formulas are written in MathML, not in LaTeX.")
                                .otherwise("Learners read the source of the formula.")
                                .remedy("Write the formula as a math element.")
                                .source("observed behaviour of the service"),
                        CONTENT,
                        (element, report) -> texts(element, LATEX, "looks like LaTeX", report)),
                rule(
                        warning("tb-markdown-table", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("Tables are table elements, not Markdown.")
                                .otherwise("Learners see the lines and bars.")
                                .remedy("Write the table as HTML.")
                                .source("observed behaviour of the service"),
                        CONTENT,
                        (element, report) -> texts(element, PIPES, "looks like a table in Markdown", report)));
    }

    private static void adaptive(SourceElement item, RuleReport report) {
        if (item.attribute("adaptive", "").equals("true")) {
            report.at(item, "adaptive", "the apps of the service do not support adaptive items");
        }
    }

    private static void several(SourceElement item, RuleReport report) {
        List<SourceElement> all = Interactions.of(item.document()).all().stream()
                .filter(interaction -> !interaction.is("qti-end-attempt-interaction"))
                .toList();
        if (all.size() > 1) {
            report.at(all.get(1), "the item has " + all.size() + " interactions");
        }
    }

    private static boolean isZero(String number) {
        try {
            return !number.isEmpty() && number.length() < 20 && new BigDecimal(number).signum() == 0;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static void zero(SourceElement element, String attribute, RuleReport report) {
        if (isZero(element.attribute(attribute, ""))) {
            report.at(element, attribute, attribute + " is 0, which the app does not read as \"no limit\"");
        }
    }

    private static void oneGap(SourceElement element, RuleReport report) {
        String most = element.attribute("max-associations", "1");
        if (!most.equals("1") && !isZero(most)) {
            report.at(element, "max-associations", "the app takes one association, not " + quoted(most));
        }
    }

    private static void required(SourceElement element, RuleReport report) {
        boolean lines = element.has("expected-lines");
        boolean needed = element.attribute("required", "").equals("true");
        if (!lines || !needed) {
            report.at(
                    element,
                    "the extended text has no "
                            + (lines ? "" : "expected-lines" + (needed ? "" : " and no "))
                            + (needed ? "" : "required=\"true\""));
        }
    }

    private static void classes(SourceElement content, RuleReport report) {
        content.descendants(element -> {
            for (String each : element.attribute("class", "").split("\\s+")) {
                // The shared vocabulary of the standard begins with qti-.
                if (element.isQti() && !each.isEmpty() && !each.startsWith("qti-")) {
                    report.at(element, "class", "the apps have no class " + quoted(each));
                    return;
                }
            }
        });
    }

    private static void texts(SourceElement element, Pattern pattern, String what, RuleReport report) {
        if (!element.isQti() || Set.of("code", "pre", "qti-interaction-markup").contains(element.name())) {
            return;
        }
        for (Object part : element.content()) {
            if (part instanceof SourceElement inner) {
                texts(inner, pattern, what, report);
            } else {
                Matcher found = pattern.matcher((String) part);
                if (found.find()) {
                    report.at(element, quoted(found.group()) + " " + what);
                    return;
                }
            }
        }
    }
}
