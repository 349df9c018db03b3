// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.testkit.TestData;

/** Findings say what was found, what was expected, and where the other half of the matter is. */
class RuleWordsTest {
    private static final Path EXAMPLES =
            TestData.projectRoot().resolve("lib/rules/src/main/resources/org/qti4j/rules/examples");

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "bind-response-declared/bad | no response variable \"ANSWER\" is declared; declared is \"RESPONSE\"",
                "bind-type-order/bad | the response variable \"RESPONSE\" is multiple identifier; expected is ordered, of the base type identifier",
                "bind-cardinality-vs-max1/bad | the response variable \"RESPONSE\" is multiple with 2 correct values, and max-associations, which is left out, is 1 by default",
                "choice-correct-exists/bad | there is no choice \"wale\" in the qti-choice-interaction of line 10; it has \"whale\", \"shark\", \"squid\"",
                "choice-correct-exists/bad-2 | the pair \"d30 april\" is the wrong way round: \"april\" is what is put somewhere, and comes first",
                "choice-slider-correct/bad | the correct value \"1455\" is not reached by steps of \"50\" from \"1000\" of the slider in line 10",
                "decl-value-type/bad | \"3,5\" is no value of the base type float; expected a number with a point, such as 2.5",
                "decl-lookup-order/bad | the entry for \"2\" is never reached: the entry for \"1\" in line 11 is taken before it",
                "geom-rect-order/bad | left (180) is not less than right (20)",
                "geom-in-image/bad | the shape reaches to x = 580, and the image is 320 × 240 pixels"
            })
    void says(String example, String message) {
        List<Diagnostic> found =
                QtiValidator.create().validate(TestData.text(EXAMPLES.resolve(example + ".xml"))).stream()
                        .toList();
        assertThat(found).extracting(Diagnostic::message).containsExactly(message);
    }
}
