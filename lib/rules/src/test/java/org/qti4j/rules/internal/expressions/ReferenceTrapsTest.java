// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qti4j.rules.internal.expressions.Documents.codes;
import static org.qti4j.rules.internal.expressions.Documents.declare;
import static org.qti4j.rules.internal.expressions.Documents.findings;
import static org.qti4j.rules.internal.expressions.Documents.item;
import static org.qti4j.rules.internal.expressions.Documents.operator;
import static org.qti4j.rules.internal.expressions.Documents.set;
import static org.qti4j.rules.internal.expressions.Documents.test;
import static org.qti4j.rules.internal.expressions.Documents.value;
import static org.qti4j.rules.internal.expressions.Documents.variable;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** References and processing that look wrong and are not, and the other way round. */
class ReferenceTrapsTest {
    private static final String SCORE = declare("outcome", "SCORE", "single", "float");
    private static final String KEYED = "<qti-response-declaration identifier=\"RESPONSE\" cardinality=\"single\""
            + " base-type=\"identifier\"><qti-correct-response><qti-value>a</qti-value></qti-correct-response>"
            + "</qti-response-declaration>";
    private static final String BODY = "<qti-item-body><qti-choice-interaction response-identifier=\"RESPONSE\">"
            + "<qti-simple-choice identifier=\"a\">A</qti-simple-choice>"
            + "<qti-simple-choice identifier=\"b\">B</qti-simple-choice></qti-choice-interaction></qti-item-body>";

    private static String processedBy(String declarations, String attributes) {
        return item(declarations + BODY, "")
                .replace(
                        "<qti-response-processing>\n\n</qti-response-processing>",
                        "<qti-response-processing " + attributes + "/>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml",
                "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct",
                "http://www.imsglobal.org/question/qti_v2p2/rptemplates/match_correct",
                "https://www.imsglobal.org/question/qti_v3p0/rptemplates/match_correct.xml",
                "http://www.imsglobal.org/question/qtiv3p0/rptemplates/CC2_match_basic.xml",
                "match_correct",
                "match_correct.xml",
                "https://school.example/half-points",
                "templates/own.xml",
            })
    void knowsTheTemplatesUnderAllTheirNames(String uri) {
        assertThat(codes(processedBy(KEYED + SCORE, "template=\"" + uri + "\"")))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_corect.xml",
                "http://www.imsglobal.org/question/qti_v2p1/rptemplates/mach_correct",
                "match-correct",
            })
    void findsMisspelledTemplates(String uri) {
        assertThat(codes(processedBy(KEYED + SCORE, "template=\"" + uri + "\"")))
                .containsExactly("rp-template-uri");
        assertThat(codes(processedBy(
                        KEYED + SCORE, "template=\"" + uri + "\" template-location=\"https://school.example/t.xml\"")))
                .isEmpty();
    }

    @Test
    void looksForTheKeyUnderEveryNameOfATemplate() {
        String keyless = declare("response", "RESPONSE", "single", "identifier");
        assertThat(codes(processedBy(keyless + SCORE, "template=\"match_correct\"")))
                .containsExactly("rp-template-needs");
        assertThat(codes(processedBy(
                        keyless + SCORE,
                        "template=\"http://www.imsglobal.org/question/qti_v2p1/rptemplates/map_response\"")))
                .containsExactly("rp-template-needs");
        assertThat(codes(processedBy(KEYED + SCORE, "template=\"map_response_point\"")))
                .containsExactly("rp-template-needs");
        assertThat(findings(processedBy(KEYED.replace("RESPONSE", "ANSWER") + SCORE, "template=\"match_correct\"")))
                .containsExactly("rp-template-needs: the template match_correct looks at RESPONSE, but no such response"
                        + " variable is declared; declared is \"ANSWER\"");
    }

    @Test
    void leavesTheScoreToPeople() {
        String human = SCORE.replace("/>", " external-scored=\"human\"/>");
        String keyless = declare("response", "RESPONSE", "single", "identifier");
        assertThat(codes(processedBy(keyless + human, "template=\"match_correct\"")))
                .isEmpty();
        assertThat(codes(processedBy(KEYED + human, ""))).isEmpty();
        assertThat(codes(processedBy(KEYED + SCORE, ""))).containsExactly("rp-missing");
    }

    @Test
    void acceptsAKeySetByTemplateProcessing() {
        String declarations = declare("response", "RESPONSE", "single", "integer")
                + SCORE
                + "<qti-template-processing><qti-template-condition><qti-template-if>" + value("boolean", "true")
                + "<qti-set-correct-response identifier=\"RESPONSE\">" + value("integer", "3")
                + "</qti-set-correct-response></qti-template-if></qti-template-condition></qti-template-processing>";
        assertThat(codes(processedBy(declarations, "template=\"match_correct\"")))
                .isEmpty();
        assertThat(codes(item(
                        declarations,
                        set("SCORE", operator("integer-to-float", "<qti-correct identifier=\"RESPONSE\"/>")))))
                .isEmpty();
    }

    @Test
    void knowsTheVariablesThatEveryItemHas() {
        String rules = operator(
                        "response-condition",
                        operator(
                                "response-if",
                                operator(
                                        "and",
                                        operator("lt", variable("numAttempts"), value("integer", "3")),
                                        operator("duration-lt", variable("duration"), value("duration", "60"))),
                                set("completionStatus", value("identifier", "completed"))))
                + set(
                        "SCORE",
                        operator("sum", operator("field-value field-identifier=\"x\"", variable("QTI_CONTEXT"))));
        assertThat(codes(item(SCORE, rules))).isEmpty();
    }

    @Test
    void letsIdentifiersHavePeriods() {
        String dotted = declare("response", "RESPONSE.1", "single", "float") + SCORE;
        assertThat(codes(item(dotted, set("SCORE", variable("RESPONSE.1"))))).isEmpty();
        assertThat(codes(item(dotted, set("SCORE", variable("RESPONSE.2")))))
                .containsExactly("rp-dotted-variable-in-item");
        assertThat(codes(test(SCORE, set("SCORE", variable("Q1.SCORE"))))).isEmpty();
        assertThat(codes(test(SCORE, set("SCORE", variable("TOTAL"))))).containsExactly("rp-variable-declared");
    }

    @Test
    void saysWhichKindIsNeededAndWhatIsNear() {
        assertThat(findings(item(KEYED + SCORE, set("Score", "<qti-correct identifier=\"SCORE\"/>"))))
                .containsExactly(
                        "rp-target-declared: qti-set-outcome-value sets \"Score\", but no outcome variable of this"
                                + " identifier is declared; did you mean \"SCORE\"?",
                        "rp-variable-declared: qti-correct names the outcome variable \"SCORE\"; needed is a response"
                                + " variable");
    }

    @Test
    void saysNothingOfRulesKeptElsewhere() {
        String include = "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"rules.xml\"/>";
        assertThat(codes(item(KEYED + SCORE + BODY, include))).isEmpty();
        assertThat(codes(item(
                        KEYED + SCORE + declare("outcome", "X", "single", "float") + BODY,
                        set("X", value("float", "1")))))
                .containsExactly("rp-score-never-set");
        String branch = operator(
                "response-condition", operator("response-if", operator("is-null", variable("RESPONSE")), include));
        assertThat(codes(item(KEYED + SCORE + BODY, branch))).isEmpty();
    }

    @Test
    void keepsQuietAboutChoicesThatItCannotKnow() {
        String match = set("FLAG", operator("match", variable("RESPONSE"), value("identifier", "c")));
        String flag = SCORE + declare("outcome", "FLAG", "single", "boolean");
        assertThat(codes(item(KEYED + flag + BODY, match + set("SCORE", value("float", "1")))))
                .containsExactly("expr-unknown-choice");
        // Bound to nothing, to something without choices, or to more than one interaction.
        assertThat(codes(item(KEYED + flag, match))).isEmpty();
        String custom = BODY.replace("qti-choice-interaction", "qti-portable-custom-interaction");
        assertThat(codes(item(KEYED + flag + custom, match))).isEmpty();
        String second = BODY.replace(
                "</qti-item-body>",
                "<qti-choice-interaction response-identifier=\"RESPONSE\">"
                        + "<qti-simple-choice identifier=\"c\">C</qti-simple-choice></qti-choice-interaction></qti-item-body>");
        assertThat(codes(item(KEYED + flag + second, match + set("SCORE", value("float", "1")))))
                .isEmpty();
        String included = BODY.replace(
                "</qti-choice-interaction>",
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"c.xml\"/></qti-choice-interaction>");
        assertThat(codes(item(KEYED + flag + included, match))).isEmpty();
    }

    @Test
    void acceptsRulesThatUseWhatTheyReplace() {
        String add = set("SCORE", operator("sum", variable("SCORE"), value("float", "1")));
        assertThat(codes(item(SCORE, set("SCORE", value("float", "0")) + add + add)))
                .isEmpty();
        assertThat(codes(item(SCORE, set("SCORE", value("float", "0")) + set("SCORE", "<qti-custom-operator/>"))))
                .isEmpty();
        String random = operator("random-float min=\"0\" max=\"SCORE\"");
        assertThat(codes(item(SCORE, set("SCORE", value("float", "5")) + set("SCORE", random))))
                .isEmpty();
    }

    @Test
    void letsDrawnConditionsRepeat() {
        String draw = operator("lt", operator("random-float min=\"0\" max=\"1\""), value("float", "0.5"));
        String fixed = operator("lt", variable("SCORE"), value("float", "0.5"));
        String rules = "<qti-response-condition><qti-response-if>%1$s" + set("SCORE", value("float", "1"))
                + "</qti-response-if><qti-response-else-if>%1$s" + set("SCORE", value("float", "2"))
                + "</qti-response-else-if></qti-response-condition>";
        assertThat(codes(item(SCORE, rules.formatted(draw)))).isEmpty();
        assertThat(codes(item(SCORE, rules.formatted(fixed)))).containsExactly("rp-branch-repeated");
    }
}
