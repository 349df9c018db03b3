// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.tests;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceElement;

/** What a test names of the variables of its parts. */
final class VariableRules {
    /** No identifier that people write has more full stops. */
    private static final int DOTS = 50;

    private VariableRules() {}

    static List<Rule> rules() {
        return List.of(rule(
                error("test-variable-part", RuleGroup.TESTS)
                        .states(
                                "What stands before the full stop of a variable in a test is an item reference, section or test part of the test.")
                        .otherwise("The expression is NULL, and with it mostly all that is computed from it.")
                        .remedy("Write the identifier of the item reference, which need not be that of the item.")
                        .source("QTI 3.0 ASI, identifier of a variable expression in a test"),
                Set.of(
                        "qti-variable",
                        "qti-correct",
                        "qti-default",
                        "qti-map-response",
                        "qti-map-response-point",
                        "qti-printed-variable"),
                Set.of("qti-assessment-test"),
                VariableRules::part));
    }

    private static void part(SourceElement expression, RuleReport report) {
        TestStructure test = TestStructure.of(expression.document());
        String name = expression.attribute("identifier", "");
        int dot = name.indexOf('.');
        if (dot < 1
                || test.hasUnknownParts()
                || Variables.of(expression.document()).find(name) != null) {
            return;
        }
        // Identifiers have full stops themselves, and the number of an instance may stand between the two.
        for (int end = dot, count = 0; end > 0; end = name.indexOf('.', end + 1), count++) {
            if (count > DOTS || test.find(name.substring(0, end)) != null) {
                return;
            }
        }
        report.at(
                expression,
                "identifier",
                "the test has no item reference, section or test part " + quoted(name.substring(0, dot)));
    }
}
