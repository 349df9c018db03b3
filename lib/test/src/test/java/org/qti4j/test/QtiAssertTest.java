// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qti4j.test.QtiAssertions.assertThatQti;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.json.JsonForm;
import org.qti4j.json.QtiJson;
import org.qti4j.model.AssessmentItem;
import org.qti4j.testkit.TestData;
import org.qti4j.xml.QtiDiff;
import org.qti4j.xml.QtiXml;

class QtiAssertTest {
    private static final Path FILE = Path.of("src/test/resources/org/qti4j/test/colour.xml");
    private static final String XML = TestData.text(FILE);
    private static final String JSON =
            QtiJson.create().xmlToJson(XML, JsonForm.QTI).text();
    private static final String API =
            QtiJson.create().xmlToJson(XML, JsonForm.API).text();
    private static final String INVALID = XML.replace("qti-prompt", "qti-promt");

    @Test
    void tellsWhetherADocumentIsValid() {
        assertThatQti(XML).isValid();
        assertThatQti(JSON).isValid();
        assertThatQti(API).isValid();
        assertThatQti(FILE).isValid();
        assertThatQti(QtiXml.create().read(XML, AssessmentItem.class)).isValid();
        assertThatQti(INVALID).isNotValid().hasFinding("cvc-complex-type.2.4.a");
        assertThatQti("<a").isNotValid().hasFinding("xml-not-well-formed");

        fails(
                () -> assertThatQti(INVALID).isValid(),
                "Expected a valid QTI document",
                "qti-promt",
                "<qti-assessment-item");
        fails(() -> assertThatQti(JSON.replace("qti-prompt", "qti-promt")).isValid(), "qti-promt");
        fails(() -> assertThatQti(XML).isNotValid(), "but it is");
        fails(() -> assertThatQti(INVALID).hasFinding("cvc-id.1"), "cvc-id.1", "cvc-complex-type.2.4.a");
        fails(() -> assertThatQti((String) null).isValid(), "not to be null");
    }

    @Test
    void comparesWhatDocumentsSay() {
        String same =
                XML.replace("<qti-", "<q:qti-").replace("</qti-", "</q:qti-").replace("xmlns=", "xmlns:q=");
        assertThatQti(XML).hasSameContentAs(same);
        assertThatQti(XML).hasSameContentAs(JSON);
        assertThatQti(JSON).hasSameContentAs(XML);
        assertThatQti(JSON).hasSameContentAs(FILE);
        assertThatQti(XML).hasOtherContentThan(XML.replace("green", "Green"));

        fails(
                () -> assertThatQti(XML).hasSameContentAs(XML.replace("green", "blue")),
                "there are differences",
                "green",
                "blue");
        fails(() -> assertThatQti(JSON).hasSameContentAs(XML.replace("colour", "color")), "color");
        fails(() -> assertThatQti(XML).hasOtherContentThan(same), "both say the same");
        fails(() -> assertThatQti(XML).hasSameContentAs("<a"), "can be compared", "A:1:2");
        fails(() -> assertThatQti("{}").hasSameContentAs(XML), "The actual document cannot be compared");
    }

    @Test
    void comparesWhatXmlCannotHoldOfTheJsonOfTheApi() {
        String metadata = "{\"metadata\":{\"subject\":\"Art\"}," + API.substring(1);
        String reordered = API.substring(0, API.lastIndexOf('}')) + ",\"metadata\":{\"subject\":\"Art\"}}";

        assertThatQti(metadata).hasSameContentAs(reordered);
        fails(() -> assertThatQti(metadata).hasSameContentAs(API), "beside the XML", "Art");
        assertThatQti(metadata)
                .comparedBy(QtiDiff.builder().ignoreComments().build())
                .hasSameContentAs(XML);
    }

    @Test
    void comparesTheWayItIsTold() {
        String commented = XML.replace("<qti-item-body>", "<!-- here --><qti-item-body>");

        fails(() -> assertThatQti(commented).hasSameContentAs(XML), "here");
        assertThatQti(commented)
                .comparedBy(QtiDiff.builder().ignoreComments().typedValues().build())
                .hasSameContentAs(XML.replace("max-choices=\"1\"", "max-choices=\"01\""));
    }

    static Stream<Named<Path>> valid() {
        return TestData.cases(".xml", 100, "valid", "invalid-rule");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void tellsThatValidDocumentsSurvive(Path file) {
        assertThatQti(file).isValid().survivesRoundTrip();
    }

    @Test
    void tellsWhetherADocumentSurvives() {
        assertThatQti(JSON).survivesRoundTrip();
        assertThatQti(API).survivesRoundTrip();
        assertThatQti(INVALID.replace("promt", "prompt")).survivesRoundTrip();

        fails(() -> assertThatQti(INVALID).survivesRoundTrip(), "survives a round trip", "qti-promt");
        fails(() -> assertThatQti("{\"qti-assessment-item\": 1}").survivesRoundTrip(), "survives a round trip");
        fails(() -> assertThatQti("{").survivesRoundTrip(), "survives a round trip");
    }

    @Test
    void readsFilesInTheirEncoding(@TempDir Path folder) throws Exception {
        String declared = XML.replace("UTF-8", "ISO-8859-1").replace("green", "grün");
        Path latin = Files.write(folder.resolve("latin.xml"), declared.getBytes(StandardCharsets.ISO_8859_1));
        Path wide = Files.write(
                folder.resolve("wide.xml"),
                declared.replace("ISO-8859-1", "UTF-16").getBytes(StandardCharsets.UTF_16));
        Path broken = Files.write(folder.resolve("broken.xml"), new byte[] {'<', (byte) 0xE9});

        assertThatQti(latin).isValid().hasSameContentAs(wide);
        assertThatThrownBy(() -> assertThatQti(broken)).hasMessageContaining("broken.xml");
        assertThatThrownBy(() -> assertThatQti(folder.resolve("none"))).hasMessageContaining("none");
    }

    static void fails(ThrowingCallable assertion, String... words) {
        assertThatThrownBy(assertion).isInstanceOf(AssertionError.class).hasMessageContainingAll(words);
    }
}
