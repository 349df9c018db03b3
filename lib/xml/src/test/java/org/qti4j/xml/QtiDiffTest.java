// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.model.AssessmentItem;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.testkit.TestData;
import org.qti4j.xml.QtiDifference.Kind;

class QtiDiffTest {
    private static final String QTI = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
    private static final String ITEM =
            "<qti-assessment-item xmlns='" + QTI + "' identifier='i' title='T' time-dependent='false'>\n"
                    + "  <qti-item-body>\n"
                    + "    <p id='p1'>one <b>two</b> <i>three</i></p>\n"
                    + "    <qti-choice-interaction response-identifier='R' max-choices='1'>\n"
                    + "      <qti-prompt>Which?</qti-prompt>\n"
                    + "      <qti-simple-choice identifier='A'>red apples</qti-simple-choice>\n"
                    + "      <qti-simple-choice identifier='B'>green pears</qti-simple-choice>\n"
                    + "      <qti-simple-choice identifier='C'>blue plums</qti-simple-choice>\n"
                    + "    </qti-choice-interaction>\n"
                    + "  </qti-item-body>\n"
                    + "</qti-assessment-item>";
    private static final String ITEM_PATH = "/qti-assessment-item[1]";
    private static final String BODY = ITEM_PATH + "/qti-item-body[1]";
    private static final String CHOICES = BODY + "/qti-choice-interaction[1]";

    @TempDir
    Path folder;

    static List<Path> documents() {
        return TestData.documents(".xml", 120, "valid", "invalid-rule", "invalid-schema");
    }

    @ParameterizedTest
    @MethodSource("documents")
    void aDocumentSaysTheSameAsItself(Path file) throws IOException {
        assertThat(QtiDiff.create().compare(file, file)).isEqualTo(QtiDifferences.none());
    }

    @Test
    void whatIsNoPartOfTheInfosetMakesNoDifference() throws IOException {
        String other = "<?xml version='1.0' encoding='UTF-16'?><q:qti-assessment-item xmlns:q='" + QTI
                + "' xmlns:x='http://www.w3.org/2001/XMLSchema-instance' x:schemaLocation='a b'"
                + " title='T' time-dependent=\"false\" identifier='&#105;'><q:qti-item-body>"
                + "<q:p id='p1'>o<![CDATA[n]]>e <q:b>two</q:b> <q:i>three</q:i></q:p><q:qti-choice-interaction max-choices='1'"
                + " response-identifier='R'><q:qti-prompt>Which?</q:qti-prompt>"
                + "<q:qti-simple-choice identifier='A'>red apples</q:qti-simple-choice>\n\n"
                + "<q:qti-simple-choice identifier='B'>green pears</q:qti-simple-choice>"
                + "<q:qti-simple-choice identifier='C'>blue plums</q:qti-simple-choice></q:qti-choice-interaction>"
                + "</q:qti-item-body></q:qti-assessment-item>";
        assertThat(QtiDiff.create()
                        .compare(
                                new ByteArrayInputStream(ITEM.getBytes(StandardCharsets.UTF_8)),
                                new ByteArrayInputStream(other.getBytes(StandardCharsets.UTF_16))))
                .isEmpty();
    }

    @Test
    void blanksCountWhereThereMayBeText() {
        assertThat(ofReplacing("</b> <i>", "</b><i>"))
                .containsExactly(BODY + "/p[1]/text()[2]: the text \" \" was removed");
        assertThat(ofReplacing(">Which?", "> Which?"))
                .containsExactly(CHOICES + "/qti-prompt[1]/text()[1]: the text changed from \"Which?\" to \" Which?\"");
        // White space, but no blank of XML.
        assertThat(ofReplacing("<qti-item-body>", "<qti-item-body>\u00a0")).hasSize(1);
    }

    @Test
    void prefixesInsideValuesAreResolved() {
        String speech = "<p xmlns='" + QTI + "' xmlns:s='http://www.w3.org/2001/10/synthesis' xmlns:k='urn:k'>"
                + "<s:token role='k:x'>a</s:token></p>";
        assertThat(QtiDiff.create().compare(speech, speech.replace("k:x", "l:x").replace("xmlns:k", "xmlns:l")))
                .isEmpty();
        assertThat(lines(QtiDiff.create().compare(speech, speech.replace("urn:k", "urn:l"))))
                .containsExactly("/p[1]/token[1]/@role: the attribute role changed from \"{urn:k}x\" to \"{urn:l}x\"");
    }

    @Test
    void attributes() {
        assertThat(ofReplacing("max-choices='1'", "max-choices='2'"))
                .containsExactly(CHOICES + "/@max-choices: the attribute max-choices changed from \"1\" to \"2\"");
        assertThat(ofReplacing(" max-choices='1'", ""))
                .containsExactly(CHOICES + "/@max-choices: the attribute max-choices with the value \"1\" was removed");
        assertThat(ofReplacing("max-choices='1'", "max-choices='1' shuffle='true' class='x'"))
                .containsExactly(
                        CHOICES + "/@class: the attribute class with the value \"x\" was added",
                        CHOICES + "/@shuffle: the attribute shuffle with the value \"true\" was added");
    }

    @Test
    void anElementThatCameOrWentIsOneDifference() {
        String choice = "      <qti-simple-choice identifier='B'>green pears</qti-simple-choice>\n";
        assertThat(ofReplacing(choice, ""))
                .containsExactly(CHOICES
                        + "/qti-simple-choice[2]: the element <qti-simple-choice identifier=\"B\"> was removed");
        assertThat(ofReplacing(choice, choice.replace("'B'", "'N'").replace("green pears", "new") + choice))
                .containsExactly(
                        CHOICES + "/qti-simple-choice[2]: the element <qti-simple-choice identifier=\"N\"> was added");
        // The texts that it stood between are one now, and the same together.
        assertThat(ofReplacing("<b>two</b>", "")).containsExactly(BODY + "/p[1]/b[1]: the element <b> was removed");
    }

    @Test
    void aMoveIsOneDifferenceAndDoesNotHideAChange() {
        String a = "<qti-simple-choice identifier='A'>red apples</qti-simple-choice>";
        String c = "<qti-simple-choice identifier='C'>blue plums</qti-simple-choice>";
        assertThat(lines(QtiDiff.create().compare(ITEM, ITEM.replace(c, "").replace(a, c + a))))
                .containsExactly(CHOICES + "/qti-simple-choice[3]: the element <qti-simple-choice identifier=\"C\">"
                        + " moved from place 4 to place 2 among its siblings");
        assertThat(lines(QtiDiff.create()
                        .compare(ITEM, ITEM.replace(c, "").replace(a, c.replace("plums", "figs") + a))))
                .containsExactly(
                        CHOICES + "/qti-simple-choice[3]: the element <qti-simple-choice identifier=\"C\">"
                                + " moved from place 4 to place 2 among its siblings",
                        CHOICES
                                + "/qti-simple-choice[3]/text()[1]: the text changed from \"blue plums\" to \"blue figs\"");
    }

    @Test
    void anotherNameOrNamespaceIsOneDifference() {
        assertThat(ofReplacing("b>two</b>", "strong>two</strong>"))
                .containsExactly(BODY + "/p[1]/b[1]: the element b became strong");
        assertThat(ofReplacing("<i>three</i>", "<i xmlns='urn:x'>three</i>"))
                .containsExactly(BODY + "/p[1]/i[1]: the element {" + QTI + "}i became {urn:x}i");
        assertThat(lines(QtiDiff.create()
                        .compare(
                                "<div class='a b c d'>some words that stay</div>",
                                "<p class='a b c d'>some words that stay</p>")))
                .containsExactly("/div[1]: the element div became p");
        assertThat(kinds(QtiDiff.create().compare("<a/>", "<b/>")))
                .containsExactly(Kind.ELEMENT_REMOVED, Kind.ELEMENT_ADDED);
    }

    @Test
    void anotherIdentifierIsAChangedAttributeWhenTheRestIsTheSame() {
        assertThat(ofReplacing("identifier='B'", "identifier='X'"))
                .containsExactly(CHOICES + "/qti-simple-choice[2]/@identifier: the attribute identifier changed from"
                        + " \"B\" to \"X\"");
        assertThat(kinds(QtiDiff.create()
                        .compare(
                                ITEM,
                                ITEM.replace("identifier='B'>green pears", "identifier='X'>something else entirely"))))
                .containsExactly(Kind.ELEMENT_REMOVED, Kind.ELEMENT_ADDED);
    }

    @Test
    void commentsAndProcessingInstructions() {
        String p = BODY + "/p[1]";
        assertThat(ofReplacing("one <b>", "o<!-- c -->ne <b>"))
                .containsExactly(p + "/comment()[1]: the comment \" c \" was added");
        assertThat(ofReplacing("one <b>", "one <?t d?><b>"))
                .containsExactly(p + "/processing-instruction(t)[1]: the processing instruction t \"d\" was added");
        String noted = ITEM.replace("one <b>", "o<!-- c -->ne <b>") + "<?end of?>";
        assertThat(lines(QtiDiff.create().compare(noted, ITEM)))
                .containsExactly(
                        p + "/comment()[1]: the comment \" c \" was removed",
                        "/processing-instruction(end)[1]: the processing instruction end \"of\" was removed");
        assertThat(lines(QtiDiff.create()
                        .compare(noted, noted.replace(" c ", " d ").replace("of?", "off?"))))
                .containsExactly(
                        p + "/comment()[1]: the comment changed from \" c \" to \" d \"",
                        "/processing-instruction(end)[1]: the processing instruction changed from \"end of\" to \"end off\"");
        assertThat(lines(QtiDiff.create().compare(noted, noted.replace("o<!-- c -->n", "on<!-- c -->"))))
                .containsExactly(p + "/comment()[1]: the comment \" c \" moved");
        assertThat(kinds(QtiDiff.create().compare("<p><!--a--><!--b--></p>", "<p><!--b--><!--a--></p>")))
                .containsExactly(Kind.ORDER_CHANGED);
        assertThat(QtiDiff.create().compare("<p>\n<!--a--> </p>".replace("p>", "q>"), "<q>\n<!--a--> </q>"))
                .isEmpty();
        assertThat(QtiDiff.builder().ignoreComments().build().compare(noted, ITEM))
                .isEmpty();
    }

    @Test
    void saysWhereOnBothSides() {
        QtiDifference found = QtiDiff.create()
                .compare(
                        ITEM,
                        ITEM.replace("  <qti-item-body>", "\n\n<qti-item-body>").replace("'R'", "'RR'"))
                .all()
                .get(0);
        assertThat(found.a().toString()).isEqualTo("A:4:5");
        assertThat(found.b().toString()).isEqualTo("B:6:5");
        assertThat(found.pathA()).isEqualTo(CHOICES + "/@response-identifier").isEqualTo(found.pathB());
        assertThat(found.valueA()).isEqualTo("R");
        assertThat(found.valueB()).isEqualTo("RR");
        assertThat(found.kind()).isEqualTo(Kind.ATTRIBUTE_CHANGED);
    }

    @Test
    void valuesCanBeComparedByWhatTheyMean() {
        QtiDiff typed = QtiDiff.builder().typedValues().build();
        String test = "<qti-outcome-declaration xmlns='" + QTI
                + "' identifier='S' cardinality='single' base-type='float' normal-maximum='1.50' view='author  scorer'>"
                + "<qti-default-value><qti-value>01</qti-value></qti-default-value></qti-outcome-declaration>";
        String same = test.replace("1.50", " 15e-1 ").replace("author  scorer", " author scorer");
        assertThat(typed.compare(test, same)).isEmpty();
        assertThat(QtiDiff.create().compare(test, same)).hasSize(2);
        assertThat(typed.compare(test, test.replace("1.50", "1.51"))).hasSize(1);
        // No datatype says what the value means.
        assertThat(typed.compare(test, test.replace("01", "1"))).hasSize(1);
        assertThat(typed.compare(ITEM, ITEM.replace("time-dependent='false'", "time-dependent='0'")))
                .isEmpty();
        String long1 = "1" + "0".repeat(900_000);
        assertThat(typed.compare(test.replace("1.50", long1), test.replace("1.50", long1.replace("00", "01"))))
                .hasSize(1);
    }

    @Test
    void absentAttributesCanMeanTheirDefaults() {
        QtiDiff diff = QtiDiff.builder().withDefaults().build();
        String explicit = ITEM.replace("max-choices='1'", "max-choices='1' shuffle='false'");
        assertThat(diff.compare(ITEM, explicit)).isEmpty();
        assertThat(QtiDiff.create().compare(ITEM, explicit)).hasSize(1);
        assertThat(lines(diff.compare(ITEM, explicit.replace("shuffle='false'", "shuffle='true'"))))
                .containsExactly(CHOICES + "/@shuffle: the attribute shuffle changed from \"false\" to \"true\","
                        + " where the former is the default");
    }

    @Test
    void saysWhichSideIsNotWellFormed() throws IOException {
        QtiFormatException both = catchThrowableOfType(
                QtiFormatException.class, () -> QtiDiff.create().compare("<a>", "<!DOCTYPE b><b/>"));
        assertThat(both.diagnostics().all())
                .extracting(found -> found.location().source(), Diagnostic::code)
                .containsExactly(Assertions.tuple("A", "xml-not-well-formed"), Assertions.tuple("B", "xml-doctype"));
        Path good = Files.writeString(folder.resolve("good.xml"), ITEM);
        Path bad = Files.writeString(folder.resolve("bad.xml"), "<p>&nbsp;</p>");
        QtiFormatException one = catchThrowableOfType(
                QtiFormatException.class, () -> QtiDiff.create().compare(good, bad));
        assertThat(one.diagnostics().all())
                .singleElement()
                .satisfies(found -> assertThat(found.location().source()).isEqualTo(bad.toString()));
        Assertions.assertThatExceptionOfType(NoSuchFileException.class)
                .isThrownBy(() -> QtiDiff.create().compare(good, folder.resolve("none.xml")));
    }

    @Test
    void comparesModels() {
        AssessmentItem before = QtiXml.create().read(ITEM, AssessmentItem.class);
        AssessmentItem after = QtiXml.create().read(ITEM, AssessmentItem.class);
        assertThat(QtiDiff.create().compare(before, after)).isEmpty();
        after.setTitle("Other");
        assertThat(QtiDiff.create().compare(before, after).toString())
                .isEqualTo(ITEM_PATH + "/@title: the attribute title changed from \"T\" to \"Other\"");
    }

    @Test
    void stopsAtTheLimit() {
        String many = "<q>" + "<p/>".repeat(50) + "</q>";
        QtiDiff diff =
                QtiDiff.builder().limits(XmlLimits.defaults().withFindings(10)).build();
        QtiDifferences found = diff.compare(many, many.replace("<p/>", "<p a=''/>"));
        assertThat(found).hasSize(10);
        assertThat(found.isComplete()).isFalse();
        assertThat(found.toString()).endsWith("\n… and more");
        QtiDifferences all = diff.compare("<q/>", "<q>" + "<p/>".repeat(10) + "</q>");
        assertThat(all).hasSize(10);
        assertThat(all.isComplete()).isTrue();
    }

    @Test
    void aFewChangesAmongManyChildrenStayFew() {
        for (int size : new int[] {400, 20_000}) {
            String before = references(IntStream.range(0, size).boxed().toList());
            List<Integer> order = IntStream.range(0, size).boxed().collect(Collectors.toList());
            order.remove(size / 2);
            order.add(10, size);
            order.add(size - 5, order.remove(20));
            String after = references(order).replace("href='" + (size - 50) + ".", "href='x.");
            assertThat(kinds(QtiDiff.create().compare(before, after)))
                    .containsExactlyInAnyOrder(
                            Kind.ELEMENT_ADDED, Kind.ELEMENT_REMOVED, Kind.ORDER_CHANGED, Kind.ATTRIBUTE_CHANGED);
        }
    }

    private static String references(List<Integer> numbers) {
        return numbers.stream()
                .map(i -> "<qti-assessment-item-ref identifier='i" + i + "' href='" + i + ".xml'/>")
                .collect(Collectors.joining(
                        "\n", "<qti-assessment-section xmlns='" + QTI + "'>", "</qti-assessment-section>"));
    }

    private static List<String> ofReplacing(String what, String by) {
        assertThat(ITEM).contains(what);
        return lines(QtiDiff.create().compare(ITEM, ITEM.replace(what, by)));
    }

    private static List<String> lines(QtiDifferences differences) {
        return differences.stream().map(QtiDifference::toString).toList();
    }

    private static List<Kind> kinds(QtiDifferences differences) {
        return differences.stream().map(QtiDifference::kind).toList();
    }
}
