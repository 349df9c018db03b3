// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.testkit.TestData;

/** What an author is told: what was found, where, and what was expected, in words that can be acted on. */
class MessagesTest {
    private static final QtiXml XML = QtiXml.create();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "tests/invalid-schema/wrong-enumeration-value.xml    | /qti-assessment-test[1]/qti-test-part[1]/@navigation-mode | qti-test-part/@navigation-mode cannot be \"free\"; expected linear or nonlinear",
                "tests/invalid-schema/missing-required-attribute.xml | /qti-assessment-test[1]/qti-test-part[1] | qti-test-part needs the attribute submission-mode; expected individual or simultaneous",
                "tests/invalid-schema/test-without-identifier.xml    | /qti-assessment-test[1] | qti-assessment-test needs the attribute identifier",
                "tests/invalid-schema/time-with-unit.xml             | /qti-assessment-test[1]/qti-time-limits[1]/@max-time | qti-time-limits/@max-time cannot be \"90min\"; expected a number",
                "tests/invalid-schema/negative-time.xml              | /qti-assessment-test[1]/qti-time-limits[1]/@max-time | qti-time-limits/@max-time cannot be \"-60\"; expected a number of at least 0",
                "tests/invalid-schema/part-without-section.xml       | /qti-assessment-test[1]/qti-test-part[1] | qti-test-part is not complete; expected qti-pre-condition, qti-branch-rule, qti-item-session-control, qti-time-limits, qti-rubric-block, qti-assessment-section or qti-assessment-section-ref",
                "tests/invalid-schema/once-only-element-twice.xml    | /qti-assessment-test[1]/qti-test-part[1]/qti-time-limits[2] | qti-time-limits is not allowed here in qti-test-part; expected qti-rubric-block, qti-assessment-section or qti-assessment-section-ref",
                "tests/invalid-schema/outcome-declaration-after-part.xml | /qti-assessment-test[1]/qti-outcome-declaration[1] | qti-outcome-declaration is not allowed here in qti-assessment-test; expected qti-test-part, qti-outcome-processing or qti-test-feedback",
                "tests/invalid-schema/unknown-attribute-in-closed-type.xml | /qti-assessment-test[1]/qti-test-part[1]/qti-item-session-control[1]/@attempts | qti-item-session-control has no attribute attempts; it takes allow-comment, allow-review, allow-skipping, max-attempts, show-feedback, show-solution and validate-responses",
                "tests/invalid-schema/no-namespace.xml               | /qti-assessment-test[1] | qti-assessment-test belongs to the namespace http://www.imsglobal.org/xsd/imsqtiasi_v3p0, here it is in none",
                "tests/invalid-schema/not-a-root.xml                 | /qti-test-part[1] | qti-test-part cannot be the root of a document; expected qti-assessment-item, qti-assessment-section",
                "tests/invalid-schema/text-in-empty-element.xml      | /qti-assessment-test[1]/qti-test-part[1]/qti-time-limits[1] | qti-time-limits must be empty",
                "tests/invalid-schema/xsi-nil.xml                    | /qti-assessment-test[1]/qti-test-part[1]/qti-assessment-section[1]/qti-assessment-item-ref[1] | xsi:nil is not allowed; leave it out",
                "items/invalid-schema/prompt-after-choices.xml       | /qti-assessment-item[1]/qti-item-body[1]/qti-choice-interaction[1]/qti-prompt[1] | qti-prompt is not allowed here in qti-choice-interaction; expected qti-simple-choice",
                "items/invalid-schema/match-with-three-sets.xml      | /qti-assessment-item[1]/qti-item-body[1]/qti-match-interaction[1]/qti-simple-match-set[3] | qti-simple-match-set is not allowed here in qti-match-interaction; nothing more is expected in this place",
                "items/invalid-schema/interaction-without-choices.xml | /qti-assessment-item[1]/qti-item-body[1]/qti-choice-interaction[1] | qti-choice-interaction is not complete; expected qti-simple-choice",
                "items/invalid-schema/dangling-idref.xml             | /qti-assessment-item[1]/qti-item-body[1]/p[1]/qti-text-entry-interaction[1]/@response-identifier | there is no element with the id \"LENGTH\"",
                "items/invalid-schema/duplicate-id.xml               | /qti-assessment-item[1]/qti-item-body[1]/p[2]/@id | the id \"intro\" is there already",
                "items/invalid-schema/bad-coords.xml                 | /qti-assessment-item[1]/qti-item-body[1]/qti-hotspot-interaction[1]/qti-hotspot-choice[1]/@coords | cannot be \"10, 20, 5\"; expected numbers with commas between them and no blanks",
                "items/invalid-schema/number-with-comma.xml          | /qti-assessment-item[1]/qti-response-declaration[1]/qti-mapping[1]/qti-map-entry[1]/@mapped-value | cannot be \"0,5\"; expected a number",
                "items/invalid-schema/calculator-of-unknown-kind.xml | /qti-assessment-item[1]/qti-companion-materials-info[1]/qti-calculator[1]/qti-calculator-type[1] | the text of qti-calculator-type cannot be \"pocket\"; expected basic, standard, scientific or graphing",
                "items/invalid-schema/element-in-text-only-content.xml | /qti-assessment-item[1]/qti-response-declaration[1]/qti-correct-response[1]/qti-value[1] | qti-value takes text only, no elements",
                "items/invalid-schema/neither-number-nor-variable.xml | /qti-assessment-item[1]/qti-item-body[1]/p[1]/qti-printed-variable[1]/@base | expected a whole number, or the name of a variable",
                "items/invalid-schema/mathml-in-qti-namespace.xml    | /qti-assessment-item[1]/qti-item-body[1]/p[1]/math[1] | math belongs to the namespace http://www.w3.org/1998/Math/MathML, here it is in http://www.imsglobal.org/xsd/imsqtiasi_v3p0",
                "items/invalid-schema/xml-id-beside-id.xml           | /qti-assessment-item[1]/qti-item-body[1]/p[1] | p can have one id only",
                "items/malformed/unknown-entity.xml                  | ^^ | the entity &nbsp; is not known; write the character itself or its number",
                "items/malformed/bare-ampersand.xml                  | ^^ | write &amp; for a plain ampersand",
                "items/malformed/truncated.xml                       | ^^ | the document ends before its last element is closed",
                "items/malformed/empty-file.xml                      | ^^ | there is no element: the document is empty",
                "items/malformed/json.xml                            | ^^ | this is not XML",
                "items/malformed/unclosed-tag.xml                    | ^^ | expected </em>",
                "items/hostile/doctype-internal-entity.xml           | ^^ | a DOCTYPE is not allowed"
            })
    void saysWhatWhereAndWhatWasExpected(String file, String path, String words) throws IOException {
        Diagnostic found = XML.validate(TestData.root().resolve(file)).all().get(0);

        assertThat(found.message()).contains(words);
        assertThat(found.location().path()).isEqualTo(path == null ? "" : path);
        assertThat(found.toString())
                .startsWith(
                        TestData.root().resolve(file) + ":" + found.location().line() + ":");
    }

    static Stream<Named<Path>> invalid() {
        return TestData.cases(".xml", 135, "invalid-schema");
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void saysWhatWouldBeRightAndNotInTheLanguageOfTheSpecification(Path file) throws IOException {
        assertThat(XML.validate(file)).isNotEmpty().allSatisfy(found -> {
            assertThat(found.message())
                    .containsAnyOf(
                            "expected",
                            "needs",
                            "did you mean",
                            "takes",
                            "leave",
                            "there already",
                            "no element with the id",
                            "has no attribute",
                            "must be empty",
                            "not declared",
                            "one id only");
            assertThat(found.message())
                    .doesNotContain("cvc-", "facet", "{\"", "#AnonType", "lax", "WC[", "Wild ID", "xmlns=");
            assertThat(found.location().path()).matches("(/[^/\\[]+\\[[0-9]+])+(/@.+)?");
        });
    }
}
