// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of elements that are not where they belong. */
class ElementHintsTest {
    private static final QtiXml XML = QtiXml.create();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "<p>One<p>two</p></p> | p is not allowed here in p; | ^^",
                "<p><table/></p> | table is not allowed here in p; | ^^",
                "<choiceInteraction/> | choiceInteraction is not allowed here in qti-item-body; | ; did you mean qti-choice-interaction?",
                "<qti-choice-interacton/> | in qti-item-body; | ; did you mean qti-choice-interaction?",
                "<P>One</P> | P is not allowed here in qti-item-body; | ; did you mean p?",
                "<p><u>one</u></p> | u is not allowed here in p; | ; use span or div with a class or a style",
                "<p><zzzzzzz/></p> | zzzzzzz is not allowed here in p; | elements that are allowed here"
            })
    void namesTheParentAndWhatMayBeMeant(String body, String begin, String end) {
        String item = """
                <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="t" time-dependent="false">
                  <qti-item-body>%s</qti-item-body>
                </qti-assessment-item>
                """.formatted(body);
        assertThat(XML.validate(item).all().get(0).message()).contains(begin).endsWith(end);
    }
}
