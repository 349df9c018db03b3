// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xjc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "qti-simple-choice,simpleChoice",
        "qti-a,a",
        "object,mediaObject",
        "label,htmlLabel",
        "qti-label,qtiLabel",
        "div,div",
        "annotation-xml,annotationXml"
    })
    void namesThePropertyOfAChild(String xml, String java) {
        assertThat(Names.property(xml)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource({"max-choices,maxChoices", "xml:lang,xmlLang", "data-catalog-idref,dataCatalogIdref", "-x,x", "x.y_z,xYZ"
    })
    void writesAttributesInCamelCase(String xml, String java) {
        assertThat(Names.camel(xml)).isEqualTo(java);
    }

    @ParameterizedTest
    @CsvSource({
        "choice,choices",
        "entry,entries",
        "key,keys",
        "match,matches",
        "bus,buses",
        "index,indexes",
        "hash,hashes",
        "content,content",
        "catalogInfo,catalogInfo",
        "metaData,metaData",
        "y,ies"
    })
    void makesPlurals(String one, String many) {
        assertThat(Names.plural(one)).isEqualTo(many);
    }

    @ParameterizedTest
    @CsvSource({"choice,Choice", "a,A"})
    void beginsClassesWithACapital(String name, String expected) {
        assertThat(Names.capital(name)).isEqualTo(expected);
    }
}
