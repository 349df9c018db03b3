// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.QtiXml;

/** What is found in the XML points into the JSON that it was made of. */
class JsonOriginsTest {
    private static final String ITEM = """
            {"identifier": "herons", "type": "choice", "title": "Herons",
             "interaction": {"type": "choice", "responseIdentifier": "RESPONSE", "maxChoices": 1,
               "questionStructure": {
                 "prompt": "Herons eat <b id='x'>mostly</b>",
                 "choices": [
                   {"identifier": "A", "content": "fish"},
                   {"identifier": "B", "content": "<b id='x'>grass</b>"}]}},
             "responseDeclarations": [{"identifier": "RESPONSE", "cardinality": "single", "baseType": "identifier",
               "correctResponse": {"value": ["A"]}}],
             "rubrics": [{"use": "scoring", "view": "scorer", "body": "<p id='x'>One point.</p>"}],
             "stimulus": {"identifier": "pond"}}
            """;

    private final QtiJson json = QtiJson.create();

    @Test
    void aSchemaFindingOfTheDocumentStandsAtTheValueInTheJson() {
        Diagnostics found = json.validate(ITEM, JsonForm.API);

        assertThat(found.stream()
                        .map(d -> d.code() + " " + d.location() + " "
                                + d.location().pointer()))
                .containsExactly(
                        "cvc-id.2 7:39 /interaction/questionStructure/choices/1/content",
                        "cvc-id.2 10:59 /rubrics/0/body");
        assertThat(found.all().get(0).location().path()).endsWith("/qti-simple-choice[2]/b[1]/@id");
    }

    @Test
    void whoeverChecksTheXmlCanAskForThePlaces() {
        ApiXml xml = json.apiToXml(ITEM, ApiKind.ITEM);

        Diagnostics found =
                xml.origins().locate(QtiXml.create().validate(xml.xml()).withSource("herons.json"));
        assertThat(found.all().get(1).toString()).startsWith("herons.json:10:59: error cvc-id.2: ");
        String item = "/qti-assessment-item[1]";
        assertThat(xml.origins()
                        .of(List.of(
                                item + "/@title",
                                item + "/qti-response-declaration[1]/qti-correct-response[1]/qti-value[1]",
                                item + "/qti-assessment-stimulus-ref[1]/@href",
                                item + "/qti-item-body[1]/qti-choice-interaction[1]/@max-choices",
                                item + "/qti-item-body[1]/qti-choice-interaction[1]/qti-prompt[1]/b[1]",
                                item + "/qti-item-body[1]/qti-choice-interaction[1]/qti-simple-choice[2]/@identifier",
                                item + "/nothing[4]",
                                "")))
                .extracting(Location::pointer)
                .containsExactly(
                        "/title",
                        "/responseDeclarations/0/correctResponse/value",
                        "/stimulus",
                        "/interaction/maxChoices",
                        "/interaction/questionStructure/prompt",
                        "/interaction/questionStructure/choices/1/identifier",
                        "",
                        "");
    }

    @Test
    void withoutATextThereArePointersOnly() {
        ApiXml xml = json.apiToXml(Json.readObject(ITEM), ApiKind.ITEM);
        Location at = xml.origins().of("/qti-assessment-item[1]/@identifier");
        assertThat(at.pointer()).isEqualTo("/identifier");
        assertThat(at.line()).isEqualTo(Location.UNKNOWN);
    }

    @Test
    void theXmlOfAnEnvelopeIsOneValue() {
        String envelope = "{\n \"format\": \"xml\",\n \"xml\": \"<qti-assessment-item "
                + "xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='i' title='t'/>\"}";
        Diagnostic found = json.validate(envelope, JsonForm.API).all().get(0);
        assertThat(found.code()).isEqualTo("cvc-complex-type.4");
        assertThat(found.location().pointer()).isEqualTo("/xml");
        assertThat(found.location().line()).isEqualTo(3);
        assertThat(found.message()).contains("line 1, column 1 of the XML");
        Diagnostic broken = json.validate("{\"format\": \"xml\",\n \"xml\": \"<a><b></a>\"}", null)
                .all()
                .get(0);
        assertThat(broken.code()).isEqualTo("xml-not-well-formed");
        assertThat(broken.location().pointer()).isEqualTo("/xml");
        assertThat(broken.location().line()).isEqualTo(2);
    }

    @Test
    void halfACharacterIsNoText() {
        String half = ITEM.replace("mostly", "\ud83d");
        assertThatThrownBy(() -> json.apiToXml(half, ApiKind.ITEM))
                .isInstanceOfSatisfying(QtiFormatException.class, e -> {
                    assertThat(e.diagnostics().all().get(0).code()).isEqualTo("json-invalid-text");
                    assertThat(e.diagnostics().all().get(0).location().pointer())
                            .isEqualTo("/interaction/questionStructure/prompt");
                });
    }

    @Test
    void whatIsWrongTogetherHasItsPlaceToo() {
        // A prompt in a list that takes none: told by the grammar before the schema is asked.
        String stimulus = """
                {"identifier": "p", "title": "Pond", "content": "<p>x</p>",
                 "catalogInfo": [{"id": "c", "support": "spoken", "content": "y"}, {"id": "d", "support": "no name", "content": "y"}]}
                """;
        assertThat(json.validate(stimulus, JsonForm.API).all())
                .extracting(d -> d.location().pointer())
                .containsExactly("/catalogInfo/1/support");
    }
}
