// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.qti4j.xml.GrammarPlace.infoset;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.testkit.Infosets;
import org.qti4j.testkit.TestData;

/** Every document of {@code testdata/} gets exactly the findings that are written beside it. */
class CorpusTest {
    private static final QtiXml XML = QtiXml.create();
    private static final QtiXml COMPACT = QtiXml.builder().compact().build();

    static Stream<Named<Path>> valid() {
        return TestData.cases(".xml", 115, "valid", "invalid-rule");
    }

    static Stream<Named<Path>> invalid() {
        return Stream.of(
                        TestData.cases(".xml", 135, "invalid-schema"),
                        TestData.cases(".xml", 30, "malformed"),
                        TestData.cases(".xml", 8, "hostile"))
                .flatMap(cases -> cases);
    }

    @ParameterizedTest
    @MethodSource("valid")
    void findsNothingInAValidDocument(Path file) throws IOException {
        assertThat(XML.validate(file)).isEmpty();
        assertThat(XML.validate(new ByteArrayInputStream(TestData.bytes(file)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void findsExactlyWhatIsExpected(Path file) throws IOException {
        Diagnostics found = XML.validate(file);

        assertThat(found.stream().map(CorpusTest::lineAndCode))
                .as(found.toString())
                .containsExactlyInAnyOrderElementsOf(TestData.expectedFindings(file))
                .isNotEmpty();
        assertThat(found.all()).isSortedAccordingTo(Diagnostic.BY_PLACE);
        assertThat(found).allSatisfy(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.ERROR);
            assertThat(finding.location().source()).isEqualTo(file.toString());
            assertThat(finding.location().column()).isPositive();
        });
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void refusesToReadWithTheSameFindings(Path file) throws IOException {
        QtiFormatException refused =
                catchThrowableOfType(QtiFormatException.class, () -> XML.read(file, QtiElement.class));

        assertThat(refused).isNotNull();
        assertThat(refused.diagnostics()).isEqualTo(XML.validate(file));
    }

    @ParameterizedTest
    @MethodSource("valid")
    void keepsTheInfosetThroughTheModel(Path file) throws IOException {
        List<String> before = infoset(TestData.bytes(file));
        QtiDocument<QtiElement> read =
                XML.readDocument(new ByteArrayInputStream(TestData.bytes(file)), QtiElement.class);
        String pretty = XML.writeToString(read.root());
        String compact = COMPACT.writeToString(read.root());

        // Inside elements that the model keeps as DOM there may be comments; these are reported like the others.
        assertThat(Infosets.withoutComments(infoset(pretty))).isEqualTo(Infosets.withoutComments(before));
        assertThat(Infosets.withoutComments(infoset(compact))).isEqualTo(Infosets.withoutComments(before));
        assertThat(read.diagnostics().stream().map(Diagnostic::code))
                .as("what is not kept is reported")
                .hasSize((int) Infosets.comments(before))
                .allMatch(code -> code.equals("xml-comment-not-kept") || code.equals("xml-pi-not-kept"));
        for (String written : List.of(pretty, compact)) {
            assertThat(XML.validate(written)).isEmpty();
            QtiElement again = XML.read(written, QtiElement.class);
            assertThat(again).isEqualTo(read.root()).hasSameHashCodeAs(read.root());
            assertThat(XML.writeToString(again)).isEqualTo(pretty);
        }
        assertThat(XML.readUnchecked(file, QtiElement.class).root()).isEqualTo(read.root());
    }

    private static String lineAndCode(Diagnostic finding) {
        return finding.location().line() + " " + finding.code();
    }
}
