// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.testkit.TestData;

/** The examples of docs/json-form.md. */
class FormQtiExamplesTest {
    private static final Pattern EXAMPLE = Pattern.compile("(?s)```json\n(.*?)```");
    private static final QtiJson JSON = QtiJson.builder().compact().build();

    static Stream<String> examples() {
        List<String> found = EXAMPLE.matcher(
                        TestData.text(TestData.projectRoot().resolve("docs/json-form.md")))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(found).isNotEmpty();
        return found.stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void isADocumentOfTheForm(String example) {
        String xml = JSON.jsonToXml(example, JsonForm.QTI).text();

        // An empty array is no element, so it does not come back.
        assertThat(JsonTree.read(JSON.xmlToJson(xml, JsonForm.QTI).text()))
                .isEqualTo(JsonTree.read(example.replace(", \"qti-test-part\": []", "")));
    }

    @Test
    void writesThePiecesThatThePageShows() {
        String xml = """
                <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" xmlns:x="urn:x"
                    identifier="i" title="One" time-dependent="false" adaptive="1" data-level="3" x:a="b"><!--before-->
                  <qti-outcome-declaration identifier="O" cardinality="single" base-type="float">
                    <qti-default-value><qti-value>0<!--inside-->.50</qti-value></qti-default-value>
                  </qti-outcome-declaration>
                  <qti-item-body><p>Choose <em>one</em>.<!--c--><?t d?></p></qti-item-body>
                  <!--end-->
                </qti-assessment-item><!--after-->""";

        assertThat(JSON.xmlToJson(xml, JsonForm.QTI).text()).isEqualTo("""
                        {"qti-assessment-item":{"identifier":"i","title":"One","timeDependent":false,"adaptive":"1",\
                        "_attributes":{"data-level":"3","{urn:x}a":"b"},\
                        "qti-outcome-declaration":[{"_before":[{"_comment":"before"}],\
                        "identifier":"O","cardinality":"single","baseType":"float",\
                        "qti-default-value":{"qti-value":[{"value":"0.50","_inside":[{"at":1,"_comment":"inside"}]}]}}],\
                        "qti-item-body":{"content":[{"p":{"content":["Choose ",{"em":{"content":["one"]}},".",\
                        {"_comment":"c"},{"_pi":{"target":"t","data":"d"}}]}}]},\
                        "_end":[{"_comment":"end"}],"_after":[{"_comment":"after"}]}}""");
    }
}
