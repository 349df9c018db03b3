// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qti4j.rules.internal.pages.RulePages;
import org.qti4j.testkit.TestData;

/** The pages in docs/rules are what the rules say; -Dqti4j.rules.write=true writes them. */
class RulePagesTest {
    private static final Path FOLDER = TestData.projectRoot().resolve("docs/rules");

    @Test
    void thePagesAreThoseOfTheRules() throws IOException {
        Map<String, String> pages = RulePages.all();
        if (Boolean.getBoolean("qti4j.rules.write")) {
            write(pages);
        }
        assumeTrue(Files.exists(FOLDER), "there are no pages yet");
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .as("run this test with -Dqti4j.rules.write=true and commit docs/rules")
                    .containsExactlyInAnyOrderElementsOf(pages.keySet());
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            assertThat(Files.readString(FOLDER.resolve(page.getKey())))
                    .as(page.getKey() + ": run this test with -Dqti4j.rules.write=true and commit docs/rules")
                    .isEqualTo(page.getValue());
        }
    }

    private static void write(Map<String, String> pages) throws IOException {
        Files.createDirectories(FOLDER);
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.toList()) {
                if (!pages.containsKey(file.getFileName().toString())) {
                    Files.delete(file);
                }
            }
        }
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
        }
    }

    @Test
    void aPageSaysWhatIsFoundInItsExamples() {
        RuleInfo info = Rules.find("decl-identifier-unique").orElseThrow().info();
        assertThat(Rules.page(info))
                .startsWith("# decl-identifier-unique\n\n" + info.statement())
                .contains(info.remedy(), "## Not so", "## But so", "\n- line ", "```xml\n<");
    }
}
