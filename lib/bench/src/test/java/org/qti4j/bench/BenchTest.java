// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.testkit.TestData;
import org.qti4j.xml.QtiXml;

/** That the harness runs and reports; never how fast anything is. */
class BenchTest {
    private static Documents twoDocuments() throws Exception {
        return Documents.load(List.of(TestData.root().resolve("items/valid"))).first(2);
    }

    @Test
    void everyRowReportsAFiniteRatio() throws Exception {
        Options options = Options.parse("--rounds", "1", "--chunk", "5", "--warm", "5", "--threads", "2");
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        List<Figure> figures =
                Bench.run(twoDocuments(), options, new PrintStream(printed, true, StandardCharsets.UTF_8));

        assertThat(figures)
                .extracting(Figure::row)
                .hasSizeGreaterThan(20)
                .isEqualTo(Bench.rows(options).stream().map(Row::name).toList());
        assertThat(figures).allSatisfy(figure -> {
            assertThat(figure.ratio()).isFinite().isPositive();
            assertThat(figure.cpuRatio()).isNotNaN();
            assertThat(figure.micros()).isFinite().isPositive();
            assertThat(figure.lower()).isLessThanOrEqualTo(figure.upper());
        });
        assertThat(figures.get(0).ratio()).isEqualTo(1);
        assertThat(printed.toString(StandardCharsets.UTF_8)).contains("| validate: QtiXml");
    }

    @Test
    void takesOnlyTheRowsThatAreAskedFor() throws Exception {
        assertThat(Bench.rows(Options.parse("--rows", "^validate:")))
                .extracting(Row::name)
                .containsExactly(
                        "scan: Woodstox",
                        "validate: JDK, Validator reused",
                        "validate: JDK, new Validator each",
                        "validate: QtiXml");
    }

    @Test
    void refusesARowThatDoesNotDoItsWork() throws Exception {
        Row idle = new Row("idle", () -> document -> 0);

        assertThatThrownBy(() -> idle.check(twoDocuments()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("nothing came out");
    }

    @Test
    void refusesAnOptionThatIsNotKnown() {
        assertThatThrownBy(() -> Options.parse("--fast", "1")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Options.parse("--rounds", "0")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void leavesOutWhatIsNotValid(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("a.xml"), "<p xmlns='http://www.imsglobal.org/xsd/imsqtiasi_v3p0'>a</p>");
        Files.writeString(folder.resolve("b.xml"), "<p>b</p>");
        Files.writeString(folder.resolve("c.xml"), "<p");

        Documents documents = Documents.load(List.of(folder));

        assertThat(documents.all()).hasSize(1);
        assertThat(documents.leftOut()).isEqualTo(2);
    }

    @Test
    void largeDocumentsAreValidAndAsLargeAsAskedFor(@TempDir Path folder) throws Exception {
        Path file = LargeDocument.write(folder.resolve("large.xml"), 100_000);

        assertThat(Files.size(file)).isBetween(100_000L, 110_000L);
        assertThat(QtiXml.create().validate(file)).isEmpty();
    }

    @Test
    void largeJsonBecomesXmlInASmallHeap(@TempDir Path folder) throws Exception {
        for (int megabytes : new int[] {20, 60}) {
            // With its indentation the JSON is five times as large.
            Path file = LargeDocument.write(folder.resolve(megabytes + ".xml"), megabytes * 200_000L);
            assertThat(Files.size(LargeDocument.writeJson(file))).isGreaterThan(megabytes * 1_000_000L);

            assertThat(Child.run(List.of("-XX:+UseSerialGC", "-Xmx16m"), OnceTask.JSON_TO_XML.name(), file.toString()))
                    .as(megabytes + " MB")
                    .isPresent();
        }
    }

    @Test
    void aChildAnswersWithItsTime() throws Exception {
        assertThat(Child.run(List.of(), OnceTask.GRAMMAR.name()).orElseThrow().strip())
                .matches("[0-9]+");
        assertThat(Child.run(List.of(), "NOTHING")).isEmpty();
    }
}
