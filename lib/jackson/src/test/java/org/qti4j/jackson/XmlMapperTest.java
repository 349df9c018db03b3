// SPDX-License-Identifier: Apache-2.0
package org.qti4j.jackson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlElementWrapper;
import com.fasterxml.jackson.dataformat.xml.annotation.JacksonXmlProperty;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.qti4j.model.AssessmentItem;
import org.qti4j.model.P;
import org.qti4j.model.QtiElement;
import org.qti4j.model.SimpleChoice;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.XmlLimits;

class XmlMapperTest {
    private static final String QTI = "xmlns=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"";
    private static final XmlMapper MAPPER = Samples.xml().build();

    record One(String a, QtiElement element, String z) {}

    @Test
    void writesTheElementInsideTheElementOfTheProperty() throws Exception {
        P paragraph = new P();
        paragraph.getContent().add("a <b>");
        assertThat(MAPPER.writeValueAsString(new One("1", paragraph, "2")))
                .isEqualTo("<One><a>1</a><element><p " + QTI + ">a &lt;b></p></element><z>2</z></One>");
    }

    @Test
    void readsBackListsMapsAndOptionals() throws Exception {
        Lesson lesson = Samples.lesson();
        for (XmlMapper mapper : List.of(
                MAPPER,
                Samples.xml().enable(SerializationFeature.INDENT_OUTPUT).build(),
                Samples.xml().defaultUseWrapper(false).build())) {
            String text = mapper.writeValueAsString(lesson);
            assertThat(mapper.readValue(text, Lesson.class)).as(text).isEqualTo(lesson);
        }
    }

    @Test
    void nullAndAbsentOnesComeBack() throws Exception {
        Lesson lesson = new Lesson("x", null, List.of(), Map.of(), Optional.empty(), null);
        Lesson back = MAPPER.readValue(MAPPER.writeValueAsString(lesson), Lesson.class);
        assertThat(back.mainItem()).isNull();
        assertThat(back.flow()).isNull();
        assertThat(back.extra()).isEmpty();
    }

    @Test
    void oneElementIsADocumentWithAnElementAroundIt() throws Exception {
        AssessmentItem item = Samples.item();
        String text = MAPPER.writeValueAsString(item);
        assertThat(text).startsWith("<AssessmentItem><qti-assessment-item " + QTI);
        assertThat(MAPPER.readValue(text, AssessmentItem.class)).isEqualTo(item);
    }

    @Test
    void keepsBlanksOrderAndPrefixes() throws Exception {
        String xml = "<One xmlns:w=\"urn:words\" xmlns:s=\"http://www.w3.org/2001/10/synthesis\""
                + " xmlns:q=\"http://www.imsglobal.org/xsd/imsqtiasi_v3p0\"><a> 1 </a><element>\n  "
                + "<q:div>  one <q:em>two</q:em> <!-- gone -->three <s:speak version=\"1.1\" xml:lang=\"en\">"
                + "<s:w role=\"w:noun\">w</s:w></s:speak>\n</q:div>\n</element><z/></One>";
        One one = MAPPER.readValue(xml, One.class);
        assertThat(one.a()).isEqualTo(" 1 ");
        assertThat(one.z()).isEqualTo("");
        assertThat(Samples.XML.writeToString(one.element()).replace('\'', '"'))
                .contains("<div " + QTI + ">  one <em>two</em> three "
                        + "<ssml:speak xmlns:ssml=\"http://www.w3.org/2001/10/synthesis\" version=\"1.1\" xml:lang=\"en\">"
                        + "<ssml:w xmlns:w=\"urn:words\" role=\"w:noun\">w</ssml:w></ssml:speak>\n</div>");
        assertThat(MAPPER.readValue(MAPPER.writeValueAsString(one), One.class)).isEqualTo(one);
    }

    @Test
    void goesOnBehindElementsOfEveryShape() throws Exception {
        for (String inner : List.of(
                "<p " + QTI + "/>",
                "<p " + QTI + "></p>",
                "<p " + QTI + " id=\"x\"/>",
                "<p " + QTI + " id=\"x\" class=\"p\">t</p>",
                "<p " + QTI + ">t</p>",
                "<p " + QTI + "><em/></p>")) {
            for (Object[] around : new Object[][] {{"", ""}, {"\n", "\n"}, {"<!-- c -->", "<?pi x?>"}}) {
                String xml = "<One><a>1</a><element>" + around[0] + inner + around[1] + "</element><z>2</z></One>";
                One one = MAPPER.readValue(xml, One.class);
                assertThat(one.element()).as(xml).isInstanceOf(P.class);
                assertThat(one.z()).as(xml).isEqualTo("2");
                assertThat(MAPPER.readValue(MAPPER.writeValueAsString(one), One.class))
                        .isEqualTo(one);
            }
        }
    }

    record Mixed(
            @JacksonXmlProperty(isAttribute = true) String id,

            @JacksonXmlElementWrapper(useWrapping = false) @JacksonXmlProperty(localName = "choice")
            List<SimpleChoice> choices,

            @JacksonXmlElementWrapper(localName = "paragraphs")
            List<P> paragraphs,

            @JacksonXmlProperty(namespace = "urn:mine") AssessmentItem item) {}

    @Test
    void listsWithAndWithoutWrappersAndOwnNamespaces() throws Exception {
        AssessmentItem item = Samples.item();
        Mixed mixed = new Mixed("m", item.descendants(SimpleChoice.class), item.descendants(P.class), item);
        String text = MAPPER.writeValueAsString(mixed);
        assertThat(MAPPER.readValue(text, Mixed.class)).as(text).isEqualTo(mixed);
    }

    @Test
    void errorsNameThePlaceInTheWholeTextAndCarryTheDiagnostics() {
        String xml = "<One>\n<a>1</a>\n<element>\n<qti-assessment-item " + QTI + " identifier=\"x\"/></element></One>";
        assertThatThrownBy(() -> MAPPER.readValue(xml, One.class))
                .isInstanceOfSatisfying(JsonMappingException.class, e -> {
                    assertThat(e.getLocation().getLineNr()).isEqualTo(4);
                    assertThat(e.getPathReference()).contains("element");
                    assertThat(((QtiFormatException) e.getCause()).diagnostics().all())
                            .isNotEmpty();
                });
    }

    @Test
    void refusesOtherShapesClearly() {
        String p = "<p " + QTI + "/>";
        for (String inner : List.of("text", p + p, p + "text", "<other/>", "<other>" + p + "</other>", "<p/>")) {
            String xml = "<One><a>1</a><element>" + inner + "</element><z>2</z></One>";
            assertThatThrownBy(() -> MAPPER.readValue(xml, One.class))
                    .as(xml)
                    .isInstanceOf(JsonProcessingException.class);
        }
        assertThatThrownBy(() -> MAPPER.readValue("<One><element lang=\"en\">" + p + "</element></One>", One.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("xml-mapper-shape");
        assertThatThrownBy(() -> MAPPER.readValue("<p " + QTI + " id=\"x\">text</p>", P.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("xml-mapper-shape");
    }

    @Test
    void refusesToReadThroughOtherFactories() throws Exception {
        XmlMapper plain = XmlMapper.builder()
                .addModule(QtiModule.create())
                .addModule(new Jdk8Module())
                .build();
        One one = new One("1", Samples.item(), "2");
        String text = plain.writeValueAsString(one);
        assertThat(MAPPER.readValue(text, One.class)).isEqualTo(one);
        assertThatThrownBy(() -> plain.readValue(text, One.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("secureXmlFactory");
    }

    static class Holder {
        @JsonUnwrapped
        public One inner = new One("", new P(), "");
    }

    @Test
    void refusesXmlThatWasKeptAsideAsTokens() throws Exception {
        Holder holder = new Holder();
        holder.inner = new One("1", Samples.item(), "2");
        String text = MAPPER.writeValueAsString(holder);
        assertThatThrownBy(() -> MAPPER.readValue(text, Holder.class))
                .isInstanceOf(JsonMappingException.class)
                .hasMessageContaining("kept aside");
    }

    @Test
    void convertsBetweenObjectsInTheFormOfJson() {
        Lesson lesson = Samples.lesson();
        assertThat(MAPPER.convertValue(lesson, Lesson.class)).isEqualTo(lesson);
        assertThat(MAPPER.valueToTree(lesson.mainItem()).has("qti-assessment-item"))
                .isTrue();
    }

    @Test
    void readsHostileDocumentsWithinItsLimits() {
        ObjectMapper lenient = Samples.xml()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        String bomb = "<!DOCTYPE One [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><One><a>&b;</a></One>";
        String file = "<!DOCTYPE One [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><One><a>&a;</a></One>";
        for (String hostile : List.of(bomb, file, "<!DOCTYPE One><One><a>1</a></One>")) {
            assertThatThrownBy(() -> lenient.readValue(hostile, One.class))
                    .isInstanceOf(JsonProcessingException.class)
                    .hasMessageContaining("DOCTYPE");
        }
        String deep =
                "<One><element>" + ("<div " + QTI + ">").repeat(2_000) + "</div>".repeat(2_000) + "</element></One>";
        assertThatThrownBy(() -> lenient.readValue(deep, One.class)).isInstanceOf(JsonProcessingException.class);
        XmlMapper small = XmlMapper.builder(
                        QtiModule.secureXmlFactory(XmlLimits.defaults().withCharacters(5_000)))
                .addModule(QtiModule.create())
                .build();
        assertThatThrownBy(() -> small.readValue("<One><a>" + "x".repeat(20_000) + "</a></One>", One.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void copiesOfTheMapperAndThreadsWorkToo() {
        XmlMapper copy = MAPPER.copy();
        Lesson lesson = Samples.lesson();
        assertThat(IntStream.range(0, 16).parallel().allMatch(i -> {
                    try {
                        return copy.readValue(copy.writeValueAsBytes(Samples.lesson()), Lesson.class)
                                .equals(lesson);
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                }))
                .isTrue();
    }
}
