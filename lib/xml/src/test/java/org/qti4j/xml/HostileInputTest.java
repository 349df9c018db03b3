// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.Reader;
import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.model.P;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.diagnostic.Severity;

/** Input that wants memory or time: what it may cost is bounded, and it gets a finding instead of an OutOfMemoryError. */
@Timeout(120)
class HostileInputTest {
    private static final QtiXml XML = QtiXml.builder().compact().build();
    private static final String QTI = " xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'";
    private static final int MILLION = 1_000_000;

    @Test
    void refusesAHundredThousandLevels() throws IOException {
        for (String name : List.of("div", "x:foreign", "qti-and")) {
            Reader deep = text("<template" + QTI + " xmlns:x='urn:x'>", 100_000, i -> "<" + name + ">", "");
            Diagnostic found = last(XML.validate(deep));
            assertThat(found.code()).isEqualTo("xml-limit");
            assertThat(found.message()).contains("500").hasSizeLessThan(300);
            assertThat(found.location().line()).isEqualTo(1);
        }
        Reader deep = text("<div" + QTI + ">", 100_000, i -> "<div>", "");
        assertThat(catchThrowableOfType(QtiFormatException.class, () -> XML.read(deep, QtiElement.class)))
                .hasMessageContaining("xml-limit");
    }

    @Test
    void readsAsDeepAsTheLimit() {
        String deep = "<div" + QTI + ">" + "<div>".repeat(499) + "</div>".repeat(500);
        String deeper = "<div" + QTI + ">" + "<div>".repeat(500) + "</div>".repeat(501);

        QtiElement root = XML.read(deep, QtiElement.class);
        assertThat(root.stream().count()).isEqualTo(500);
        assertThat(XML.read(XML.writeToString(root), QtiElement.class))
                .isEqualTo(root)
                .hasSameHashCodeAs(root);
        assertThat(last(XML.validate(deeper)).code()).isEqualTo("xml-limit");
    }

    @Test
    void refusesAMillionAttributes() throws IOException {
        Reader attributes = text("<p" + QTI, MILLION, i -> " a" + i + "=''", "/>");
        assertThat(last(XML.validate(attributes)).code()).isEqualTo("xml-limit");
        Reader declarations = text("<p" + QTI, MILLION, i -> " xmlns:a" + i + "='u'", "/>");
        assertThat(codes(XML.validate(declarations))).containsOnly("xml-limit");
    }

    @Test
    void refusesAnAttributeOf50Megabytes() throws IOException {
        Reader attribute = text("<p" + QTI + " id='", 50, i -> "x".repeat(MILLION), "'/>");
        Diagnostic found = last(XML.validate(attribute));

        assertThat(found.code()).isEqualTo("xml-limit");
        assertThat(found.message()).hasSizeLessThan(400);
    }

    @Test
    void takesAMillionSiblings() throws IOException {
        Reader siblings = text("<p" + QTI + ">", MILLION, i -> "<br/>", "</p>");
        P p = XML.read(siblings, P.class);

        assertThat(p.getContent()).hasSize(MILLION);
        assertThat(XML.validate(text("<p" + QTI + ">", MILLION, i -> "a<br/>", "</p>")))
                .isEmpty();
    }

    @Test
    void isNotSlowedByManyDifferentNames() throws IOException {
        Reader names = text(
                "<div" + QTI + "><qti-custom-interaction response-identifier='R'>",
                200_000,
                i -> "<n" + i + " xmlns='urn:x'/>",
                "</qti-custom-interaction></div>");
        assertThat(XML.validate(names)).isEmpty();
        Reader unknown = text("<p" + QTI + ">", 200_000, i -> "<n" + i + "/>", "</p>");
        assertThat(XML.validate(unknown).hasErrors()).isTrue();
    }

    @Test
    void isNotSlowedByManyNamespaces() throws IOException {
        Reader nested = text(
                "<div" + QTI + "><qti-custom-interaction response-identifier='R'>",
                400,
                level -> {
                    StringBuilder tag = new StringBuilder("<x:a xmlns:x='urn:x'");
                    for (int i = 0; i < 200; i++) {
                        tag.append(" xmlns:p")
                                .append(level)
                                .append('_')
                                .append(i)
                                .append("='urn:")
                                .append(i)
                                .append("'");
                    }
                    return tag.append('>').toString();
                },
                "</x:a>".repeat(400) + "</qti-custom-interaction></div>");
        QtiElement root = readUnchecked(nested);
        assertThat(XML.validate(XML.writeToString(root))).isEmpty();
    }

    @Test
    void takesTextsCommentsAndInstructionsOf20Megabytes() throws IOException {
        Reader text = text("<p" + QTI + ">", 20, i -> "x".repeat(MILLION), "</p>");
        assertThat(XML.read(text, P.class).text()).hasSize(20 * MILLION);
        assertThat(XML.validate(text("<p" + QTI + "><!--", 20, i -> "x".repeat(MILLION), "--></p>")))
                .isEmpty();
        assertThat(XML.validate(text("<p" + QTI + "><?t ", 20, i -> "x".repeat(MILLION), "?></p>")))
                .isEmpty();
        assertThat(XML.validate(text("<p" + QTI + "><![CDATA[", 20, i -> "x".repeat(MILLION), "]]></p>")))
                .isEmpty();
        assertThat(XML.validate(text("<p" + QTI + ">", MILLION, i -> "&#x1F600;&amp;", "</p>")))
                .isEmpty();
    }

    @Test
    void keepsMessagesAndPathsShort() throws IOException {
        String name = "n".repeat(100_000);
        for (String xml : List.of(
                "<" + name + "/>",
                "<p" + QTI + "><" + name + "/></p>",
                "<qti-response-processing" + QTI + " " + name + "='1'/>",
                "<p" + QTI + " dir='" + name + "'/>",
                "<p" + QTI + " id='" + name + "1 2'/>",
                "<p" + QTI + " data-catalog-idref='" + name + "'/>",
                "<p" + QTI + ">&" + name + ";</p>",
                "<p" + QTI + "></" + name + ">",
                "<p" + QTI + "><" + name + ":a/></p>",
                "<qti-response-processing" + QTI + ">" + name + "</qti-response-processing>")) {
            assertThat(XML.validate(xml))
                    .as(xml.substring(0, 80))
                    .isNotEmpty()
                    .allSatisfy(found -> assertThat(found.message()).hasSizeLessThan(2_000));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE p [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'>]><p>&c;</p>",
                "<!DOCTYPE p [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><p>&a;</p>",
                "<!DOCTYPE p SYSTEM 'http://192.0.2.1/a.dtd'><p/>",
                "<!DOCTYPE p [<!ENTITY % a SYSTEM 'http://192.0.2.1/a.dtd'>%a;]><p/>",
                "<!DOCTYPE p>\n<p/>"
            })
    void refusesEveryDoctypeAtOnce(String xml) {
        assertThat(codes(XML.validate(xml))).containsExactly("xml-doctype");
        assertThat(catchThrowableOfType(QtiFormatException.class, () -> XML.read(xml, QtiElement.class)))
                .isNotNull();
        assertThat(catchThrowableOfType(QtiFormatException.class, () -> XML.readUnchecked(xml, QtiElement.class)))
                .isNotNull();
    }

    @Test
    void refusesEntitiesThatMultiplyTextWithoutReadingThem() throws IOException {
        Reader quadratic = text(
                "<!DOCTYPE p [<!ENTITY a '", 10, i -> "x".repeat(MILLION), "'>]><p>" + "&a;".repeat(10_000) + "</p>");
        assertThat(codes(XML.validate(quadratic))).containsExactly("xml-doctype");
    }

    @Test
    void countsTheFindingsThatItDoesNotList() throws IOException {
        Diagnostics found = XML.validate(text("<div" + QTI + ">\n", 5_000, i -> "<p dir='up'/>\n", "</div>"));

        assertThat(found.stream().filter(each -> each.severity() == Severity.ERROR))
                .hasSize(1_000);
        assertThat(found.stream().filter(each -> each.code().equals("schema-more-findings")))
                .hasSize(1)
                .first()
                .satisfies(more -> assertThat(more.message()).contains("4000"));
        QtiXml few =
                QtiXml.builder().limits(XmlLimits.defaults().withFindings(2)).build();
        assertThat(few.validate("<div" + QTI + "><p dir='a'/><p dir='b'/><p dir='c'/></div>").stream()
                        .filter(each -> each.severity() == Severity.ERROR))
                .hasSize(2);
    }

    @Test
    void readsADocumentWithMoreCommentsThanTheLimitOfFindings() throws IOException {
        Reader comments = text("<p" + QTI + ">", 3_000, i -> "<!--c-->", "text</p>");
        assertThat(XML.read(comments, P.class).text()).isEqualTo("text");
        assertThat(catchThrowableOfType(
                        QtiFormatException.class,
                        () -> readUnchecked(text(
                                "<qti-response-processing" + QTI + ">",
                                3_000,
                                i -> "<!--c-->",
                                "text</qti-response-processing>"))))
                .as("the fault is told, though comments filled the list")
                .hasMessageContaining("no place for text");
    }

    @Test
    void holdsTheLimitsThatAreChosen() {
        QtiXml small = QtiXml.builder().limits(new XmlLimits(3, 2, 60, 200, 5)).build();
        assertThat(codes(small.validate("<div" + QTI + "><p><em>x</em></p></div>")))
                .isEmpty();
        assertThat(codes(small.validate("<div" + QTI + "><p><em><b/></em></p></div>")))
                .contains("xml-limit");
        assertThat(codes(small.validate("<p" + QTI + " id='a' dir='ltr' class='c'/>")))
                .contains("xml-limit");
        assertThat(codes(small.validate("<p" + QTI + " id='" + "x".repeat(70) + "'/>")))
                .contains("xml-limit");
        assertThat(codes(small.validate("<p" + QTI + ">" + "x".repeat(500) + "</p>")))
                .contains("xml-limit");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XmlLimits.defaults().withDepth(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XmlLimits.defaults().withCharacters(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> XmlLimits.defaults().withFindings(0));
    }

    private static QtiElement readUnchecked(Reader xml) throws IOException {
        StringBuilder text = new StringBuilder();
        char[] buffer = new char[8_192];
        for (int n = xml.read(buffer); n >= 0; n = xml.read(buffer)) {
            text.append(buffer, 0, n);
        }
        return XML.readUnchecked(text.toString(), QtiElement.class).root();
    }

    private static List<String> codes(Diagnostics found) {
        return found.stream().map(Diagnostic::code).toList();
    }

    private static Diagnostic last(Diagnostics found) {
        assertThat(found).isNotEmpty();
        return found.all().get(found.size() - 1);
    }

    /** Returns a text that is made while it is read. */
    private static Reader text(String before, int count, IntFunction<String> piece, String after) {
        return new Reader() {
            private int next = -1;
            private String current = before;
            private int at;

            @Override
            public int read(char[] buffer, int offset, int length) {
                while (at == current.length()) {
                    next++;
                    if (next > count) {
                        return -1;
                    }
                    current = next == count ? after : piece.apply(next);
                    at = 0;
                }
                int n = Math.min(length, current.length() - at);
                current.getChars(at, at + n, buffer, offset);
                at += n;
                return n;
            }

            @Override
            public void close() {
                // Nothing is held.
            }
        };
    }
}
