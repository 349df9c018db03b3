// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.declarations;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceElement;

/** What holds for declarations of variables as such. */
public final class DeclarationRules {
    private static final RuleGroup GROUP = RuleGroup.DECLARATIONS;

    private DeclarationRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return List.of(rule(
                error("decl-identifier-unique", GROUP)
                        .states("No two variables of an item or a test have the same identifier.")
                        .otherwise(
                                "Which of the two is meant is left to chance: players take the first, the last or none.")
                        .remedy("Give each variable an identifier of its own and use it where this variable is meant.")
                        .source("QTI 3.0 ASI, identifier of a variable declaration"),
                DeclarationRules::uniqueIdentifiers));
    }

    private static void uniqueIdentifiers(SourceElement root, RuleReport report) {
        Map<String, Variable> seen = new HashMap<>();
        for (Variable variable : Variables.of(root.document()).declared()) {
            SourceElement declaration = variable.element();
            Variable first = seen.putIfAbsent(variable.identifier(), variable);
            if (first != null && first.element() != null && declaration != null) {
                report.at(
                        declaration,
                        "identifier",
                        "the " + variable.kind().word() + " variable \"" + variable.identifier()
                                + "\" has the identifier of the " + first.kind().word()
                                + " variable declared in line "
                                + first.element().line());
            }
        }
    }
}
