// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.choices;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Choices;
import org.qti4j.rules.internal.facts.InteractionTypes;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.Numbers;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** Sliders. */
final class SliderRules {
    private static final Set<String> SLIDER = Set.of("qti-slider-interaction");

    private SliderRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("choice-slider", ChoiceRules.GROUP)
                                .states("lower-bound of a slider is less than upper-bound, and step is greater than 0.")
                                .otherwise("The slider cannot be moved.")
                                .remedy("Exchange the bounds, or write a step that leads from one to the other.")
                                .source("QTI 3.0 ASI, qti-slider-interaction"),
                        SLIDER,
                        SliderRules::range),
                rule(
                        warning("choice-slider-step", ChoiceRules.GROUP)
                                .states("The steps of a slider lead from lower-bound to upper-bound exactly.")
                                .otherwise("The upper end cannot be reached, or players add a step of their own.")
                                .remedy("Write a step that divides the range, or move upper-bound.")
                                .source("QTI 3.0 ASI, step of qti-slider-interaction"),
                        SLIDER,
                        SliderRules::step),
                rule(
                        error("choice-slider-correct", ChoiceRules.GROUP)
                                .states(
                                        "The correct response lies within the range of the slider and on one of its steps.")
                                .otherwise("Nobody can give the correct response.")
                                .remedy("Change the range or the step, or the correct response.")
                                .source("QTI 3.0 ASI, qti-slider-interaction; qti-correct-response"),
                        SLIDER,
                        SliderRules::correct),
                rule(
                        warning("choice-slider-integer", ChoiceRules.GROUP)
                                .states("The steps of a slider that is bound to an integer are whole numbers.")
                                .otherwise("Answers between whole numbers are rounded or lost.")
                                .remedy("Declare the response as float, or use whole numbers for lower-bound and step.")
                                .source("QTI 3.0 ASI, qti-slider-interaction"),
                        SLIDER,
                        SliderRules::integer));
    }

    private static @Nullable BigDecimal number(SourceElement slider, String attribute) {
        return Numbers.decimal(slider.attribute(
                attribute,
                InteractionTypes.absent("qti-slider-interaction", attribute).orElse("")));
    }

    private static boolean isMultiple(BigDecimal number, BigDecimal step) {
        return step.signum() <= 0 || number.remainder(step).signum() == 0;
    }

    private static void range(SourceElement slider, RuleReport report) {
        BigDecimal lower = number(slider, "lower-bound");
        BigDecimal upper = number(slider, "upper-bound");
        if (lower != null && upper != null && lower.compareTo(upper) >= 0) {
            report.at(
                    slider,
                    "lower-bound",
                    "lower-bound is " + Words.quoted(slider.attribute("lower-bound", "")) + ", and upper-bound is "
                            + Words.quoted(slider.attribute("upper-bound", "")));
        }
        BigDecimal step = number(slider, "step");
        if (step != null && step.signum() == 0) {
            report.at(slider, "step", "step is 0");
        }
    }

    private static void step(SourceElement slider, RuleReport report) {
        BigDecimal lower = number(slider, "lower-bound");
        BigDecimal upper = number(slider, "upper-bound");
        BigDecimal step = number(slider, "step");
        // Without a step authors mean a slider that moves freely, whatever the default says.
        if (slider.has("step")
                && lower != null
                && upper != null
                && step != null
                && lower.compareTo(upper) < 0
                && !isMultiple(upper.subtract(lower), step)) {
            report.at(
                    slider,
                    "step",
                    "steps of " + Words.quoted(slider.attribute("step", "")) + " from "
                            + Words.quoted(slider.attribute("lower-bound", "")) + " do not reach "
                            + Words.quoted(slider.attribute("upper-bound", "")));
        }
    }

    private static void correct(SourceElement slider, RuleReport report) {
        Variable response = Interactions.response(slider);
        SourceElement declaration = response == null ? null : response.element();
        BigDecimal lower = number(slider, "lower-bound");
        BigDecimal upper = number(slider, "upper-bound");
        BigDecimal step = number(slider, "step");
        if (declaration == null
                || KeyRules.keyed(declaration) == null
                || Interactions.of(slider.document())
                                .boundTo(response.identifier())
                                .size()
                        > Choices.MANY
                || response.correctValues().size() != 1
                || lower == null
                || upper == null
                || lower.compareTo(upper) >= 0) {
            return;
        }
        SourceElement value = response.correctValues().get(0);
        BigDecimal correct = Numbers.decimal(value.text());
        if (correct == null) {
            return;
        }
        if (correct.compareTo(lower) < 0 || correct.compareTo(upper) > 0) {
            report.at(
                    value,
                    "the correct value " + Words.quoted(value.text().strip()) + " is not between "
                            + Words.quoted(slider.attribute("lower-bound", "")) + " and "
                            + Words.quoted(slider.attribute("upper-bound", "")) + " of the slider in line "
                            + slider.line());
        } else if (slider.has("step") && step != null && !isMultiple(correct.subtract(lower), step)) {
            report.at(
                    value,
                    "the correct value " + Words.quoted(value.text().strip()) + " is not reached by steps of "
                            + Words.quoted(slider.attribute("step", "")) + " from "
                            + Words.quoted(slider.attribute("lower-bound", "")) + " of the slider in line "
                            + slider.line());
        }
    }

    private static void integer(SourceElement slider, RuleReport report) {
        Variable response = Interactions.response(slider);
        if (response == null || !response.hasBaseType("integer")) {
            return;
        }
        for (String attribute : List.of("lower-bound", "step")) {
            BigDecimal number = number(slider, attribute);
            if (number != null && !isMultiple(number, BigDecimal.ONE)) {
                report.at(
                        slider,
                        attribute,
                        attribute + " is " + Words.quoted(slider.attribute(attribute, ""))
                                + ", and the response variable " + Words.quoted(response.identifier())
                                + " holds whole numbers");
                return;
            }
        }
    }
}
