// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.model.QtiElement;
import org.qti4j.xml.QtiXml;

/** The rule for numbers and booleans: a literal exactly when the text is one, and the same characters back in any case. */
class FormQtiValuesTest {
    private static final QtiJson JSON = QtiJson.builder().compact().build();
    private static final String QTI = " xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "1",
                "-1",
                "-0",
                "10",
                "1.0",
                "0.50",
                "-0.5",
                "1e3",
                "1E3",
                "1E+3",
                "1e-3",
                "1.5e10",
                "0e0",
                "1234567890123456789012345678901234567890",
                "0.1234567890123456789012345678901234567890"
            })
    void writesANumberWhenTheTextIsOneInJson(String text) {
        assertThat(json("normal-maximum", text)).isEqualTo("\"normalMaximum\":" + text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "01", "00", "+1", "-01", ".5", "5.", "1.e3", "INF", "-INF", "NaN", "", " 1", "1 ", "1 2", "0x1", "1e",
                "1e+", "--1", "\u0661", "1_0", "true", "null", "1,5"
            })
    void writesAStringWithTheSameCharactersOtherwise(String text) {
        assertThat(json("normal-maximum", text)).isEqualTo("\"normalMaximum\":\"" + text + '"');
    }

    @ParameterizedTest
    @CsvSource({
        "true,true",
        "false,false",
        "1,'\"1\"'",
        "0,'\"0\"'",
        "' true','\" true\"'",
        "TRUE,'\"TRUE\"'",
        "'','\"\"'"
    })
    void writesABooleanWhenTheTextIsOneInJson(String text, String expected) {
        String xml = "<qti-choice-interaction" + QTI + " shuffle=\"" + text + "\"/>";

        String json = JSON.xmlToJson(xml, JsonForm.QTI).text();

        assertThat(json).isEqualTo("{\"qti-choice-interaction\":{\"shuffle\":" + expected + "}}");
        assertThat(JSON.jsonToXml(json, JsonForm.QTI).text()).contains("shuffle=\"" + text + '"');
    }

    @Test
    void writesEverythingElseAsAString() {
        String xml = "<qti-outcome-declaration" + QTI
                + " identifier=\"12\" cardinality=\"true\" view=\"1 2\"><qti-default-value><qti-value>1</qti-value></qti-default-value>"
                + "</qti-outcome-declaration>";

        assertThat(JSON.xmlToJson(xml, JsonForm.QTI).text())
                .contains("\"identifier\":\"12\"", "\"cardinality\":\"true\"", "\"view\":\"1 2\"", "\"value\":\"1\"");
    }

    @Test
    void takesAStringForANumberOrABoolean() {
        String json =
                "{\"qti-choice-interaction\":{\"maxChoices\":\"2\",\"shuffle\":\"true\",\"responseIdentifier\":\"R\"}}";

        assertThat(JSON.jsonToXml(json, JsonForm.QTI).text())
                .contains("max-choices=\"2\"", "shuffle=\"true\"", "response-identifier=\"R\"");
    }

    @Test
    void writesANumberThatNoReaderTakesAsAString() {
        for (String text : new String[] {"9".repeat(501), "1e99999"}) {
            assertThat(json("normal-maximum", text)).isEqualTo("\"normalMaximum\":\"" + text + '"');
        }
        assertThat(json("normal-maximum", "9".repeat(500))).doesNotEndWith("\"");
    }

    @Test
    void keepsEveryCharacterOfTextsAndAttributes() {
        String text = "a&#13;b&#10;c&#9;d  e\u0085\u2028\u00a0\ud83d\ude00\ufffd&lt;&amp;&gt;\"'";
        String xml = "<p" + QTI + " data-x=\"" + text.replace("\"", "&quot;") + "\">" + text + "</p>";

        String json = JSON.xmlToJson(xml, JsonForm.QTI).text();

        assertThat(json).contains("a\\rb\\nc\\td  e\u0085");
        assertThat(GrammarPlace.infoset(JSON.jsonToXml(json, JsonForm.QTI).text()))
                .isEqualTo(GrammarPlace.infoset(xml));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<s:w xmlns:s='http://www.w3.org/2001/10/synthesis' role='ns1:noun' x:a='1' xmlns:ns1='urn:words' xmlns:x='urn:x'/>",
                "<s:w xmlns:s='http://www.w3.org/2001/10/synthesis' role='ssml:noun' xmlns:ssml='urn:words' x:a='1' xmlns:x='urn:x'/>",
                "<s:w xmlns:s='http://www.w3.org/2001/10/synthesis' role='s:noun'/>",
                "<w xmlns='http://www.w3.org/2001/10/synthesis' role='a:noun b:verb' xmlns:a='urn:1' xmlns:b='urn:2' xml:id='i'/>",
                "<s:s xmlns:s='http://www.w3.org/2001/10/synthesis' xmlns:w='urn:1'><s:w role='w:a'/><s:w role='w:b' xmlns:w='urn:2'/></s:s>"
            })
    void keepsThePrefixesOfValuesApartFromThoseOfNames(String xml) {
        String json = JSON.xmlToJson(xml, JsonForm.QTI).text();
        String back = JSON.jsonToXml(json, JsonForm.QTI).text();
        String throughModel = QtiXml.create().writeToString(JSON.read(json, QtiElement.class));

        assertThat(GrammarPlace.infoset(back)).isEqualTo(GrammarPlace.infoset(xml));
        assertThat(GrammarPlace.infoset(throughModel)).isEqualTo(GrammarPlace.infoset(xml));
        assertThat(JSON.xmlToJson(back, JsonForm.QTI).text()).isEqualTo(json);
        assertThat(JSON.xmlToJson(throughModel, JsonForm.QTI).text().length()).isEqualTo(json.length());
    }

    /** Returns the member that an attribute of a numeric type becomes, when it comes back with the same characters. */
    private static String json(String attribute, String text) {
        String xml = "<qti-outcome-declaration" + QTI + " " + attribute + "=\"" + text + "\"/>";
        String json = JSON.xmlToJson(xml, JsonForm.QTI).text();
        assertThat(JSON.jsonToXml(json, JsonForm.QTI).text()).contains(attribute + "=\"" + text + '"');
        return json.replace("{\"qti-outcome-declaration\":{", "").replaceAll("}}$", "");
    }
}
