// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Test;
import org.qti4j.model.QtiElement;
import org.qti4j.model.RubricBlock;
import org.qti4j.model.SimpleChoice;
import org.qti4j.model.diagnostic.QtiFormatException;

class LoneElementTest {
    private static final String NS = " xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'";
    private static final QtiXml XML = QtiXml.create();

    @Test
    void isReadWhenItsClassIsAskedFor() {
        SimpleChoice choice = XML.read(
                "<qti-simple-choice" + NS + " identifier='A'>one <em>two</em></qti-simple-choice>", SimpleChoice.class);
        assertThat(choice.getIdentifier()).isEqualTo("A");
        assertThat(XML.read(XML.writeToString(choice), SimpleChoice.class)).isEqualTo(choice);
    }

    @Test
    void isJudgedByTheTypeOfItsClass() {
        assertThatThrownBy(() -> XML.read("<qti-simple-choice" + NS + "/>", SimpleChoice.class))
                .isInstanceOf(QtiFormatException.class)
                .hasMessageContaining("identifier");
        String block = "<qti-rubric-block" + NS
                + " use='instructions' view='candidate'><qti-content-body/></qti-rubric-block>";
        assertThat(XML.read(block, RubricBlock.class)).isInstanceOf(RubricBlock.class);
    }

    @Test
    void isNoDocumentOtherwise() {
        String xml = "<qti-simple-choice" + NS + " identifier='A'/>";
        assertThat(XML.validate(xml).hasErrors()).isTrue();
        assertThatThrownBy(() -> XML.read(xml, QtiElement.class)).isInstanceOf(QtiFormatException.class);
        assertThatThrownBy(() -> XML.read(xml, RubricBlock.class)).isInstanceOf(QtiFormatException.class);
    }

    @Test
    void isReadUncheckedFromASource() throws Exception {
        StreamSource source = new StreamSource(new StringReader("<qti-simple-choice" + NS + "/>"));
        assertThat(XML.readUnchecked(source, SimpleChoice.class).root()).isInstanceOf(SimpleChoice.class);
    }
}
