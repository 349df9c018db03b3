// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import org.junit.jupiter.api.Test;

class InfosetDifferenceTest {
    private static final String ITEM =
            "<qti-assessment-item xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0' identifier='i'>"
                    + "<qti-item-body><p>one <b>two</b> <i>three</i></p></qti-item-body></qti-assessment-item>";

    @Test
    void whatDoesNotCountIsNoDifference() throws XMLStreamException {
        assertThat(between(
                        ITEM,
                        ITEM.replace(
                                        "><qti-item-body",
                                        " xmlns:x='http://www.w3.org/2001/XMLSchema-instance' x:schemaLocation='a b'>\n  <!-- c --><qti-item-body")
                                .replace("one", "<![CDATA[on]]>e"),
                        false))
                .isEmpty();
    }

    @Test
    void everyDifferenceHasItsPath() throws XMLStreamException {
        String p = "/qti-assessment-item[1]/qti-item-body[1]/p[1]";
        assertThat(between(ITEM, ITEM.replace("identifier='i'", "identifier='j'"), true))
                .containsExactly("/qti-assessment-item[1]/@identifier: attribute \"i\" became \"j\"");
        assertThat(between(ITEM, ITEM.replace(" identifier='i'", ""), true))
                .containsExactly("/qti-assessment-item[1]/@identifier: attribute is gone: \"i\"");
        assertThat(between(ITEM, ITEM.replace("</b> <i>", "</b><i>"), true))
                .isNotEmpty()
                .allMatch(line -> line.startsWith(p));
        assertThat(between(ITEM, ITEM.replace("two", "2"), true))
                .containsExactly(p + "/b[1]/text()[1]: text \"two\" became \"2\"");
        assertThat(between(ITEM, ITEM.replace("<b>two</b>", ""), true))
                .isNotEmpty()
                .allMatch(line -> line.startsWith(p));
        assertThat(between(ITEM, ITEM.replace("<i>", "<i xmlns='urn:x'>"), true))
                .isNotEmpty();
        assertThat(between(ITEM, ITEM.replace("<p>", "<!-- c --><p>"), true))
                .containsExactly("/qti-assessment-item[1]/qti-item-body[1]/comment()[1]: comment \" c \" was added");
        assertThat(between(ITEM, ITEM + "<?t d?>", true))
                .containsExactly("/comment()[1]: processing instruction t \"d\" was added");
    }

    private static List<String> between(String before, String after, boolean notes) throws XMLStreamException {
        return InfosetDifference.between(
                Infoset.of(before.getBytes(StandardCharsets.UTF_8), notes),
                Infoset.of(after.getBytes(StandardCharsets.UTF_8), notes));
    }
}
