// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Severity;

/** The remedies that rules bring put right what they say they do, and nothing else becomes wrong by them. */
class RuleFixesTest {
    private record Case(String id, RuleExample example, QtiValidator validator) {}

    private static Stream<Case> cases() {
        return Rules.all().stream().flatMap(rule -> {
            RuleInfo info = rule.info();
            QtiValidator validator = QtiValidator.of(
                    Profile.named(info.tier().name().toLowerCase(Locale.ROOT)).orElseThrow());
            return Rules.examples(info.id()).stream()
                    .filter(example -> example.bad() && !example.isJson())
                    .map(example -> new Case(info.id(), example, validator))
                    .filter(each -> validator.validate(example(each)).stream().anyMatch(d -> d.fix() != null));
        });
    }

    private static String example(Case each) {
        return each.example.text();
    }

    @TestFactory
    Stream<DynamicTest> aRemedyPutsItRight() {
        return cases().map(each -> DynamicTest.dynamicTest(each.id + " " + each.example.name(), () -> {
            Fixed fixed = each.validator.fix(example(each));
            Set<String> applied = fixed.applied().stream().map(Diagnostic::code).collect(Collectors.toSet());
            List<Diagnostic> before = each.validator.validate(example(each)).all();
            assertThat(fixed.remaining().stream().filter(d -> applied.contains(d.code()) && d.fix() != null))
                    .as(fixed.text())
                    .isEmpty();
            assertThat(fixed.remaining().stream().filter(d -> d.severity() == Severity.ERROR))
                    .as(fixed.text())
                    .hasSizeLessThanOrEqualTo((int) before.stream()
                            .filter(d -> d.severity() == Severity.ERROR)
                            .count())
                    .noneMatch(d -> d.code().startsWith("cvc") || d.code().startsWith("xml"));
            assertThat(each.validator.fix(fixed.text()).text()).isEqualTo(fixed.text());
        }));
    }

    @Test
    void someRulesBringRemedies() {
        assertThat(cases().count()).isPositive();
    }
}
