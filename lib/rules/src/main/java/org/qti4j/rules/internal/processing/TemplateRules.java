// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.processing;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.info;
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

/** Response processing by a template. */
final class TemplateRules {
    private static final RuleGroup GROUP = RuleGroup.PROCESSING;
    private static final Set<String> ELEMENTS = Set.of("qti-response-processing");

    /** Interactions whose responses people judge. */
    private static final Set<String> JUDGED = Set.of(
            "qti-extended-text-interaction",
            "qti-upload-interaction",
            "qti-drawing-interaction",
            "qti-media-interaction");

    private TemplateRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        error("rp-template-needs", GROUP)
                                .states(
                                        "What a standard template works with is declared: RESPONSE with a correct response"
                                                + " or the mapping it needs, and SCORE.")
                                .otherwise(
                                        "The template has nothing to compare with or nowhere to put the score: the item"
                                                + " always scores 0.")
                                .remedy("Declare what is missing, or write rules that use the variables of the item.")
                                .source("QTI 3.0 ASI, response processing templates match_correct, map_response,"
                                        + " map_response_point"),
                        ELEMENTS,
                        TemplateRules::needs),
                rule(
                        info("rp-template-judged", GROUP)
                                .strict()
                                .states("An essay, a drawing or a file that people judge is not scored by a template.")
                                .otherwise("The template gives no points, and nothing says that somebody else has to.")
                                .remedy("Take the response processing away, and give SCORE external-scored=\"human\".")
                                .source("QTI 3.0 ASI, external-scored; response processing templates"),
                        ELEMENTS,
                        TemplateRules::judged),
                rule(
                        error("rp-template-score-type", GROUP)
                                .states("The SCORE that a standard template sets is a single number.")
                                .otherwise("The template cannot assign its result, and the item has no score.")
                                .remedy("Declare SCORE with cardinality single and base type float.")
                                .source("QTI 3.0 ASI, response processing templates"),
                        ELEMENTS,
                        (element, report) -> scoreType(element, report, false)),
                rule(
                        warning("rp-template-score-integer", GROUP)
                                .states("The SCORE that a standard template sets is a float.")
                                .otherwise("The templates assign floats, which an integer variable need not accept.")
                                .remedy("Declare SCORE with base type float.")
                                .source("QTI 3.0 ASI, response processing templates; setting a value"),
                        ELEMENTS,
                        (element, report) -> scoreType(element, report, true)),
                rule(
                        warning("rp-template-uri", GROUP)
                                .states("A template named in the way of the standard ones is one of them.")
                                .otherwise("No system knows the template, and the response is not processed.")
                                .remedy("Name match_correct, map_response or map_response_point, or say with"
                                        + " template-location where the template is kept.")
                                .source("QTI 3.0 ASI, response processing, template"),
                        ELEMENTS,
                        TemplateRules::uri),
                rule(
                        warning("rp-template-and-rules", GROUP)
                                .states("Response processing has a template or rules, not both.")
                                .otherwise(
                                        "Systems that know the template leave the rules out, others do what they say.")
                                .remedy("Take away the one that is not meant.")
                                .source("QTI 3.0 ASI, response processing, template"),
                        ELEMENTS,
                        TemplateRules::both));
    }

    /** Returns the declaration of an outcome SCORE as the standard templates need it, as a remedy. */
    static @Nullable SourceFix declareScore(SourceElement root) {
        SourceElement after = null;
        for (SourceElement child : root.children()) {
            if (child.is("qti-response-declaration") || child.is("qti-outcome-declaration")) {
                after = child;
            }
        }
        return after == null
                ? null
                : new SourceFix(
                        "declare the outcome SCORE",
                        List.of(new SourceFix.InsertAfter(
                                after,
                                "<qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\""
                                        + " base-type=\"float\"/>")));
    }

    private static @Nullable StandardTemplate template(SourceElement processing) {
        boolean ofItem = processing.document().root().is("qti-assessment-item")
                && processing.parent() == processing.document().root();
        return ofItem ? StandardTemplate.of(processing.attribute("template", "")) : null;
    }

    private static void needs(SourceElement processing, RuleReport report) {
        StandardTemplate template = template(processing);
        // With rules beside it nobody can tell which is meant.
        if (template == null || !processing.children().isEmpty()) {
            return;
        }
        Variables variables = Variables.of(processing.document());
        String by = "the template " + template.word();
        Variable response = variables.find("RESPONSE", VariableKind.RESPONSE);
        Variable score = variables.find("SCORE", VariableKind.OUTCOME);
        if (score == null) {
            SourceFix fix = variables.find("SCORE") == null
                    ? declareScore(processing.document().root())
                    : null;
            report.at(processing, "template", by + " sets SCORE, but no such outcome variable is declared", fix);
        }
        if (response == null) {
            report.at(
                    processing,
                    "template",
                    by + " looks at RESPONSE, but no such response variable is declared" + declared(variables));
            return;
        }
        Processing facts = Processing.of(processing.document());
        if (facts.isScoredElsewhere() || isJudged(processing)) {
            return;
        }
        String name = by + " needs RESPONSE (declared in line "
                + (response.element() == null ? "?" : response.element().line()) + ") ";
        VariableParts parts = response.parts();
        switch (template) {
            case MATCH_CORRECT -> {
                if (!parts.hasCorrect() && !facts.setsCorrectResponse("RESPONSE")) {
                    report.at(processing, "template", name + "to have a correct response");
                }
            }
            case MAP_RESPONSE -> {
                if (parts.mapping() == null) {
                    report.at(
                            processing,
                            "template",
                            name + "to have a qti-mapping"
                                    + (parts.areaMapping() == null ? "" : "; for areas there is map_response_point"));
                }
            }
            case MAP_RESPONSE_POINT -> {
                if (!response.baseType().isEmpty() && !response.hasBaseType("point")) {
                    report.at(processing, "template", name + "to hold points, not " + quoted(response.baseType()));
                } else if (parts.areaMapping() == null) {
                    report.at(processing, "template", name + "to have a qti-area-mapping");
                }
            }
        }
    }

    /** Tells whether people judge the response: authoring tools name a template for essays and uploads as well. */
    private static boolean isJudged(SourceElement processing) {
        List<SourceElement> bound = Interactions.of(processing.document()).boundTo("RESPONSE");
        return !bound.isEmpty() && bound.stream().allMatch(interaction -> JUDGED.contains(interaction.name()));
    }

    private static void judged(SourceElement processing, RuleReport report) {
        StandardTemplate template = template(processing);
        Variable response = Variables.of(processing.document()).find("RESPONSE", VariableKind.RESPONSE);
        if (template == null
                || !processing.children().isEmpty()
                || response == null
                || Processing.of(processing.document()).isScoredElsewhere()
                || !isJudged(processing)) {
            return;
        }
        VariableParts parts = response.parts();
        if (!parts.hasCorrect() && parts.mapping() == null && parts.areaMapping() == null) {
            report.at(
                    processing,
                    "template",
                    "the template " + template.word() + " has nothing to score RESPONSE by; SCORE stays as it is");
        }
    }

    private static String declared(Variables variables) {
        for (Variable variable : variables.declared()) {
            if (variable.kind() == VariableKind.RESPONSE) {
                return "; declared is " + quoted(variable.identifier());
            }
        }
        return "";
    }

    private static void scoreType(SourceElement processing, RuleReport report, boolean integer) {
        StandardTemplate template = template(processing);
        Variable score = Variables.of(processing.document()).find("SCORE", VariableKind.OUTCOME);
        if (template == null || !processing.children().isEmpty() || score == null || score.element() == null) {
            return;
        }
        boolean number = score.isSingle() && score.isNumeric();
        boolean known = !score.cardinality().isEmpty() && !score.baseType().isEmpty();
        if (known && integer ? number && score.hasBaseType("integer") : known && !number) {
            SourceFix fix = integer
                    ? SourceFix.setAttribute("declare SCORE as float", score.element(), "base-type", "float")
                    : null;
            report.at(
                    score.element(),
                    score.isSingle() ? "base-type" : "cardinality",
                    "the template " + template.word() + " sets SCORE to a single float, but SCORE is declared as "
                            + quoted(score.typeWords()),
                    fix);
        }
    }

    private static void uri(SourceElement processing, RuleReport report) {
        String uri = processing.attribute("template", "");
        if (uri.isEmpty()
                || processing.has("template-location")
                || !processing.children().isEmpty()
                || StandardTemplate.isKnown(uri)
                || !StandardTemplate.looksStandard(uri)) {
            return;
        }
        report.at(
                processing,
                "template",
                quoted(uri) + " is none of the templates of the standard: expected one that ends in match_correct,"
                        + " map_response or map_response_point");
    }

    private static void both(SourceElement processing, RuleReport report) {
        String uri = processing.attribute("template", "");
        if (!uri.isEmpty() && !processing.children().isEmpty()) {
            report.at(
                    processing,
                    "template",
                    "the template " + quoted(uri) + " stands beside rules, beginning in line "
                            + processing.children().get(0).line());
        }
    }
}
