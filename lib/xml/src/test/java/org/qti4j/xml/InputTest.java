// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.qti4j.xml.GrammarPlace.infoset;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stax.StAXSource;
import javax.xml.transform.stream.StreamSource;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.model.AssessmentItem;
import org.qti4j.model.AssessmentTest;
import org.qti4j.model.ForeignElement;
import org.qti4j.model.P;
import org.qti4j.model.QtiElement;
import org.qti4j.model.SimpleChoice;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.testkit.Infosets;
import org.qti4j.testkit.TestData;

class InputTest {
    private static final QtiXml XML = QtiXml.create();
    private static final String QTI = " xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'";
    private static final String VALID = "<p" + QTI + ">Grüße</p>";
    private static final String INVALID = "<p" + QTI + " dir='up'>Grüße</p>";

    @TempDir
    Path folder;

    static Stream<Named<Path>> invalid() {
        return TestData.cases(".xml", 135, "invalid-schema");
    }

    @Test
    void takesEveryKindOfSource() throws Exception {
        Path file = Files.writeString(folder.resolve("a b.xml"), INVALID);
        List<Diagnostics> found = List.of(
                XML.validate(INVALID),
                XML.validate(file),
                XML.validate(bytes(INVALID)),
                XML.validate(new StringReader(INVALID)),
                XML.validate(new StreamSource(bytes(INVALID))),
                XML.validate(new StreamSource(new StringReader(INVALID))),
                XML.validate(new StreamSource(file.toFile())),
                XML.validate(new StAXSource(
                        XMLInputFactory.newDefaultFactory().createXMLStreamReader(new StringReader(INVALID)))));
        assertThat(found)
                .allSatisfy(each ->
                        assertThat(each.stream().map(Diagnostic::code)).containsExactly("cvc-enumeration-valid"));
        assertThat(XML.read(new StreamSource(bytes(VALID)), P.class).text()).isEqualTo("Grüße");
        assertThat(XML.read(new StreamSource(new StringReader(VALID)), P.class).text())
                .isEqualTo("Grüße");
        assertThat(XML.read(new StringReader(VALID), P.class).text()).isEqualTo("Grüße");
        assertThat(XML.read(
                                new StAXSource(XMLInputFactory.newDefaultFactory()
                                        .createXMLStreamReader(new StringReader(VALID))),
                                P.class)
                        .text())
                .isEqualTo("Grüße");
    }

    @Test
    void opensNoAddressButThatOfAFile() {
        assertThatIllegalArgumentException().isThrownBy(() -> XML.validate(new StreamSource("http://192.0.2.1/a.xml")));
        assertThatIllegalArgumentException().isThrownBy(() -> XML.validate(new StreamSource()));
        assertThatIllegalArgumentException().isThrownBy(() -> XML.validate(new DOMSource()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16", "UTF-16BE", "UTF-16LE", "ISO-8859-1", "windows-1252", "UTF-32"})
    void readsTheEncodingThatTheDocumentNames(String encoding) throws IOException {
        String xml = "<?xml version='1.0' encoding='" + encoding + "'?>" + VALID;

        P p = XML.read(new ByteArrayInputStream(xml.getBytes(Charset.forName(encoding))), P.class);

        assertThat(p.text()).isEqualTo("Grüße");
        assertThat(XML.read(xml, P.class))
                .as("as a string the encoding is no matter")
                .isEqualTo(p);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252"})
    void saysWhereBytesAreNotOfTheEncoding(String encoding) throws IOException {
        byte[] wrong = ("<p" + QTI + ">\n\n" + "x".repeat(9_000) + "\n ä</p>").getBytes(Charset.forName(encoding));

        Diagnostics found = XML.validate(new ByteArrayInputStream(wrong));

        assertThat(found.all()).hasSize(1);
        assertThat(found.all().get(0).code()).isEqualTo("xml-not-well-formed");
        assertThat(found.all().get(0).location()).isEqualTo(Location.of(4, 2));
    }

    @Test
    void passesOnThatBytesCannotBeHad() throws IOException {
        IOException gone = new IOException("gone");
        for (int after : new int[] {0, 1, 50, VALID.length() - 5}) {
            assertThatThrownBy(() -> XML.validate(breaking(bytes(VALID), after, gone)))
                    .isSameAs(gone);
            assertThatThrownBy(() -> XML.read(breaking(bytes(VALID), after, gone), P.class))
                    .isSameAs(gone);
            assertThatThrownBy(() -> XML.validate(breaking(new StringReader(VALID), after, gone)))
                    .isSameAs(gone);
        }
        assertThatThrownBy(() -> XML.validate(folder.resolve("none.xml"))).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> XML.read(folder.resolve("none.xml"), P.class)).isInstanceOf(NoSuchFileException.class);
        assertThatThrownBy(() -> XML.validate(folder)).isInstanceOf(IOException.class);
    }

    @Test
    void closesNothing() throws IOException {
        for (String xml : List.of(VALID, INVALID, "<p>", "")) {
            InputStream in = new FilterInputStream(bytes(xml)) {
                @Override
                public void close() {
                    throw new AssertionError("closed");
                }
            };
            Reader reader = new FilterReader(new StringReader(xml)) {
                @Override
                public void close() {
                    throw new AssertionError("closed");
                }
            };
            assertThat(XML.validate(in)).isEqualTo(XML.validate(reader));
        }
    }

    @Test
    void leavesNoFileOpen() throws IOException {
        Path file = Files.writeString(folder.resolve("a.xml"), "<p>");
        for (int i = 0; i < 5_000; i++) {
            XML.validate(file);
        }
        Files.delete(file);
        assertThat(file).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\n\n", "<?xml version='1.0'?>", "<!-- nothing -->"})
    void saysThatThereIsNothing(String xml) throws IOException {
        for (Diagnostics found : List.of(XML.validate(xml), XML.validate(bytes(xml)))) {
            assertThat(found.all()).hasSize(1);
            assertThat(found.all().get(0).code()).isEqualTo("xml-not-well-formed");
            assertThat(found.all().get(0).message()).contains("no element");
            assertThat(found.all().get(0).location().line()).isPositive();
        }
    }

    @Test
    void saysWhichRootWasWanted() {
        String test = TestData.text("tests/valid/minimal.xml");
        QtiFormatException refused =
                catchThrowableOfType(QtiFormatException.class, () -> XML.read(test, AssessmentItem.class));

        assertThat(refused.diagnostics().all()).hasSize(1);
        assertThat(refused.diagnostics().all().get(0).code()).isEqualTo("schema-other-root");
        assertThat(refused).hasMessageContaining("qti-assessment-test").hasMessageContaining("AssessmentItem");
        assertThat(XML.read(test, AssessmentTest.class)).isNotNull();
        assertThat(XML.read(test, QtiElement.class)).isInstanceOf(AssessmentTest.class);
        assertThatNullPointerException().isThrownBy(() -> XML.read(test, null));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void holdsAnInvalidDocumentOrRefusesItButNeverChangesIt(Path file) throws IOException {
        QtiDocument<QtiElement> read;
        try {
            read = XML.readUnchecked(file, QtiElement.class);
        } catch (QtiFormatException e) {
            assertThat(e.diagnostics()).anySatisfy(found -> {
                assertThat(found.code()).startsWith("schema-");
                assertThat(found.location().line()).isPositive();
                assertThat(found.location().source()).isEqualTo(file.toString());
            });
            return;
        }
        assertThat(Infosets.withoutComments(infoset(XML.writeToString(read.root()))))
                .isEqualTo(Infosets.withoutComments(infoset(TestData.bytes(file))));
    }

    @Test
    void holdsWhatOnlyTheSchemaForbids() {
        String xml = "<qti-choice-interaction" + QTI
                + " max-choices='many' own='1'><qti-simple-choice/></qti-choice-interaction>";

        assertThat(XML.readUnchecked("<p" + QTI + " dir='up'/>", P.class).root().getAttribute("dir"))
                .isEqualTo("up");
        // A choice interaction alone is no document of QTI, so it is held as it is.
        assertThat(XML.readUnchecked(xml, QtiElement.class).root()).isInstanceOf(ForeignElement.class);
    }

    @Test
    void keepsPlacesWhenAsked() {
        String xml =
                "<qti-assessment-item" + QTI + " identifier='i' title='t' time-dependent='false' adaptive='false'>\n"
                        + " <qti-item-body>\n  <p>a</p><p>b<em>c</em></p>\n </qti-item-body>\n</qti-assessment-item>";
        QtiDocument<AssessmentItem> document =
                QtiXml.builder().keepLocations(true).build().readDocument(xml, AssessmentItem.class);
        List<P> paragraphs = document.root().descendants(P.class);

        assertThat(document.location(document.root())).contains(Location.of(1, 1, "/qti-assessment-item[1]"));
        assertThat(document.location(paragraphs.get(0)))
                .contains(Location.of(3, 3, "/qti-assessment-item[1]/qti-item-body[1]/p[1]"));
        assertThat(document.location(paragraphs.get(1)))
                .contains(Location.of(3, 11, "/qti-assessment-item[1]/qti-item-body[1]/p[2]"));
        assertThat(document.location(paragraphs.get(1).children().get(0)))
                .contains(Location.of(3, 15, "/qti-assessment-item[1]/qti-item-body[1]/p[2]/em[1]"));
        assertThat(document.location(new SimpleChoice())).isEmpty();
        assertThat(XML.readDocument(xml, AssessmentItem.class).location(document.root()))
                .isEmpty();
    }

    @Test
    void reportsWhatTheModelDoesNotKeep() {
        QtiDocument<P> document = XML.readDocument("<?top x?><p" + QTI + ">a<!--note-->b</p><!--end-->", P.class);

        assertThat(document.diagnostics().stream().map(Diagnostic::code))
                .containsExactly("xml-pi-not-kept", "xml-comment-not-kept", "xml-comment-not-kept");
        assertThat(document.diagnostics().hasErrors()).isFalse();
        assertThat(document.root().text()).isEqualTo("ab");
    }

    private static InputStream bytes(String xml) {
        return new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8));
    }

    private static InputStream breaking(InputStream in, int after, IOException gone) {
        return new FilterInputStream(in) {
            private int left = after;

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) throws IOException {
                if (left == 0) {
                    throw gone;
                }
                int count = super.read(buffer, offset, Math.min(length, left));
                left -= count;
                return count;
            }
        };
    }

    private static Reader breaking(Reader in, int after, IOException gone) {
        return new FilterReader(in) {
            private int left = after;

            @Override
            public int read(char[] buffer, int offset, int length) throws IOException {
                if (left == 0) {
                    throw gone;
                }
                int count = super.read(buffer, offset, Math.min(length, left));
                left -= count;
                return count;
            }
        };
    }
}
