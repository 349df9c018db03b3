// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.declarations;

import java.util.List;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.BuiltIn;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** What the rules of this package share. */
final class Declared {
    private Declared() {}

    /** Looks at a variable that the document declares. */
    @FunctionalInterface
    interface Look {
        /** Reports what breaks the rule. */
        void at(Variable variable, SourceElement declaration, RuleReport report);
    }

    /** Returns a check of the root that looks at every declaration. */
    static BuiltIn.Check each(Look look) {
        return (root, report) -> {
            for (Variable variable : Variables.of(root.document()).declared()) {
                SourceElement declaration = variable.element();
                if (declaration != null) {
                    look.at(variable, declaration, report);
                }
            }
        };
    }

    /** Returns the default and the correct values, those that are there. */
    static List<List<SourceElement>> values(Variable variable) {
        return List.of(variable.defaultValues(), variable.correctValues());
    }

    /** Tells whether the variable holds one value or a container of values, all of one base type. */
    static boolean isOfValues(Variable variable) {
        return switch (variable.cardinality()) {
            case "single", "multiple", "ordered" -> true;
            default -> false;
        };
    }

    /** Returns the words for messages: {@code the response variable "RESPONSE"}. */
    static String words(Variable variable) {
        return "the " + variable.kind().word() + " variable " + Words.quoted(variable.identifier());
    }
}
