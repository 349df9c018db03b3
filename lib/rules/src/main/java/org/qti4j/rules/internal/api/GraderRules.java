// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** What an item needs to be graded by a program elsewhere. */
final class GraderRules {
    /** The class of the operator by which the service asks the program. */
    static final String OPERATOR = "com.alpha-1edtech.ExternalApiScore";

    private static final RuleGroup GROUP = RuleGroup.API;
    private static final String SOURCE = "observed behaviour of the service, grading of free answers";

    private GraderRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("tb-grader-class", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("The operator that asks a grader has the class " + OPERATOR + ".")
                                .otherwise("The service does not know the operator, and nothing is graded.")
                                .remedy("Write class=\"" + OPERATOR + "\".")
                                .source(SOURCE),
                        Set.of("qti-custom-operator"),
                        GraderRules::operatorClass),
                rule(
                        info("tb-grader-children", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("The operator that asks a grader is empty.")
                                .otherwise("Accounts differ on whether the service asks a grader with operands.")
                                .remedy("Remove the operands; the grader gets the whole answer anyway.")
                                .source(SOURCE),
                        Set.of("qti-custom-operator"),
                        GraderRules::operands),
                rule(
                        warning("tb-grader-response", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("An item with a grader declares the outcome variable API_RESPONSE as a record.")
                                .otherwise("There is nowhere to put what the grader says, and the score is 0.")
                                .remedy("Declare API_RESPONSE with cardinality=\"record\", and set it to the operator.")
                                .source(SOURCE),
                        (root, report) -> outcome(root, "API_RESPONSE", "record", "", report)),
                rule(
                        warning("tb-grader-visibility", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states(
                                        "An item with a grader declares the outcome variable FEEDBACK_VISIBILITY as a single identifier.")
                                .otherwise("What the grader says is never shown.")
                                .remedy(
                                        "Declare FEEDBACK_VISIBILITY with cardinality=\"single\" and base-type=\"identifier\".")
                                .source(SOURCE),
                        (root, report) -> outcome(root, "FEEDBACK_VISIBILITY", "single", "identifier", report)),
                rule(
                        warning("tb-grader-feedback", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states(
                                        "An item with a grader declares the outcome variables GENERATED_FEEDBACK and FEEDBACK as single strings.")
                                .otherwise("The text of the grader is lost.")
                                .remedy("Declare both with cardinality=\"single\" and base-type=\"string\".")
                                .source(SOURCE),
                        GraderRules::texts),
                rule(
                        warning("tb-grader-score-range", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("SCORE of an item with a grader has normal-minimum and normal-maximum.")
                                .otherwise("The grader does not know how many points there are, and the score is 0.")
                                .remedy("Write both attributes at the declaration of SCORE.")
                                .source(SOURCE),
                        GraderRules::range),
                rule(
                        warning("tb-grader-rubric", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states(
                                        "An item with a grader has a rubric block with use=\"ext:criteria\" and view=\"scorer\" for each criterion.")
                                .otherwise("The grader has nothing to grade by.")
                                .remedy("Write each criterion into a qti-rubric-block of its own.")
                                .source(SOURCE),
                        GraderRules::rubric),
                rule(
                        warning("tb-grader-shown", GROUP)
                                .api(ApiEffect.MISRENDERED)
                                .states("An item with a grader prints GENERATED_FEEDBACK in a feedback block.")
                                .otherwise("Learners do not see what the grader says.")
                                .remedy("Add a qti-feedback-block with a qti-printed-variable of GENERATED_FEEDBACK.")
                                .source(SOURCE),
                        GraderRules::shown));
    }

    /** Tells whether the operator is the one that asks a grader. */
    static boolean asksGrader(SourceElement operator) {
        return operator.is("qti-custom-operator")
                && operator.attribute("class", "").equals(OPERATOR);
    }

    /** What was found in one look at the whole item. */
    private static final class Grader {
        private @Nullable SourceElement operator;
        private boolean criteria;
        private boolean printed;

        Grader(SourceDocument document) {
            if (document.root().is("qti-assessment-item")) {
                document.root().descendants(this::look);
            }
        }

        private void look(SourceElement element) {
            if (operator == null && asksGrader(element)) {
                operator = element;
            } else if (element.is("qti-rubric-block")) {
                criteria |= element.attribute("use", "").equals("ext:criteria")
                        && List.of(element.attribute("view", "").split("\\s+")).contains("scorer");
            } else if (element.is("qti-printed-variable")) {
                printed |= element.attribute("identifier", "").equals("GENERATED_FEEDBACK")
                        && (element.ancestor("qti-feedback-block") != null
                                || element.ancestor("qti-modal-feedback") != null);
            }
        }

        static Grader of(SourceElement root) {
            return root.document().derived(Grader.class, Grader::new);
        }
    }

    private static void operatorClass(SourceElement operator, RuleReport report) {
        String name = operator.attribute("class", "");
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (!name.equals(OPERATOR) && last.equalsIgnoreCase("ExternalApiScore")) {
            report.at(operator, "class", "the class is " + quoted(name) + "; expected " + OPERATOR);
        }
    }

    private static void operands(SourceElement operator, RuleReport report) {
        if (asksGrader(operator) && !operator.children().isEmpty()) {
            report.at(operator, "the operator has operands");
        }
    }

    private static void outcome(
            SourceElement root, String identifier, String cardinality, String baseType, RuleReport report) {
        SourceElement operator = Grader.of(root).operator;
        if (operator == null) {
            return;
        }
        Variable variable = Variables.of(root.document()).find(identifier, VariableKind.OUTCOME);
        SourceElement declaration = variable == null ? null : variable.element();
        String wanted = (cardinality + " " + baseType).strip();
        if (variable == null || declaration == null) {
            report.at(operator, "the outcome variable " + identifier + " is not declared; expected " + wanted);
        } else if (!variable.cardinality().isEmpty()
                && (!variable.cardinality().equals(cardinality)
                        || !baseType.isEmpty() && !variable.baseType().isEmpty() && !variable.hasBaseType(baseType))) {
            report.at(
                    declaration,
                    "the outcome variable " + identifier + " is " + variable.typeWords() + "; expected " + wanted);
        }
    }

    private static void texts(SourceElement root, RuleReport report) {
        outcome(root, "GENERATED_FEEDBACK", "single", "string", report);
        outcome(root, "FEEDBACK", "single", "string", report);
    }

    private static void range(SourceElement root, RuleReport report) {
        Variable score = Variables.of(root.document()).find("SCORE", VariableKind.OUTCOME);
        SourceElement declaration = score == null ? null : score.element();
        if (Grader.of(root).operator != null && declaration != null) {
            boolean least = declaration.has("normal-minimum");
            boolean most = declaration.has("normal-maximum");
            if (!least || !most) {
                report.at(
                        declaration,
                        "SCORE has no " + (least ? "" : "normal-minimum" + (most ? "" : " and no "))
                                + (most ? "" : "normal-maximum"));
            }
        }
    }

    private static void rubric(SourceElement root, RuleReport report) {
        Grader grader = Grader.of(root);
        SourceElement operator = grader.operator;
        if (operator != null && !grader.criteria) {
            report.at(operator, "there is no rubric block with criteria for the scorer");
        }
    }

    private static void shown(SourceElement root, RuleReport report) {
        Grader grader = Grader.of(root);
        SourceElement operator = grader.operator;
        if (operator != null && !grader.printed) {
            report.at(operator, "no feedback prints GENERATED_FEEDBACK");
        }
    }
}
