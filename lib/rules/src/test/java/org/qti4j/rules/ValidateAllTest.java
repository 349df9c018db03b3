// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.rules.FileReport.Kind;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.testkit.TestData;

class ValidateAllTest {
    private static final QtiValidator VALIDATOR = QtiValidator.of(Items.only("decl-identifier-unique"));

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Test
    void theOrderDoesNotDependOnTheNumberOfJobs() {
        List<FileReport> one;
        try (Stream<FileReport> reports = VALIDATOR.validateAll(List.of(TestData.root()), 1)) {
            one = reports.toList();
        }
        assertThat(one).hasSizeGreaterThan(300);
        for (int jobs : new int[] {2, 9}) {
            try (Stream<FileReport> reports = VALIDATOR.validateAll(List.of(TestData.root()), jobs)) {
                assertThat(reports.toList()).isEqualTo(one);
            }
        }
    }

    @Test
    void everyFileHasAReportWhateverItIs() throws IOException {
        file("b/z.xml", Items.item("", "<p>x</p>"));
        file("b/broken.xml", "<qti-assessment-item");
        file("b/empty.json", "");
        file("b/package.json", "{\"name\":\"x\"}");
        file("b/imsmanifest.xml", "<manifest/>");
        file("b/notes.txt", "x");
        Path named = file("named.json", "{\"name\":\"x\"}");
        Path missing = folder.resolve("missing.xml");
        try (Stream<FileReport> reports = VALIDATOR.validateAll(List.of(named, missing, folder.resolve("b")), 3)) {
            assertThat(reports.map(r -> r.path().getFileName() + " " + r.kind() + " " + r.valid()))
                    .containsExactly(
                            "named.json JSON false",
                            "missing.xml UNREADABLE false",
                            "broken.xml XML false",
                            "empty.json JSON false",
                            "imsmanifest.xml OTHER false",
                            "package.json OTHER false",
                            "z.xml XML true");
        }
    }

    @Test
    void envelopesAndStimuliOfTheApiAreKnownAndOtherTextsAreNot() throws IOException {
        file("article.json", "{\"identifier\": \"a\", \"title\": \"t\", \"content\": \"<p>x</p>\", \"author\": \"y\"}");
        file("envelope.json", "{\"format\": \"xml\", \"xml\": \" <qti-assessment-item\", \"metadata\": {}}");
        file("feed.json", "{\"format\": \"xml\", \"xml\": \"rss\"}");
        file(
                "stimulus.json",
                "{\"identifier\": \"a\", \"title\": \"t\", \"content\": \"<p>x</p>\", \"language\": \"en\"}");
        try (Stream<FileReport> reports = VALIDATOR.validateAll(folder)) {
            assertThat(reports.map(r -> r.path().getFileName() + " " + r.kind() + " " + r.valid()))
                    .containsExactly(
                            "article.json OTHER false",
                            "envelope.json JSON false",
                            "feed.json OTHER false",
                            "stimulus.json JSON true");
        }
    }

    @Test
    void aFolderThatLeadsBackToItselfIsSaidOnce() throws IOException {
        file("a/t.xml", Items.item("", "<p>x</p>"));
        Files.createSymbolicLink(folder.resolve("a/again"), folder);
        try (Stream<FileReport> reports = VALIDATOR.validateAll(folder)) {
            assertThat(reports.map(FileReport::kind)).containsExactly(Kind.UNREADABLE, Kind.XML);
        }
    }

    /** Counts the documents that were looked at. */
    private record Counting(AtomicInteger count) implements Rule {
        @Override
        public RuleInfo info() {
            return new ColourRule().info();
        }

        @Override
        public Set<String> elements() {
            return Set.of();
        }

        @Override
        public void check(SourceElement element, RuleReport report) {
            count.incrementAndGet();
        }
    }

    @Test
    void onlyAFewFilesAreJudgedAhead() throws IOException {
        for (int i = 0; i < 500; i++) {
            file("bank/" + i + ".xml", Items.item("", "<p>x</p>"));
        }
        AtomicInteger count = new AtomicInteger();
        QtiValidator validator =
                QtiValidator.builder().rules(new Counting(count)).build();
        try (Stream<FileReport> reports = validator.validateAll(List.of(folder), 2)) {
            Iterator<FileReport> each = reports.iterator();
            assertThat(count.get()).isZero();
            for (int i = 0; i < 10; i++) {
                assertThat(each.next().valid()).isTrue();
            }
            assertThat(count.get()).isBetween(10, 60);
        }
    }

    @Test
    void anInterruptionEndsTheStreamAndIsKept() throws IOException {
        for (int i = 0; i < 200; i++) {
            file("bank/" + i + ".xml", Items.item("", "<p>x</p>"));
        }
        for (int jobs : new int[] {1, 3}) {
            AtomicInteger taken = new AtomicInteger();
            try (Stream<FileReport> reports = VALIDATOR.validateAll(List.of(folder), jobs)) {
                reports.forEach(report -> {
                    if (taken.incrementAndGet() == 5) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            assertThat(Thread.interrupted()).isTrue();
            assertThat(taken).hasValue(5);
        }
    }

    @Test
    void thereMustBeAJob() {
        assertThatIllegalArgumentException().isThrownBy(() -> VALIDATOR.validateAll(List.of(folder), 0));
    }
}
