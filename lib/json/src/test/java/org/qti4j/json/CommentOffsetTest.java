// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.model.diagnostic.QtiFormatException;

class CommentOffsetTest {
    private static final String XML = """
            <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="a" title="A" time-dependent="false">\
            <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="string">\
            <qti-default-value><qti-value>ab<!--c--></qti-value></qti-default-value></qti-outcome-declaration></qti-assessment-item>""";

    private final QtiJson json = QtiJson.builder().compact().build();

    @Test
    void aCommentInsideATextKeepsItsPlace() {
        String text = json.xmlToJson(XML, JsonForm.QTI).text();

        assertThat(text).contains("\"at\":2");
        assertThat(json.jsonToXml(text, JsonForm.QTI).text()).contains("ab<!--c-->");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "3", "\"x\""})
    void anOffsetOutsideOfTheTextIsAFinding(String offset) {
        String text = json.xmlToJson(XML, JsonForm.QTI).text().replace("\"at\":2", "\"at\":" + offset);

        assertThatThrownBy(() -> json.jsonToXml(text, JsonForm.QTI))
                .isInstanceOf(QtiFormatException.class)
                .hasMessageContaining("offset in the text");
    }
}
