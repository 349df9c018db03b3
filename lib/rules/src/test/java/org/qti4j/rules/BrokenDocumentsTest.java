// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.qti4j.testkit.TestData;

/** Rules see documents that are not valid as well, and never throw. */
class BrokenDocumentsTest {
    private static final Pattern ATTRIBUTE = Pattern.compile(" [a-z-]+=\"[^\"<]*\"");
    private static final Pattern TAG = Pattern.compile("<qti-[a-z-]+");
    private static final List<String> VALUES = List.of(
            "",
            " ",
            "0",
            "-1",
            "1E999999999",
            "-INF",
            "NaN",
            "1,",
            ",,,,",
            "%",
            "1%,2%,3,4%",
            "A B C",
            "(",
            "[a-z-[b]",
            "\\",
            "\\i\\c{9999999999}",
            "9999999999999999999999999",
            "single",
            "record",
            "directedPair",
            "RESPONSE",
            "\uD83D\uDE00");

    @Test
    void noRuleThrowsWhateverStandsInAttributes() throws IOException {
        long seed = 20240607L;
        Random random = new Random(seed);
        QtiValidator validator = QtiValidator.of(Profile.strict());
        for (String document : examples()) {
            for (int i = 0; i < 12; i++) {
                String broken = broken(document, random);
                assertThatCode(() -> validator.validate(broken))
                        .as("seed %d: %s", seed, broken)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static String broken(String document, Random random) {
        String result = document;
        for (int i = 0; i < 3; i++) {
            List<MatchResult> attributes =
                    ATTRIBUTE.matcher(result).results().skip(1).toList();
            MatchResult one = attributes.get(random.nextInt(attributes.size()));
            String name = one.group().substring(0, one.group().indexOf('='));
            String value = VALUES.get(random.nextInt(VALUES.size()));
            String changed = random.nextInt(4) == 0 || name.equals(" xmlns") ? "" : name + "=\"" + value + "\"";
            if (!name.equals(" xmlns")) {
                result = result.substring(0, one.start()) + changed + result.substring(one.end());
            }
        }
        Matcher tags = TAG.matcher(result);
        List<MatchResult> all = tags.results().toList();
        if (random.nextInt(3) == 0) {
            // One element under the name of another one.
            String from = all.get(random.nextInt(all.size())).group().substring(1);
            String to = all.get(random.nextInt(all.size())).group().substring(1);
            result = result.replaceAll("(</?)" + from + "(?=[ >/])", "$1" + to);
        }
        return result;
    }

    private static List<String> examples() throws IOException {
        Path folder = TestData.projectRoot().resolve("lib/rules/src/main/resources/org/qti4j/rules/examples");
        try (Stream<Path> files = Files.walk(folder)) {
            List<String> found = files.filter(file -> file.toString().endsWith(".xml"))
                    .sorted()
                    .map(TestData::text)
                    .toList();
            if (found.size() < 50) {
                throw new IllegalStateException("only " + found.size() + " examples in " + folder);
            }
            return found;
        }
    }
}
