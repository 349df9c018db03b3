// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qti4j.rules.internal.expressions.Documents.codes;
import static org.qti4j.rules.internal.expressions.Documents.declare;
import static org.qti4j.rules.internal.expressions.Documents.item;
import static org.qti4j.rules.internal.expressions.Documents.operator;
import static org.qti4j.rules.internal.expressions.Documents.set;
import static org.qti4j.rules.internal.expressions.Documents.value;
import static org.qti4j.rules.internal.expressions.Documents.variable;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, variables and patterns in the attributes of operators. */
class AttributeTrapsTest {
    private static final String DECLARATIONS = declare("outcome", "FLAG", "single", "boolean")
            + declare("outcome", "X", "single", "float")
            + declare("outcome", "COUNT", "single", "integer")
            + declare("outcome", "WORD", "single", "string")
            + declare("template", "N", "single", "integer")
            + declare("template", "WORDS", "ordered", "string")
            + declare("template", "BARE", "single", "");

    private static List<String> flag(String operator, String... operands) {
        return codes(item(DECLARATIONS, set("FLAG", operator("is-null", operator(operator, operands)))));
    }

    @Test
    void takesVariablesForNumbers() {
        assertThat(flag("equal tolerance-mode=\"absolute\" tolerance=\"X N\"", variable("X"), variable("N")))
                .isEmpty();
        assertThat(flag("equal tolerance-mode=\"absolute\" tolerance=\"{X}\"", variable("X"), variable("N")))
                .isEmpty();
        assertThat(flag("equal-rounded figures=\"N\"", variable("X"), variable("N")))
                .isEmpty();
        assertThat(flag("equal-rounded figures=\"BARE\"", variable("X"), variable("N")))
                .isEmpty();
        assertThat(flag("any-n min=\"N\" max=\"COUNT\"", variable("FLAG"))).isEmpty();
        assertThat(flag("pattern-match pattern=\"{WORD}\"", variable("WORD"))).isEmpty();
        assertThat(flag("random-integer min=\"-5\" max=\"N\" step=\"COUNT\"")).isEmpty();
        assertThat(flag("random-float max=\"INF\"")).isEmpty();
        assertThat(flag("equal-rounded figures=\"M\"", variable("X"), variable("N")))
                .containsExactly("expr-attribute-variable");
        assertThat(flag("index n=\"WORD\"", variable("WORDS"))).containsExactly("expr-attribute-variable");
        assertThat(flag("pattern-match pattern=\"{COUNT}\"", variable("WORD")))
                .containsExactly("expr-attribute-variable");
    }

    @Test
    void survivesNumbersOfAnySize() {
        String huge = "9".repeat(5_000);
        for (String number : List.of("1E999999999", "-1E999999999", huge, "-" + huge, "1e-999999999", "0x10", "NaN")) {
            assertThat(codes(item(
                            DECLARATIONS,
                            set("X", operator("divide", variable("X"), value("float", number)))
                                    + set("X", operator("random-float min=\"" + number + "\" max=\"" + number + "\""))
                                    + set(
                                            "COUNT",
                                            operator(
                                                    "round",
                                                    operator(
                                                            "round-to rounding-mode=\"decimalPlaces\" figures=\""
                                                                    + number + "\"",
                                                            variable("X")))))))
                    .as(number)
                    .doesNotContain("expr-random-bounds");
        }
    }

    @Test
    void findsTolerancesThatCannotBe() {
        String[] sides = {variable("X"), variable("N")};
        assertThat(flag("equal tolerance-mode=\"relative\"", sides)).containsExactly("expr-equal-tolerance");
        assertThat(flag("equal tolerance-mode=\"absolute\" tolerance=\"-1\"", sides))
                .containsExactly("expr-equal-tolerance");
        assertThat(flag("equal tolerance-mode=\"absolute\" tolerance=\"1 2 3\"", sides))
                .containsExactly("expr-equal-tolerance");
        assertThat(flag("equal tolerance=\"1\"", sides)).containsExactly("expr-tolerance-ignored");
        assertThat(flag("equal tolerance-mode=\"absolute\" tolerance=\" 0  2.5 \"", sides))
                .isEmpty();
        assertThat(flag("equal tolerance-mode=\"sloppy\"", sides)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a|b",
                "(a|)",
                "S[aã]o\\s+P(aul|ol)o",
                "[a-z-[aeiou]]+",
                "[^a-c\\-\\]]{2,}",
                "\\p{L}+\\P{Nd}?",
                "\\p{IsBasicLatin}*",
                "[\\i-[:]][\\c-[:]]*",
                "\\d{1,3}(\\.\\d{3})*",
                "[-+]?[0-9.]+",
                "[0-9]{0,0}",
                "[😀-😂]+",
                "a\\/b\\'",
                "5\\$",
                "€ ^ $ 5",
            })
    void acceptsPatternsOfXmlSchema(String pattern) {
        assertThat(PatternSyntax.of(pattern).fault()).isNull();
        assertThat(PatternSyntax.of(pattern).dialect()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "^abc$",
                "(^a|b$)",
                "(?:a)b",
                "(?i)a",
                "(?<name>a)",
                "\\bword\\b",
                "a+?",
                "a*+",
                "(a)\\1",
                "a{",
                "[[:alpha:]]"
            })
    void knowsWhatOnlyProgrammingLanguagesHave(String pattern) {
        assertThat(PatternSyntax.of(pattern).fault()).isNull();
        assertThat(PatternSyntax.of(pattern).dialect()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(", ")", "a)", "((a)", "[a", "[", "[]", "[z-a]", "*a", "+", "a**", "a|*", "a{2,1}", "\\", "ab\\",
                "\\p", "\\p{", "(?" + "", "[a-[b]"
            })
    void findsFaultsOfPatterns(String pattern) {
        assertThat(PatternSyntax.of(pattern).fault()).isNotNull();
    }

    @Test
    void readsHostilePatternsOnce() {
        for (String piece : List.of("(", "[", "((a*)*", "a{1,", "\\p{", "[a-[", "(a|", "{", "(?")) {
            String pattern = piece.repeat(10_000 / piece.length());
            PatternSyntax syntax = PatternSyntax.of(pattern);
            String fault = syntax.fault();
            assertThat(fault == null || fault.length() < 200).isTrue();
            PatternSyntax.of(pattern + pattern);
        }
    }

    @Test
    void reportsAFaultyPatternOnce() {
        assertThat(flag("pattern-match pattern=\"^(a\"", variable("WORD"))).containsExactly("expr-pattern");
        assertThat(flag("pattern-match pattern=\"^a$\"", variable("WORD"))).containsExactly("expr-pattern-dialect");
        assertThat(flag("pattern-match pattern=\"{2}\"", variable("WORD"))).containsExactly("expr-pattern");
    }
}
