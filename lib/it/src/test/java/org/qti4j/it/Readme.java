// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.qti4j.testkit.TestData;

/** The README and the tagged regions of {@link ReadmeExamples}. */
final class Readme {
    private static final Pattern TAG = Pattern.compile("\\s*// (tag|end)::([a-z-]+)");

    private Readme() {}

    /**
     * A fenced block of a page.
     *
     * @param language the first word behind the opening fence
     * @param line the line of the opening fence, counted from 1
     * @param text the lines between the fences, without a line feed at the end
     */
    record Block(String language, int line, String text) {
        @Override
        public String toString() {
            return language + " block in line " + line;
        }
    }

    static Path file() {
        return TestData.projectRoot().resolve("README.md");
    }

    static List<Block> blocks() {
        return blocks(file());
    }

    static List<Block> blocks(String language) {
        return blocks().stream()
                .filter(block -> block.language().equals(language))
                .toList();
    }

    /** Returns the fenced blocks of a page in their order. */
    static List<Block> blocks(Path page) {
        List<Block> blocks = new ArrayList<>();
        List<String> lines = TestData.text(page).lines().toList();
        int opened = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("```")) {
                if (opened >= 0) {
                    // The first word is the language; further words, such as the form of JSON, are for other readers.
                    String language = lines.get(opened).substring(3).strip().split(" ")[0];
                    blocks.add(new Block(language, opened + 1, String.join("\n", lines.subList(opened + 1, i))));
                    opened = -1;
                } else {
                    opened = i;
                }
            }
        }
        return blocks;
    }

    /** Returns the first block of a language behind the one that shows the region; what the README says that the region prints. */
    static String blockAfter(String region, String language) {
        String code = regions().get(region);
        return blocks().stream()
                .dropWhile(block -> !block.text().equals(code))
                .filter(block -> block.language().equals(language))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + language + " block behind the region " + region))
                .text();
    }

    /** Returns the tagged regions of {@link ReadmeExamples} by name, without their common indentation. */
    static Map<String, String> regions() {
        Path source = TestData.projectRoot().resolve("lib/it/src/test/java/org/qti4j/it/ReadmeExamples.java");
        Map<String, String> regions = new LinkedHashMap<>();
        List<String> current = List.of();
        String name = "";
        for (String line : TestData.text(source).lines().toList()) {
            Matcher tag = TAG.matcher(line);
            if (!tag.matches()) {
                if (!name.isEmpty()) {
                    current.add(line);
                }
            } else if (tag.group(1).equals("tag") && name.isEmpty() && !regions.containsKey(tag.group(2))) {
                name = tag.group(2);
                current = new ArrayList<>();
            } else if (tag.group(1).equals("end") && name.equals(tag.group(2))) {
                regions.put(name, unindented(current));
                name = "";
            } else {
                throw new AssertionError("unexpected " + line.strip());
            }
        }
        if (!name.isEmpty()) {
            throw new AssertionError("the region " + name + " has no end");
        }
        return regions;
    }

    private static String unindented(List<String> lines) {
        int indent = lines.stream()
                .filter(line -> !line.isBlank())
                .mapToInt(line -> line.length() - line.stripLeading().length())
                .min()
                .orElse(0);
        return lines.stream()
                .map(line -> line.isBlank() ? "" : line.substring(indent))
                .collect(Collectors.joining("\n"));
    }
}
