// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.json.Json;
import org.qti4j.testkit.TestData;

/** What the README and the other pages say is so. Their Java is run by {@link ReadmeExamples}. */
class ReadmeTest {
    private static final Path ROOT = TestData.projectRoot();
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)(#[^)]*)?\\)");
    private static final Pattern MODULE = Pattern.compile("<module>(lib/[a-z]+)</module>");

    static List<Readme.Block> javaBlocks() {
        return Readme.blocks("java");
    }

    static List<Path> pages() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(
                                            "README.md",
                                            "CHANGELOG.md",
                                            ".github/CONTRIBUTING.md",
                                            ".github/SECURITY.md",
                                            "testdata/README.md")
                                    .map(ROOT::resolve),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("javaBlocks")
    void everyJavaBlockIsAnExampleThatRuns(Readme.Block block) {
        assertThat(Readme.regions()).containsValue(block.text());
    }

    @Test
    void everyExampleIsShown() {
        List<String> shown = javaBlocks().stream().map(Readme.Block::text).toList();
        assertThat(Readme.regions())
                .hasSizeGreaterThan(10)
                .allSatisfy((name, code) -> assertThat(shown).contains(code));
    }

    @Test
    void everyCommandLineWorks(@TempDir Path folder) throws Exception {
        List<String> commands = Readme.blocks("sh").stream()
                .flatMap(block -> block.text().lines())
                .filter(line -> line.contains("./qti "))
                .toList();
        assertThat(commands).hasSizeGreaterThan(5);
        Files.createSymbolicLink(folder.resolve("testdata"), TestData.root());
        Path launcher = folder.resolve("qti");
        Files.writeString(launcher, "#!/bin/sh\nexec " + Jvm.quoted(Jvm.command("org.qti4j.cli.Qti")) + " \"$@\"\n");
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
        for (String command : commands) {
            int expected = command.endsWith("# exit 1") ? 1 : 0;
            Jvm.Result result = Jvm.run(folder, List.of("/bin/sh", "-c", command));
            assertThat(result.exit()).as("%s%n%s", command, result.end()).isEqualTo(expected);
        }
    }

    @Test
    void namesCommandsThatAreThere() {
        assertThat(ROOT.resolve("qti")).isExecutable();
        assertThat(ROOT.resolve(".ci/run")).isExecutable().content().contains("mvn -B verify");
        assertThat(Readme.blocks("sh")).extracting(Readme.Block::text).anyMatch(text -> text.contains("mvn verify"));
    }

    @Test
    void showsCoordinatesThatAreThere() throws IOException {
        String version = version(Files.readString(ROOT.resolve("pom.xml")));
        List<Readme.Block> blocks = Readme.blocks("xml").stream()
                .filter(block -> block.text().contains("<artifactId>"))
                .toList();
        assertThat(blocks).isNotEmpty();
        String all = blocks.stream().map(Readme.Block::text).collect(Collectors.joining("\n"));
        assertThat(found("<artifactId>qti4j-([a-z]+)</artifactId>", all))
                .isNotEmpty()
                .allSatisfy(
                        module -> assertThat(ROOT.resolve("lib").resolve(module).resolve("pom.xml"))
                                .exists());
        assertThat(found("<version>(.*)</version>", all)).isNotEmpty().containsOnly(version);
    }

    @Test
    void mapsEveryModule() throws IOException {
        List<String> modules = MODULE.matcher(Files.readString(ROOT.resolve("pom.xml")))
                .results()
                .map(match -> match.group(1))
                .toList();
        assertThat(modules)
                .hasSizeGreaterThan(8)
                .allSatisfy(module -> assertThat(Readme.file()).content().contains("`" + module + "`"));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksToFilesThatAreThere(Path page) {
        List<String> targets = LINK.matcher(TestData.text(page))
                .results()
                .map(match -> match.group(1))
                .filter(target -> !target.contains("://"))
                .toList();
        assertThat(targets)
                .allSatisfy(target -> assertThat(page.resolveSibling(target)).exists());
    }

    @ParameterizedTest
    @MethodSource("pages")
    void showsJsonAndXmlThatCanBeRead(Path page) {
        for (Readme.Block block : Readme.blocks(page)) {
            switch (block.language()) {
                case "json" ->
                    assertThatCode(() -> Json.readObject(block.text()))
                            .as("%s of %s", block, page)
                            .doesNotThrowAnyException();
                case "xml" ->
                    assertThat(Xml.root(block.text().replaceFirst("^<\\?xml[^>]*>\\s*", "")))
                            .as("%s of %s", block, page)
                            .isNotEmpty();
                default ->
                    assertThat(List.of("java", "sh", "text"))
                            .as("%s of %s", block, page)
                            .contains(block.language());
            }
        }
    }

    @Test
    void bomListsEveryPublishedModule() throws IOException {
        String parent = Files.readString(ROOT.resolve("pom.xml"));
        String bom = Files.readString(ROOT.resolve("lib/bom/pom.xml"));
        List<String> published = MODULE.matcher(parent)
                .results()
                .map(match -> match.group(1))
                .filter(module -> Files.exists(ROOT.resolve(module).resolve("src/main/java/module-info.java")))
                .map(module -> module.substring("lib/".length()))
                .toList();
        assertThat(published).contains("model", "cli");
        assertThat(found("<artifactId>qti4j-([a-z]+)</artifactId>", bom.substring(bom.indexOf("<dependencies>"))))
                .containsExactlyElementsOf(published);
        assertThat(version(bom)).isEqualTo(version(parent));
        assertThat(bom).doesNotContain("<parent>");
    }

    private static String version(String pom) {
        return found("<version>(.*)</version>", pom).get(0);
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }
}
