// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.json.Json;

class ValidateRulesTest {
    private static final String OUTCOME =
            "  <qti-outcome-declaration identifier=\"SCORE\" cardinality=\"single\" base-type=\"float\"/>\n";
    private static final String TWICE = Ran.TEST.replaceFirst("\n", "\n" + OUTCOME + OUTCOME);
    private static final String RULE = "decl-identifier-unique";

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    @Test
    void rulesAreAskedToo() throws IOException {
        Path file = file("t.xml", TWICE);
        Ran ran = Ran.qti("validate", file);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.lines().get(0)).startsWith(file + ":3:28: error " + RULE + ": ");
    }

    @Test
    void aProfileFileSaysWhichRules() throws IOException {
        Path file = file("t.xml", TWICE);
        Ran off = Ran.qti("validate", "--profile", file("off.profile", RULE + " = off # not here\n"), file);
        assertThat(off.status()).isZero();
        Path warn = file("warn.profile", "\nprofile = strict\n" + RULE + " = warning\n");
        assertThat(Ran.qti("validate", "--profile", warn, file).status()).isZero();
        assertThat(Ran.qti("validate", "--profile", warn, "--fail-on", "warning", file)
                        .status())
                .isEqualTo(1);
        assertThat(Ran.qti("validate", "--profile", "api", file).status()).isEqualTo(1);
    }

    @Test
    void aProfileWithFaultsIsStatusTwoAndEachIsNamed() throws IOException {
        Path bad = file("bad.profile", "decl-identifer-unique = off\nwhat\n" + RULE + " = maybe\nprofile = all\n");
        Ran ran = Ran.qti("validate", "--profile", bad, file("t.xml", TWICE));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err())
                .hasLineCount(4)
                .contains(bad + ":1:1: ", "did you mean \"" + RULE + "\"", bad + ":2:1: ", "\"maybe\"", "\"all\"");
        assertThat(Ran.qti("validate", "--profile", "speck", folder).err()).contains("'speck'");
    }

    @Test
    void onlyFindingsThatTheBaselineDoesNotHaveCount() throws IOException {
        Path bank = folder.resolve("bank");
        file("bank/old.xml", TWICE);
        Path baseline = folder.resolve("bank.baseline");
        assertThat(Ran.qti("validate", "--write-baseline", baseline, bank).status())
                .isEqualTo(1);
        assertThat(baseline)
                .content()
                .startsWith("qti4j baseline 1\n1\t" + RULE + "\t")
                .contains("\tbank/old.xml\n");
        Ran same = Ran.qti("validate", "--baseline", baseline, "--fail-on", "new", bank);
        assertThat(same).isEqualTo(new Ran(0, "1 file, 0 valid, 1 invalid, 1 known finding not shown\n", ""));

        file("bank/old.xml", TWICE.replaceFirst("\n", "\n\n<!-- moved -->\n"));
        assertThat(Ran.qti("validate", "--baseline", baseline, bank).status()).isZero();
        file("bank/old.xml", TWICE.replaceFirst(OUTCOME, OUTCOME + OUTCOME));
        Ran more = Ran.qti("validate", "--baseline", baseline, "--fail-on", "new", bank);
        assertThat(more.status()).isEqualTo(1);
        assertThat(more.lines()).hasSize(2);
        assertThat(Ran.qti("validate", "--fail-on", "new", bank).status()).isEqualTo(2);
        assertThat(Ran.qti("validate", "--baseline", file("x", "no"), bank).status())
                .isEqualTo(2);
    }

    @Test
    void severalReportsComeFromOneRun() throws IOException {
        file("bank/t.xml", TWICE);
        Ran ran = Ran.qti(
                "validate",
                "--report",
                "sarif=" + folder.resolve("r.sarif"),
                "--report",
                "junit=" + folder.resolve("r.xml"),
                "--report",
                "html=" + folder.resolve("r.html"),
                "--report=json=" + folder.resolve("r.json"),
                folder.resolve("bank"));
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.lines()).hasSize(2);
        for (String name : new String[] {"r.sarif", "r.xml", "r.html", "r.json"}) {
            assertThat(folder.resolve(name)).content().contains(RULE);
        }
        assertThat(Json.readObject(Files.readString(folder.resolve("r.sarif")))).containsKey("runs");
    }

    @Test
    void aReportThatCannotBeWrittenIsStatusTwo() throws IOException {
        Path file = file("t.xml", TWICE);
        Ran ran = Ran.qti("validate", "--report", "sarif=" + folder.resolve("no/r.sarif"), file);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.err()).isEqualTo("qti: " + folder.resolve("no/r.sarif") + " cannot be written: no such file\n");
        assertThat(Ran.qti("validate", "--report", "pdf=x", file).status()).isEqualTo(2);
        assertThat(Ran.qti("validate", "--report", "html", file).status()).isEqualTo(2);
    }

    @Test
    void theSourceIsShownWithTheAttributeMarked() throws IOException {
        Ran ran = Ran.qti("validate", "--source", file("t.xml", TWICE));
        assertThat(ran.lines().get(1)).isEqualTo("    " + OUTCOME.stripTrailing());
        int at = OUTCOME.indexOf("identifier=");
        assertThat(ran.lines().get(2))
                .isEqualTo("    " + " ".repeat(at) + "^" + "~".repeat("identifier=\"SCORE\"".length() - 1));
    }

    @Test
    void fixShowsWhatWouldChangeAndChangesNothing() throws IOException {
        String broken = Ran.TEST.replace(" xmlns='" + Ran.NAMESPACE + "'", "").replace("title='S'", "title='R & D'");
        Path file = file("t.xml", broken);
        Ran ran = Ran.qti("validate", "--fix", file);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.lines())
                .contains(
                        "--- " + file,
                        "+++ " + file,
                        "@@ -1,6 +1,6 @@",
                        "-<qti-assessment-test identifier='t' title='T'>",
                        "+<qti-assessment-test xmlns=\"" + Ran.NAMESPACE + "\" identifier='t' title='T'>",
                        "+    <qti-assessment-section identifier='s' title='R &amp; D' visible='true'>");
        assertThat(ran.err()).contains("can be fixed: ").hasLineCount(2);
        assertThat(file).content().isEqualTo(broken);
    }

    @Test
    void fixInPlaceChangesNothingElseAndOnlyOnce() throws IOException {
        byte[] good = ("\uFEFF"
                        + Ran.TEST.replace("title='S'", "title='Ö &amp; D'").replace("\n", "\r\n"))
                .getBytes(StandardCharsets.UTF_8);
        byte[] broken =
                new String(good, StandardCharsets.UTF_8).replace("&amp;", "&").getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve("t.xml");
        Files.write(file, broken);
        Ran ran = Ran.qti("validate", "--fix", "--in-place", file);
        assertThat(ran.status()).isZero();
        assertThat(ran.lastLine()).isEqualTo("1 file, 1 valid, 0 invalid");
        assertThat(ran.err()).startsWith("fixed: ");
        assertThat(Files.readAllBytes(file)).isEqualTo(good);
        assertThat(Ran.qti("validate", "--fix", "--in-place", file))
                .isEqualTo(new Ran(0, "1 file, 1 valid, 0 invalid\n", ""));
        assertThat(Files.readAllBytes(file)).isEqualTo(good);
    }

    @Test
    void fixToAFolderLeavesTheFilesAsTheyAre() throws IOException {
        String broken = Ran.TEST.replace("title='S'", "title='R & D'");
        file("bank/a/t.xml", broken);
        file("bank/good.xml", Ran.TEST);
        Path out = folder.resolve("out");
        assertThat(Ran.qti("validate", "--fix", "-o", out, folder.resolve("bank"))
                        .status())
                .isZero();
        assertThat(out.resolve("a/t.xml")).content().isEqualTo(broken.replace("&", "&amp;"));
        assertThat(folder.resolve("bank/a/t.xml")).content().isEqualTo(broken);
        try (Stream<Path> files = Files.walk(out)) {
            assertThat(files.filter(Files::isRegularFile)).hasSize(1);
        }
        assertThat(Ran.qti("validate", "--in-place", folder).status()).isEqualTo(2);
        assertThat(Ran.qti("validate", "--fix", "--in-place", "-o", out, folder).status())
                .isEqualTo(2);
    }

    @Test
    void aFixInJsonIsInTheFinding() throws IOException {
        Path file = file("t.xml", Ran.TEST.replace("title='S'", "title='R & D'"));
        Map<String, Object> object =
                Json.readObject(Ran.qti("validate", "-f", "json", file).lines().get(0));
        assertThat(object.toString()).contains("fix={description=write &amp; for &", "replacement=&amp;");
    }

    @Test
    void rulesAreListedAndShown() {
        Ran list = Ran.qti("rules");
        assertThat(list.status()).isZero();
        assertThat(list.lines())
                .anyMatch(line -> line.startsWith(RULE + " "))
                .allMatch(line -> line.matches("[a-z0-9-]+ +.*"));
        Ran one = Ran.qti("rules", RULE);
        assertThat(one.lines().get(0)).isEqualTo("# " + RULE);
        assertThat(one.out()).contains("What to do", "```xml", "- line ");
        Ran none = Ran.qti("rules", "decl-identifer-unique");
        assertThat(none.status()).isEqualTo(2);
        assertThat(none.err()).contains("did you mean \"" + RULE + "\"");
    }

    @Test
    void aDocumentCannotForgeLinesInTheSource() throws IOException {
        Ran ran = Ran.qti("validate", "--source", file("a.xml", "<a x='\u0085\u001b'>\u202E</a>"));
        assertThat(ran.lines()).allMatch(line -> line.chars().noneMatch(Character::isISOControl));
        assertThat(Arrays.asList(ran.out().split("\n"))).hasSizeLessThan(8);
    }

    @Test
    void anInterruptedRunEndsWithWhatItHas() throws IOException {
        file("bank/t.xml", TWICE);
        Path report = folder.resolve("r.json");
        Thread.currentThread().interrupt();
        Ran ran = Ran.qti("validate", "--report", "json=" + report, folder.resolve("bank"));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(ran.lastLine()).isEqualTo("0 files, 0 valid, 0 invalid (interrupted)");
        assertThat(report).exists();
    }
}
