// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.qti4j.model.diagnostic.Diagnostic;

/** Documents that look suspicious and are good: the rules about declarations, interactions, choices and geometry keep silent. */
class SilentRulesTest {
    private static final String SCORE =
            "<qti-outcome-declaration identifier='SCORE' cardinality='single' base-type='float'/>";
    private static final String CHOICES = "<qti-simple-choice identifier='A'>one</qti-simple-choice>"
            + "<qti-simple-choice identifier='B'>two</qti-simple-choice>";

    private static List<String> codes(String content) {
        return ours(item(content));
    }

    private static List<String> ours(String document) {
        return QtiValidator.create().validate(document).stream()
                .map(Diagnostic::code)
                .filter(code -> code.matches("(decl|bind|choice|geom|cvc)-.*"))
                .toList();
    }

    private static String item(String content) {
        return "<qti-assessment-item xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='i' title='Item'"
                + " time-dependent='false'>" + content + "</qti-assessment-item>";
    }

    private static String response(String identifier, String cardinality, String baseType, String content) {
        return "<qti-response-declaration identifier='" + identifier + "' cardinality='" + cardinality + "' base-type='"
                + baseType + "'>" + content + "</qti-response-declaration>";
    }

    private static String correct(String... values) {
        StringBuilder result = new StringBuilder("<qti-correct-response>");
        for (String value : values) {
            result.append("<qti-value>").append(value).append("</qti-value>");
        }
        return result.append("</qti-correct-response>").toString();
    }

    private static String choice(String response, String attributes) {
        return "<qti-choice-interaction response-identifier='" + response + "' " + attributes + ">" + CHOICES
                + "</qti-choice-interaction>";
    }

    private static String template(String address) {
        return "<qti-response-processing template='" + address + "'/>";
    }

    @Test
    void aHandScoredItemNeedsNoCorrectResponse() {
        assertThat(
                        codes(
                                response("RESPONSE", "single", "string", "")
                                        + "<qti-outcome-declaration identifier='SCORE' cardinality='single' base-type='float'"
                                        + " external-scored='human'/>"
                                        + "<qti-outcome-declaration identifier='STYLE' cardinality='single' base-type='float'/>"
                                        + "<qti-item-body><qti-extended-text-interaction response-identifier='RESPONSE'/></qti-item-body>"))
                .isEmpty();
    }

    @Test
    void anOutcomeThatACustomOperatorMaySetIsUsed() {
        assertThat(codes(response("RESPONSE", "single", "identifier", correct("A"))
                        + SCORE
                        + "<qti-outcome-declaration identifier='COMMENT' cardinality='single' base-type='string'/>"
                        + "<qti-item-body>" + choice("RESPONSE", "") + "</qti-item-body>"
                        + "<qti-response-processing><qti-set-outcome-value identifier='SCORE'>"
                        + "<qti-custom-operator class='org.example.Grade'/>"
                        + "</qti-set-outcome-value></qti-response-processing>"))
                .doesNotContain("decl-outcome-unused", "decl-response-unbound");
    }

    @Test
    void anOutcomeThatAnUnknownTemplateMaySetIsUsed() {
        String content = response("RESPONSE", "single", "identifier", correct("A"))
                + SCORE
                + "<qti-outcome-declaration identifier='FEEDBACKBASIC' cardinality='single' base-type='identifier'/>"
                + "<qti-item-body>" + choice("RESPONSE", "") + "</qti-item-body>";
        assertThat(codes(content + template("https://example.org/templates/CC2_match_basic.xml")))
                .doesNotContain("decl-outcome-unused");
        for (String address : List.of(
                "match_correct",
                "http://www.imsglobal.org/question/qti_v3p0/rptemplates/match_correct.xml",
                "https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct")) {
            assertThat(codes(content + template(address))).as(address).contains("decl-outcome-unused");
        }
    }

    @Test
    void theCorrectResponseThatTemplateProcessingSetsIsNotCompared() {
        assertThat(codes(response(
                                "RESPONSE",
                                "multiple",
                                "identifier",
                                correct("X", "Y", "Z")
                                        + "<qti-mapping><qti-map-entry map-key='A' mapped-value='1'/></qti-mapping>")
                        + SCORE
                        + "<qti-template-processing><qti-set-correct-response identifier='RESPONSE'>"
                        + "<qti-multiple><qti-base-value base-type='identifier'>A</qti-base-value></qti-multiple>"
                        + "</qti-set-correct-response></qti-template-processing><qti-item-body>"
                        + choice("RESPONSE", "max-choices='2'") + "</qti-item-body>"
                        + template("https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/map_response")))
                .doesNotContain("choice-correct-exists", "choice-correct-count", "decl-map-covers-correct");
    }

    @Test
    void choicesOfDifferentInteractionsMayHaveTheSameIdentifiers() {
        assertThat(codes(response("ONE", "single", "identifier", correct("A"))
                        + response("TWO", "single", "identifier", correct("B"))
                        + SCORE
                        + "<qti-item-body>" + choice("ONE", "") + choice("TWO", "") + "</qti-item-body>"))
                .isEmpty();
    }

    @Test
    void bothSidesOfAMatchMayHaveTheSameIdentifiers() {
        String set = "<qti-simple-match-set>"
                + "<qti-simple-associable-choice identifier='A' match-max='1'>a</qti-simple-associable-choice>"
                + "<qti-simple-associable-choice identifier='B' match-max='1'>b</qti-simple-associable-choice>"
                + "</qti-simple-match-set>";
        assertThat(codes(response("RESPONSE", "multiple", "directedPair", correct("A B", "B A"))
                        + SCORE
                        + "<qti-item-body><qti-match-interaction response-identifier='RESPONSE' max-associations='2'>"
                        + set + set + "</qti-match-interaction></qti-item-body>"))
                .isEmpty();
    }

    @Test
    void choicesThatAreElsewhereAreNotMissed() {
        assertThat(codes(response("RESPONSE", "multiple", "identifier", correct("A", "B"))
                        + SCORE
                        + "<qti-item-body>"
                        + "<qti-hottext-interaction response-identifier='RESPONSE' max-choices='5' min-choices='2'>"
                        + "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='text.xml'/>"
                        + "</qti-hottext-interaction></qti-item-body>"))
                .doesNotContain(
                        "choice-required",
                        "choice-correct-exists",
                        "choice-max-gt-count",
                        "choice-min-gt-count",
                        "decl-response-unbound");
    }

    @Test
    void interactionsThatAreShownInTurnMayShareAResponse() {
        assertThat(codes(response("RESPONSE", "single", "identifier", correct("A"))
                        + SCORE
                        + "<qti-template-declaration identifier='CASE' cardinality='single' base-type='identifier'/>"
                        + "<qti-item-body>"
                        + "<qti-template-block template-identifier='CASE' identifier='one' show-hide='show'>"
                        + "<qti-content-body>" + choice("RESPONSE", "") + "</qti-content-body></qti-template-block>"
                        + "<qti-template-block template-identifier='CASE' identifier='two' show-hide='show'>"
                        + "<qti-content-body>" + choice("RESPONSE", "") + "</qti-content-body></qti-template-block>"
                        + "</qti-item-body>"))
                .doesNotContain("bind-shared-response");
    }

    @Test
    void objectsOfOneStageMayShareAResponse() {
        String object = "<qti-position-object-interaction response-identifier='RESPONSE' max-choices='2'>"
                + "<img src='pin.png' alt='pin'/></qti-position-object-interaction>";
        assertThat(codes(response("RESPONSE", "multiple", "point", "")
                        + SCORE
                        + "<qti-item-body><qti-position-object-stage><img src='map.png' alt='map'/>" + object + object
                        + "</qti-position-object-stage></qti-item-body>"))
                .isEmpty();
    }

    @Test
    void emptyValuesAreNull() {
        assertThat(codes("<qti-outcome-declaration identifier='SCORE' cardinality='single' base-type='float'>"
                        + "<qti-default-value><qti-value/></qti-default-value></qti-outcome-declaration>"
                        + "<qti-outcome-declaration identifier='WHEN' cardinality='single' base-type='duration'>"
                        + "<qti-default-value><qti-value>  </qti-value></qti-default-value></qti-outcome-declaration>"))
                .isEmpty();
    }

    @Test
    void numbersNeedNotBeSmall() {
        assertThat(codes(response("RESPONSE", "single", "float", correct("-1E-999999999"))
                        + "<qti-outcome-declaration identifier='SCORE' cardinality='single' base-type='float'"
                        + " normal-minimum='-1E999999999' normal-maximum='1E999999999' mastery-value='INF'>"
                        + "<qti-default-value><qti-value>1E999999999</qti-value></qti-default-value>"
                        + "</qti-outcome-declaration>"
                        + "<qti-item-body><qti-slider-interaction response-identifier='RESPONSE' lower-bound='0'"
                        + " upper-bound='1E999999999' step='1E-300'/></qti-item-body>"))
                .isEmpty();
    }

    @Test
    @DisplayName("max-choices may have more digits than a long")
    void limitsNeedNotBeSmall() {
        String many = "9".repeat(400);
        assertThat(codes(response("RESPONSE", "multiple", "identifier", correct("A"))
                        + SCORE
                        + "<qti-item-body>" + choice("RESPONSE", "max-choices='" + many + "'") + "</qti-item-body>"))
                .doesNotContain("choice-min-le-max", "choice-correct-count");
        assertThat(codes(response("RESPONSE", "multiple", "identifier", "")
                        + SCORE
                        + "<qti-item-body>"
                        + choice("RESPONSE", "max-choices='0' min-choices='0000000000000000000000000000000000001'")
                        + "</qti-item-body>"))
                .isEmpty();
    }

    @Test
    void aPatternThatNeedsForEverIsNotTriedForEver() {
        assertThat(codes(response("RESPONSE", "single", "string", correct("a".repeat(60) + "!"))
                        + SCORE
                        + "<qti-item-body><p><qti-text-entry-interaction response-identifier='RESPONSE'"
                        + " pattern-mask='(a+)+(a+)+(a+)+'/></p></qti-item-body>"))
                .isEmpty();
    }

    @Test
    void messagesHaveABound() {
        String name = "n".repeat(5_000);
        List<Diagnostic> found = QtiValidator.create()
                .validate(item(response("RESPONSE", "single", "identifier", correct(name, name))
                        + SCORE
                        + "<qti-item-body>" + choice(name, "") + choice("RESPONSE", "") + "</qti-item-body>"))
                .stream()
                .toList();
        assertThat(found)
                .extracting(Diagnostic::code)
                .contains("bind-response-declared", "choice-correct-exists", "decl-correct-alternatives");
        assertThat(found).allSatisfy(d -> assertThat(d.message().length()).isLessThan(400));
    }

    @Test
    void nothingIsSaidOfVariablesThatAreDeclaredElsewhere() {
        String section = "<qti-assessment-section xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='s'"
                + " title='Section' visible='true'/>";
        String content =
                "<div xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'>" + choice("ANYWHERE", "") + "</div>";
        assertThat(ours(section)).isEmpty();
        assertThat(ours(content)).isEmpty();
    }
}
