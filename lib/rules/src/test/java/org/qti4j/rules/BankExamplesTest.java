// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.rules.internal.RuleCatalog;
import org.qti4j.testkit.TestData;

/** Every rule between documents finds what its bad folder shows, that alone and at its place, and nothing in its good one. */
class BankExamplesTest {
    private static final Path EXAMPLES =
            TestData.projectRoot().resolve("lib/rules/src/main/resources/org/qti4j/rules/examples");

    @TestFactory
    Stream<DynamicContainer> findsItsBadFolderAndNothingInItsGoodOne() {
        List<Rule> rules = RuleCatalog.all().stream()
                .filter(rule -> rule.info().group() == RuleGroup.BANK)
                .toList();
        assertThat(rules).hasSizeGreaterThanOrEqualTo(8);
        return rules.stream()
                .map(rule -> DynamicContainer.dynamicContainer(
                        rule.info().id(),
                        Stream.of(
                                DynamicTest.dynamicTest("bad", () -> bad(rule)),
                                DynamicTest.dynamicTest("good", () -> good(rule)),
                                DynamicTest.dynamicTest("file by file", () -> fileByFile(rule)))));
    }

    private static void bad(Rule rule) throws IOException {
        Path folder = folder(rule, "bad");
        List<String> expected = Files.readAllLines(folder.resolve("expected.txt"));
        assertThat(expected)
                .isNotEmpty()
                .allMatch(line -> line.endsWith(" " + rule.info().id()));
        assertThat(found(rule, folder)).isEqualTo(expected);
    }

    private static void good(Rule rule) {
        assertThat(found(rule, folder(rule, "good"))).isEmpty();
    }

    private static void fileByFile(Rule rule) throws IOException {
        try (Stream<Path> files = Files.walk(folder(rule, "bad"))) {
            List<Path> documents =
                    files.filter(file -> file.toString().endsWith(".xml")).toList();
            assertThat(documents).hasSizeGreaterThanOrEqualTo(2);
            for (Path file : documents) {
                assertThat(validator(rule).validate(file).stream().filter(finding -> concerns(rule, finding.code())))
                        .isEmpty();
            }
        }
    }

    private static List<String> found(Rule rule, Path folder) {
        try (Stream<FileReport> reports = validator(rule).validateAll(folder)) {
            List<FileReport> all = reports.toList();
            assertThat(all).hasSizeGreaterThanOrEqualTo(2);
            return all.stream()
                    .flatMap(report -> report.diagnostics().stream())
                    .filter(finding -> concerns(rule, finding.code()))
                    .map(finding -> line(folder, finding))
                    .toList();
        }
    }

    private static String line(Path folder, Diagnostic finding) {
        Path file = folder.relativize(Path.of(finding.location().source()));
        return file.toString().replace('\\', '/') + " " + finding.location().line() + " " + finding.code();
    }

    private static Path folder(Rule rule, String name) {
        return EXAMPLES.resolve(rule.info().id()).resolve(name);
    }

    private static boolean concerns(Rule rule, String code) {
        return code.equals(rule.info().id())
                || Rules.find(code)
                        .filter(other -> other.info().tier() != RuleInfo.Tier.SPEC)
                        .isEmpty();
    }

    private static QtiValidator validator(Rule rule) {
        return QtiValidator.of(Profile.named(rule.info().tier().name().toLowerCase(java.util.Locale.ROOT))
                .orElseThrow());
    }
}
