// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qti4j.json.internal.tree.JsonValues;
import org.qti4j.xml.QtiXml;

/** Items in JSON that are not as the documents of the API want them, but plain enough: each is understood, says what is odd, and comes back. */
class ApiVariantsTest {
    private static final String CHOICES =
            "'choices':[{'identifier':'A','content':'a'},{'identifier':'B','content':'b'}]";
    private static final String INTERACTION =
            "'interaction':{'type':'choice','responseIdentifier':'RESPONSE','maxChoices':1,'questionStructure':{'prompt':'x',"
                    + CHOICES + "}}";
    private static final String RESPONSE =
            "'responseDeclarations':[{'identifier':'RESPONSE','cardinality':'single','baseType':'identifier','correctResponse':{'value':['A']}}]";
    private static final String XML =
            "<qti-choice-interaction response-identifier=\"RESPONSE\" max-choices=\"1\"><qti-prompt>x</qti-prompt>"
                    + "<qti-simple-choice identifier=\"A\">a</qti-simple-choice><qti-simple-choice identifier=\"B\">b</qti-simple-choice>"
                    + "</qti-choice-interaction>";

    private final QtiJson json = QtiJson.builder().compact().build();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        'type':'choice',INTERACTION,'rubrics':null,'stimulus':null,'metadata':null | XML | warning json-wrong-kind /rubrics, warning json-wrong-kind /stimulus
        'type':'choice','interaction':{'type':'choice','responseIdentifier':'RESPONSE','shuffle':null,'maxChoices':1,'questionStructure':{'prompt':'x',CHOICES}} | XML | warning json-wrong-kind /interaction/shuffle
        'type':'choice','interaction':{'type':'choice','responseIdentifier':'RESPONSE','maxChoices':1,'prompt':'x',CHOICES} | XML | warning json-missing-key /interaction
        INTERACTION | XML | warning json-missing-key |
        'type':'choice','interaction':{'responseIdentifier':'RESPONSE','maxChoices':1,'questionStructure':{'prompt':'x',CHOICES}} | XML | warning json-missing-key /interaction
        'type':'choice','interaction':{'type':'choice','response-identifier':'RESPONSE','max-choices':1,'question-structure':{'prompt':'x',CHOICES}} | XML | warning json-key-spelling /interaction/max-choices, warning json-key-spelling /interaction/question-structure, warning json-key-spelling /interaction/response-identifier
        'type':'choice','interaction':{'type':'choice','responseIdentifier':'RESPONSE','maxChoices':'1','questionStructure':{'prompt':'x',CHOICES}} | XML | warning json-wrong-kind /interaction/maxChoices
        'type':'choice','interaction':{'type':'choice','responseIdentifier':'RESPONSE','maxChoices':1.0,'questionStructure':{'prompt':'x',CHOICES}} | XML |
        'type':'choice','interaction':{'type':'choice','responseIdentifier':'RESPONSE','maxChoices':1,'questionStructure':{'prompt':7,CHOICES}} | XML7 | warning json-wrong-kind /interaction/questionStructure/prompt
        'type':'composite','interactions':[{'type':'choice','responseIdentifier':'RESPONSE','maxChoices':1,'questionStructure':{'prompt':'x',CHOICES}},{'type':'text-entry','responseIdentifier':'RESPONSE','questionStructure':{'prompt':'Because ___.'}}] | XML<p>Because <qti-text-entry-interaction response-identifier="RESPONSE"/>.</p> |
        'type':'choice','preInteraction':'<p>Read.</p>Then','postInteraction':'<hr>',INTERACTION | <p>Read.</p><p>Then</p>XML<hr/> |
        'type':'text-entry','interaction':{'type':'text-entry','responseIdentifier':'RESPONSE','questionStructure':{'prompt':'___ and ___'}} | <p><qti-text-entry-interaction response-identifier="RESPONSE"/> and ___</p> | warning json-inconsistent /interaction/questionStructure/prompt
        'type':'slider','interaction':{'type':'slider','responseIdentifier':'RESPONSE','lowerBound':1,'upperBound':9,'questionStructure':{'prompt':'x'}} | <qti-slider-interaction response-identifier="RESPONSE" lower-bound="1" upper-bound="9"><qti-prompt>x</qti-prompt></qti-slider-interaction> | warning json-key-spelling /interaction/lowerBound, warning json-key-spelling /interaction/upperBound
        'type':'text-entry','interaction':{'type':'text-entry','responseIdentifier':'RESPONSE','attributes':{'expectedLength':7,'patternMask':'[a-z]'},'questionStructure':{'prompt':'x '}} | <p>x <qti-text-entry-interaction response-identifier="RESPONSE" expected-length="7" pattern-mask="[a-z]"/></p> | warning json-key-spelling /interaction/attributes/expectedLength, warning json-key-spelling /interaction/attributes/patternMask
        'type':'choice','interaction':{'type':'choice','responseIdentifier':'RESPONSE','questionStructure':{'prompt':'3 < 5 & $x^2$&nbsp;','choices':[{'identifier':'A','content':''}]}} | <qti-choice-interaction response-identifier="RESPONSE"><qti-prompt>3 &lt; 5 &amp; $x^2$\u00a0</qti-prompt><qti-simple-choice identifier="A"/></qti-choice-interaction> | info html-ampersand /interaction/questionStructure/prompt, info html-less-than /interaction/questionStructure/prompt
        'type':'choice','interaction':{'type':'choice','responseIdentifier':'RESPONSE','questionStructure':{'choices':[{'identifier':'A','content':'a','feedbackInline':'<p>No.</p><p>Really <b>no</b>.</p>','feedbackOutcomeIdentifier':'F'}]}} | <qti-choice-interaction response-identifier="RESPONSE"><qti-simple-choice identifier="A">a<qti-feedback-inline outcome-identifier="F" identifier="A" show-hide="show">No.<br/>Really <b>no</b>.</qti-feedback-inline></qti-simple-choice></qti-choice-interaction> | warning html-not-allowed /interaction/questionStructure/choices/0/feedbackInline, warning html-not-allowed /interaction/questionStructure/choices/0/feedbackInline
        'type':'upload','interaction':{'type':'upload','responseIdentifier':'RESPONSE','allowedTypes':['image/png','text/plain'],'maxSize':9,'questionStructure':{'prompt':'x'}} | <qti-upload-interaction response-identifier="RESPONSE" type="image/png text/plain"><qti-prompt>x</qti-prompt></qti-upload-interaction> |
        'type':'hottext','interaction':{'type':'hottext','responseIdentifier':'RESPONSE','questionStructure':{'text':'Mark <qti-hottext identifier=\\"A\\">one</qti-hottext>.'}} | <qti-hottext-interaction response-identifier="RESPONSE"><p>Mark <qti-hottext identifier="A">one</qti-hottext>.</p></qti-hottext-interaction> |
        'type':'hotspot','interaction':{'type':'hotspot','responseIdentifier':'RESPONSE','maxChoices':1,'questionStructure':{'object':{'data':'a.jpg?x=1','width':'50%'},'hotspots':[{'identifier':'A','shape':'default','coords':'0,0,1,1'}]}} | <qti-hotspot-interaction response-identifier="RESPONSE" max-choices="1"><object data="a.jpg?x=1" type="image/jpeg" width="50%"/><qti-hotspot-choice identifier="A" shape="default" coords="0,0,1,1"/></qti-hotspot-interaction> |
        """)
    void areUnderstood(String members, String body, String findings) {
        String text = ("{'identifier':'i','title':'T',"
                        + members.replace("INTERACTION", INTERACTION).replace("CHOICES", CHOICES) + "," + RESPONSE
                        + "}")
                .replace('\'', '"');
        ApiXml xml = json.apiToXml(text, ApiKind.ITEM);

        assertThat(xml.xml())
                .contains("<qti-item-body>"
                        + body.replace("XML7", XML.replace("<qti-prompt>x", "<qti-prompt>7"))
                                .replace("XML", XML) + "</qti-item-body>");
        assertThat(String.join(
                                ", ",
                                xml.diagnostics().stream()
                                        .map(d -> d.severity().label() + " " + d.code() + " "
                                                + d.location().pointer())
                                        .sorted()
                                        .toList())
                        .strip())
                .isEqualTo(findings == null ? "" : findings);
        assertThat(QtiXml.create().validate(xml.xml()).stream()
                        .filter(d -> !d.code().startsWith("cvc-id"))
                        .toList())
                .isEmpty();
        ApiJson back = json.xmlToApi(xml.xml(), xml.beside());
        assertThat(JsonValues.same(back.value(), Json.readObject(text)))
                .as("%s", back.value())
                .isTrue();
        assertThat(List.of(xml.kind(), back.kind())).containsOnly(ApiKind.ITEM);
    }
}
