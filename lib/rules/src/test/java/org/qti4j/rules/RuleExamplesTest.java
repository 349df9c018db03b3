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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qti4j.json.JsonForm;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.internal.RuleCatalog;
import org.qti4j.testkit.TestData;

/** Every rule finds what its bad examples show, that alone and at its place, and nothing in its good ones. */
class RuleExamplesTest {
    private static final Path EXAMPLES =
            TestData.projectRoot().resolve("lib/rules/src/main/resources/org/qti4j/rules/examples");

    @TestFactory
    Stream<DynamicContainer> findsItsBadExamplesAndNothingInItsGoodOnes() {
        return RuleCatalog.all().stream()
                // Theirs are folders; see BankExamplesTest.
                .filter(rule -> rule.info().group() != RuleGroup.BANK)
                .map(rule -> DynamicContainer.dynamicContainer(rule.info().id(), tests(rule)));
    }

    private static Stream<DynamicTest> tests(Rule rule) {
        String id = rule.info().id();
        List<Path> files = files(EXAMPLES.resolve(id));
        assertThat(files).as("examples of " + id).anyMatch(f -> name(f).startsWith("bad"));
        assertThat(files).as("examples of " + id).anyMatch(f -> name(f).startsWith("good"));
        return files.stream()
                .filter(f -> !name(f).endsWith(".txt"))
                .map(file -> DynamicTest.dynamicTest(name(file), () -> {
                    List<String> expected = name(file).startsWith("good")
                            ? List.of()
                            : Files.readAllLines(
                                    file.resolveSibling(name(file).replaceAll("\\.[a-z]+$", ".expected.txt")));
                    if (name(file).startsWith("bad")) {
                        assertThat(expected)
                                .allMatch(line -> line.endsWith(" " + id))
                                .isNotEmpty();
                    }
                    String text = Files.readString(file);
                    Diagnostics found = name(file).endsWith(".json")
                            ? validator(rule).validateJson(text, JsonForm.API)
                            : validator(rule).validate(text);
                    assertThat(found.stream()
                                    .filter(d -> concerns(rule, d.code()))
                                    .map(d -> d.location().line() + " " + d.code())
                                    .toList())
                            .as(found.toString())
                            .isEqualTo(expected);
                }));
    }

    /** The finer profiles say more about a document than one rule's example can keep to. */
    private static boolean concerns(Rule rule, String code) {
        // Of JSON its form has something to say, too: that a tag was closed, that a member travels beside.
        if (code.startsWith("html-") || code.startsWith("json-")) {
            return false;
        }
        return code.equals(rule.info().id())
                || RuleCatalog.all().stream()
                        .map(Rule::info)
                        .noneMatch(other -> other.id().equals(code) && other.tier() != RuleInfo.Tier.SPEC);
    }

    private static QtiValidator validator(Rule rule) {
        return QtiValidator.of(
                switch (rule.info().tier()) {
                    case SPEC -> Profile.spec();
                    case STRICT -> Profile.strict();
                    case API -> Profile.api();
                });
    }

    @Test
    void everyFolderBelongsToARule() throws IOException {
        List<String> ids =
                RuleCatalog.all().stream().map(rule -> rule.info().id()).toList();
        assertThat(ids).doesNotHaveDuplicates();
        try (Stream<Path> folders = Files.list(EXAMPLES)) {
            assertThat(folders.map(RuleExamplesTest::name).toList()).containsExactlyInAnyOrderElementsOf(ids);
        }
    }

    @Test
    void noErrorIsFoundInTheValidDocuments() {
        QtiValidator validator = QtiValidator.create();
        assertThat(TestData.documents(".xml", 100, "valid"))
                .allSatisfy(file -> assertThat(validator.validate(file).stream()
                                .filter(d -> d.severity() == Severity.ERROR)
                                .toList())
                        .isEmpty());
    }

    /** Valid by the schema, and written to show that it lets pass what makes no sense, or too short to make sense. */
    @TestFactory
    Stream<DynamicTest> findsInDocumentsThatOnlyTheSchemaAcceptsWhatIsExpected() {
        QtiValidator validator = QtiValidator.create();
        return TestData.documents(".xml", 20, "invalid-rule").stream()
                .map(file -> DynamicTest.dynamicTest(
                        name(file),
                        () -> assertThat(validator.validate(file).stream()
                                        .map(d -> d.location().line() + " " + d.code())
                                        .toList())
                                .isEqualTo(Files.readAllLines(
                                        file.resolveSibling(name(file).replaceAll("\\.xml$", ".expected.txt"))))));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String name(Path file) {
        return file.getFileName().toString();
    }
}
