// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.model.AssessmentItem;
import org.qti4j.model.CustomInteraction;
import org.qti4j.model.Div;
import org.qti4j.model.Em;
import org.qti4j.model.ForeignElement;
import org.qti4j.model.ItemBody;
import org.qti4j.model.P;
import org.qti4j.model.QtiElement;
import org.qti4j.model.TestPart;
import org.qti4j.model.ssml.W;
import org.qti4j.testkit.Infosets;
import org.qti4j.testkit.TestData;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class WriteTest {
    private static final QtiXml XML = QtiXml.create();
    private static final QtiXml COMPACT = QtiXml.builder().compact().build();
    private static final String QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {"a\u0000", "\u0001", "x\u001f", "\ud800", "\udc00", "\udc00\ud800", "\ufffe", "\uffff", "a\u000b"
            })
    void refusesCharactersThatXmlCannotHold(String text) {
        P inText = new P();
        inText.getContent().add(text);
        P inAttribute = new P();
        inAttribute.setAttribute("data-x", text);

        for (P p : List.of(inText, inAttribute)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> XML.writeToString(p))
                    .withMessageContaining("U+");
        }
    }

    @Test
    void writesEveryCharacterThatXmlCanHold() {
        String text = "\t\n\r\r\n<>&\"']]>\u0085\u00a0\u2028\ud7ff\ue000\ufffd\ud83d\ude00\udbff\udfff";
        P p = new P();
        p.setAttribute("data-x", text);
        p.getContent().add(text);

        for (QtiXml xml : List.of(XML, COMPACT)) {
            String written = xml.writeToString(p);
            assertThat(xml.read(written, P.class)).isEqualTo(p);
            assertThat(Infosets.of(written, Infosets.Place.everythingCounts()))
                    .as("another parser reads the same")
                    .containsExactly(
                            "<{" + QTI + "}p",
                            "@data-x="
                                    + text.replace("\t", "\\t")
                                            .replace("\n", "\\n")
                                            .replace("\r", "\\r"),
                            "\""
                                    + text.replace("\t", "\\t")
                                            .replace("\n", "\\n")
                                            .replace("\r", "\\r"),
                            ">{" + QTI + "}p");
        }
    }

    @Test
    @Timeout(20)
    void refusesACircle() {
        Div one = new Div();
        Div two = new Div();
        one.getContent().add(two);
        two.getContent().add(one);
        two.getContent().add(one);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> XML.writeToString(one))
                .withMessageContaining("circle");
        assertThatNullPointerException().isThrownBy(() -> XML.writeToString(null));
    }

    @Test
    void writesASharedElementTwice() {
        Em em = new Em();
        em.getContent().add("x");
        P p = new P();
        p.getContent().addAll(List.of(em, " and ", em));

        assertThat(XML.read(XML.writeToString(p), P.class)).isEqualTo(p);
    }

    @Test
    void addsBlanksOnlyWhereTheyDoNotCount() {
        AssessmentItem item = new AssessmentItem().withIdentifier("i").withTitle("t");
        item.setAttribute("time-dependent", "false");
        P p = new P();
        Em em = new Em();
        em.getContent().add("b");
        p.getContent().addAll(List.of("a", em, " "));
        ItemBody body = new ItemBody();
        body.getContent().add(p);
        item.setItemBody(body);

        assertThat(XML.writeToString(item)).isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i" title="t" time-dependent="false">
                          <qti-item-body>
                            <p>a<em>b</em> </p>
                          </qti-item-body>
                        </qti-assessment-item>
                        """.replace("version=\"1.0\" encoding=\"UTF-8\"", declaration()));
        assertThat(COMPACT.writeToString(item)).doesNotContain("\n").contains("<p>a<em>b</em> </p>");
    }

    private static String declaration() {
        String written = XML.writeToString(new P());
        return written.substring("<?xml ".length(), written.indexOf("?>"));
    }

    @Test
    void writesTheSchemaLocationWhenAsked() {
        String pairs = QTI + " https://example.org/qti.xsd";
        QtiXml located = QtiXml.builder().compact().schemaLocation(pairs).build();
        Div div = new Div();
        div.getContent().add(new P());

        String written = located.writeToString(div);

        assertThat(written)
                .containsOnlyOnce("xsi:schemaLocation=\"" + pairs + '"')
                .contains("xmlns:xsi=\"" + XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI + '"');
        assertThat(XML.read(written, Div.class))
                .as("it is no part of the document")
                .isEqualTo(div);
        assertThat(COMPACT.writeToString(div)).doesNotContain("xsi");
    }

    @Test
    void keepsThePrefixesOfForeignElements() throws Exception {
        CustomInteraction interaction = new CustomInteraction();
        interaction.append(foreign("<svg:svg xmlns:svg='urn:svg' xmlns:l='urn:l' l:href='#a' svg:own='1' plain='2'>"
                + "<svg:g>a<!--c--><?t d?></svg:g><none xmlns=''><l:x/></none><y xmlns='urn:y'/></svg:svg>"));

        String written = COMPACT.writeToString(interaction);

        assertThat(written).contains("<svg:svg ", "l:href=\"#a\"", "<l:x/>", "<!--c--><?t d?>");
        assertThat(Infosets.of(written, Infosets.Place.everythingCounts()))
                .contains(
                        "<{urn:svg}svg",
                        "@plain=2",
                        "@{urn:l}href=#a",
                        "@{urn:svg}own=1",
                        "<none",
                        "<{urn:l}x",
                        "<{urn:y}y",
                        "<!--c",
                        "<?t d");
    }

    @Test
    void declaresThePrefixesThatADomLeftOut() throws Exception {
        Element root = DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .newDocument()
                .createElementNS("urn:a", "p:a");
        root.setAttributeNS("urn:b", "p:same", "1");
        root.setAttributeNS("urn:c", "none", "2");
        root.setAttributeNS("urn:d", "m:math", "3");
        CustomInteraction interaction = new CustomInteraction();
        interaction.append(new ForeignElement(root));

        assertThat(Infosets.of(COMPACT.writeToString(interaction), Infosets.Place.everythingCounts()))
                .contains("<{urn:a}a", "@{urn:b}same=1", "@{urn:c}none=2", "@{urn:d}math=3");
    }

    @Test
    void writesForeignAttributesUnderAnyPrefix() {
        P p = new P();
        p.getAttributes().put(new QName("urn:1", "a", "x"), "1");
        p.getAttributes().put(new QName("urn:2", "a", "x"), "2");
        p.getAttributes().put(new QName("urn:3", "a"), "3");
        p.getAttributes().put(new QName("urn:4", "a", "xml"), "4");
        p.getAttributes().put(new QName(QTI, "a"), "5");
        p.getAttributes().put(new QName("http://www.w3.org/1998/Math/MathML", "a", "zz"), "6");

        String written = XML.writeToString(p);

        assertThat(Infosets.of(written, GrammarPlace.DOCUMENT))
                .contains("@{urn:1}a=1", "@{urn:2}a=2", "@{urn:3}a=3", "@{urn:4}a=4", "@{" + QTI + "}a=5");
        assertThat(XML.readUnchecked(written, P.class).root()).isEqualTo(p);
    }

    @Test
    void writesTheUsualPrefixes() {
        W word = new W();
        word.getContent().add("noun");
        P p = new P();
        p.getContent().add(word);

        assertThat(COMPACT.writeToString(p))
                .contains("<p xmlns=\"" + QTI + "\">", "<ssml:w xmlns:ssml=\"http://www.w3.org/2001/10/synthesis\">");
    }

    @Test
    void writesAFileWholeOrNotAtAll() throws IOException {
        Path file = Files.writeString(folder.resolve("item.xml"), "old");
        AssessmentItem good = XML.read(TestData.text("items/valid/choice-minimal.xml"), AssessmentItem.class);
        AssessmentItem bad = XML.read(TestData.text("items/valid/choice-minimal.xml"), AssessmentItem.class);
        bad.getItemBody().setLabel("x".repeat(50_000));
        bad.descendants(P.class).forEach(p -> p.getContent().add("\u0000"));
        P last = new P();
        last.getContent().add("\u0000");
        bad.getItemBody().getContent().add(last);

        assertThatIllegalArgumentException().isThrownBy(() -> XML.write(bad, file));
        assertThat(file).hasContent("old");
        assertThatIllegalArgumentException().isThrownBy(() -> XML.write(bad, folder.resolve("new.xml")));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }

        XML.write(good, file);
        assertThat(XML.read(file, AssessmentItem.class)).isEqualTo(good);
        assertThat(Files.readString(file)).isEqualTo(XML.writeToString(good));
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
        assertThatThrownBy(() -> XML.write(good, folder.resolve("none/item.xml")))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() -> XML.write(good, folder)).isInstanceOf(IOException.class);
        assertThat(folder).isDirectory();
    }

    @Test
    @Timeout(60)
    void writesToAPipeAndDoesNotReplaceIt() throws Exception {
        Path pipe = folder.resolve("pipe.xml");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        AssessmentItem item = XML.read(TestData.text("items/valid/choice-minimal.xml"), AssessmentItem.class);
        Process reader = new ProcessBuilder("cat", pipe.toString()).start();

        XML.write(item, pipe);

        assertThat(new String(reader.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .isEqualTo(XML.writeToString(item));
        assertThat(reader.waitFor()).isZero();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(pipe);
        }
    }

    @Test
    void writesToARelativePath() throws IOException {
        Path relative = Path.of("").toAbsolutePath().relativize(folder.resolve("a.xml"));
        XML.write(new P(), relative);
        assertThat(folder.resolve("a.xml")).exists();
    }

    @Test
    void flushesAndClosesNothing() throws IOException {
        AtomicInteger closed = new AtomicInteger();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        StringWriter characters = new StringWriter() {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        P p = new P();
        p.getContent().add("ä😀");

        XML.write(p, bytes);
        XML.write(p, characters);

        assertThat(closed).hasValue(0);
        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .isEqualTo(XML.writeToString(p))
                .isEqualTo(characters.toString());
    }

    @Test
    void passesOnThatNothingCanBeWritten() {
        IOException full = new IOException("full");
        OutputStream bytes = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw full;
            }
        };
        Writer characters = new Writer() {
            @Override
            public void write(char[] buffer, int offset, int length) throws IOException {
                throw full;
            }

            @Override
            public void flush() {
                // Nothing.
            }

            @Override
            public void close() {
                // Nothing.
            }
        };
        P p = new P();
        p.getContent().add("x".repeat(100_000));
        assertThatThrownBy(() -> XML.write(p, bytes)).isSameAs(full);
        assertThatThrownBy(() -> XML.write(p, characters)).isSameAs(full);
    }

    @Test
    void validatesWhatItWouldWrite() {
        P p = new P();
        assertThat(XML.validate(p)).isEmpty();
        p.setAttribute("dir", "up");
        assertThat(XML.validate(p).stream().map(found -> found.code())).containsExactly("cvc-enumeration-valid");
        QtiElement alone = new TestPart();
        assertThat(XML.validate(alone).hasErrors()).isTrue();
    }

    private static ForeignElement foreign(String xml) throws Exception {
        return new ForeignElement(DocumentBuilderFactory.newDefaultNSInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)))
                .getDocumentElement());
    }
}
