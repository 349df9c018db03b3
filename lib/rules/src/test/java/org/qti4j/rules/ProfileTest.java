// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.diagnostic.Severity;

class ProfileTest {
    private static final String ID = "decl-identifier-unique";

    @TempDir
    Path folder;

    @Test
    void aProfileIsChangedByACopy() {
        Profile spec = Profile.spec();
        Rule rule = Rules.find(ID).orElseThrow();
        assertThat(spec.withoutRule(ID).rules())
                .doesNotContainKey(rule)
                .hasSize(spec.rules().size() - 1);
        assertThat(spec.withSeverity(ID, Severity.INFO).rules()).containsEntry(rule, Severity.INFO);
        assertThat(spec.rules()).containsEntry(rule, Severity.ERROR);
        Rule own = new ColourRule();
        Profile more = spec.withRule(own, Severity.INFO);
        assertThat(more.rules()).containsEntry(own, Severity.INFO);
        assertThat(more.withSeverity("house-no-colours", Severity.ERROR).rules())
                .containsEntry(own, Severity.ERROR);
        assertThat(more.withoutRule("house-no-colours").rules()).isEqualTo(spec.rules());
        assertThatIllegalArgumentException().isThrownBy(() -> more.withRule(new ColourRule()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec.withoutRule("decl-identifier-uniqe"))
                .withMessageContaining(ID);
    }

    @Test
    void theSmallerProfilesAreInTheLargerOnes() {
        assertThat(Profile.strict().rules()).containsAllEntriesOf(Profile.spec().rules());
        assertThat(Profile.api().rules()).containsAllEntriesOf(Profile.spec().rules());
    }

    @Test
    void aFileIsRead() throws IOException {
        Path file = Files.writeString(
                folder.resolve("school.profile"),
                "\uFEFF# ours\r\n profile=strict \r\n\r\n" + ID + " = info # later\r\n");
        Profile profile = Profile.read(file);
        assertThat(profile.name()).isEqualTo("school.profile");
        assertThat(profile.rules())
                .hasSameSizeAs(Profile.strict().rules())
                .containsEntry(Rules.find(ID).orElseThrow(), Severity.INFO);
        assertThatExceptionOfType(NoSuchFileException.class).isThrownBy(() -> Profile.read(folder.resolve("no")));
    }

    @Test
    void everyFaultOfAFileIsNamedWithItsLine() throws IOException {
        Path file = Files.writeString(
                folder.resolve("p"), ID + "=off\n" + ID + "=off\nx=off\n" + "y".repeat(10_000) + "\n");
        assertThatExceptionOfType(QtiFormatException.class)
                .isThrownBy(() -> Profile.read(file))
                .satisfies(e -> assertThat(
                                e.diagnostics().stream().map(d -> d.location().line()))
                        .containsExactly(2, 3, 4))
                .satisfies(e -> assertThat(e.diagnostics().toString()).hasSizeLessThan(1_000));
        Files.write(file, new byte[] {(byte) 0xFF, (byte) 0xFE});
        assertThatExceptionOfType(QtiFormatException.class).isThrownBy(() -> Profile.read(file));
    }

    private static FileReport report(Path file, Diagnostic... findings) {
        return new FileReport(file, FileReport.Kind.XML, false, Diagnostics.of(findings));
    }

    @Test
    void aBaselineKnowsFindingsByFileCodeAndPath() throws IOException {
        Path file = folder.resolve("bank/a\tb.xml");
        Diagnostic one = Diagnostic.error("x", "old", Location.of(3, 4, "/a[1]/b[1]"));
        Baseline baseline = Baseline.of(List.of(report(file, one, one)).stream(), folder);
        assertThat(baseline.size()).isEqualTo(2);
        Path written = folder.resolve("b.baseline");
        baseline.write(written);
        for (Baseline each : List.of(baseline, Baseline.read(written))) {
            Diagnostic moved = Diagnostic.warning("x", "new words", Location.of(9, 9, "/a[1]/b[1]"));
            Diagnostic elsewhere = Diagnostic.error("x", "old", Location.of(3, 4, "/a[1]/b[2]"));
            assertThat(each.newIn(report(file, moved, moved)).isEmpty()).isTrue();
            assertThat(each.newIn(report(file, moved, moved, moved)).size()).isEqualTo(1);
            assertThat(each.newIn(report(file, elsewhere)).size()).isEqualTo(1);
            assertThat(each.newIn(report(folder.resolve("c.xml"), one)).size()).isEqualTo(1);
        }
        Files.writeString(written, "qti4j baseline 1\nmany\tx\ty\tz\n");
        assertThatExceptionOfType(QtiFormatException.class)
                .isThrownBy(() -> Baseline.read(written))
                .withMessageContaining(":2:");
    }
}
