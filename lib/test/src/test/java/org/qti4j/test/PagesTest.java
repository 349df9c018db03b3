// SPDX-License-Identifier: Apache-2.0
package org.qti4j.test;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qti4j.testkit.TestData;

/** The Java of the pages is that of {@link TestingExamplesTest}, and all of it. */
class PagesTest {
    private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w+)\n(.*?)\n```$");
    private static final Pattern REGION = Pattern.compile("(?ms)// tag::(\\w+)\n(.*?)\n *// end::\\1$");
    private static final String TESTING = page("testing");

    @Test
    void showsTheExamplesThatRun() {
        String source = TestData.text(
                TestData.projectRoot().resolve("lib/test/src/test/java/org/qti4j/test/TestingExamplesTest.java"));
        List<String> regions = REGION.matcher(source)
                .results()
                .map(match -> unindented(match.group(2)))
                .toList();
        List<String> shown = Stream.concat(blocks(TESTING, "java").stream(), blocks(page("sandbox"), "java").stream())
                .map(PagesTest::unindented)
                .toList();

        assertThat(regions).hasSize(5);
        assertThat(shown).containsExactlyElementsOf(regions);
    }

    /** Returns the only block of a language on the page about testing. */
    static String block(String language) {
        List<String> blocks = blocks(TESTING, language);
        assertThat(blocks).hasSize(1);
        return blocks.get(0);
    }

    private static String page(String name) {
        return TestData.text(TestData.projectRoot().resolve("docs/" + name + ".md"));
    }

    private static List<String> blocks(String page, String language) {
        List<String> blocks = new ArrayList<>();
        Matcher matcher = BLOCK.matcher(page);
        while (matcher.find()) {
            if (matcher.group(1).equals(language)) {
                blocks.add(matcher.group(2));
            }
        }
        return blocks;
    }

    /** Removes the indentation that all lines have in common. */
    private static String unindented(String text) {
        int indent = text.lines()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return String.join(
                "\n",
                text.lines()
                        .map(line -> line.isBlank() ? "" : line.substring(indent))
                        .toList());
    }
}
