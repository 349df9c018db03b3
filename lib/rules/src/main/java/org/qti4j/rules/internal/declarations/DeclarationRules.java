// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.declarations;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Processing;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.rules.source.SourceFix;

/** What holds for declarations of variables as such. */
public final class DeclarationRules {
    static final RuleGroup GROUP = RuleGroup.DECLARATIONS;
    private static final int LONG_NAME = 32;

    private DeclarationRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return Stream.of(names(), ValueRules.rules(), OutcomeRules.rules(), MappingRules.rules(), UseRules.rules())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Rule> names() {
        return List.of(
                rule(
                        error("decl-identifier-unique", GROUP)
                                .states("No two variables of an item or a test have the same identifier.")
                                .otherwise(
                                        "Which of the two is meant is left to chance: players take the first, the last or none.")
                                .remedy(
                                        "Give each variable an identifier of its own and use it where this variable is meant.")
                                .source("QTI 3.0 ASI, identifier of a variable declaration"),
                        DeclarationRules::uniqueIdentifiers),
                rule(
                        error("decl-builtin-reserved", GROUP)
                                .states(
                                        "The names numAttempts, duration, completionStatus and QTI_CONTEXT are declared as nothing but what the standard makes of them.")
                                .otherwise(
                                        "Every item has these variables already; players write their own values into them or refuse the item.")
                                .remedy("Choose another identifier for the variable.")
                                .source("QTI 3.0 ASI, built-in item session variables; qti-context-declaration"),
                        Declared.each(DeclarationRules::reserved)),
                rule(
                        warning("decl-builtin-redeclared", GROUP)
                                .strict()
                                .states(
                                        "The built-in variables numAttempts, duration and completionStatus are not declared again.")
                                .otherwise("The declaration changes nothing, and some players refuse it.")
                                .remedy("Take the declaration away; the variable is there without it.")
                                .source("QTI 3.0 ASI, built-in item session variables"),
                        Declared.each(DeclarationRules::redeclared)),
                rule(
                        error("decl-base-type-required", GROUP)
                                .states("A variable that is not a record has a base type.")
                                .otherwise("Nobody can tell what its values are; players stop or take them as text.")
                                .remedy("Add base-type, such as identifier for a choice or float for a score.")
                                .source("QTI 3.0 ASI, base-type of a variable declaration"),
                        Declared.each((variable, declaration, report) -> {
                            if (!declaration.has("base-type") && Declared.isOfValues(variable)) {
                                report.at(
                                        declaration,
                                        Declared.words(variable) + " is " + variable.cardinality()
                                                + " and has no base-type");
                            }
                        })),
                rule(
                        info("decl-base-type-on-record", GROUP)
                                .strict()
                                .states("A record has no base type; its fields have.")
                                .otherwise(
                                        "The attribute means nothing in the standard. The service, though, wants one when an item is created.")
                                .remedy("Leave base-type out, unless the item is created through the service.")
                                .source("QTI 3.0 ASI, base-type of a variable declaration"),
                        Declared.each((variable, declaration, report) -> {
                            if (variable.cardinality().equals("record") && declaration.has("base-type")) {
                                report.at(
                                        declaration,
                                        "base-type",
                                        Declared.words(variable) + " is a record and has the base-type "
                                                + Words.quoted(variable.baseType()));
                            }
                        })),
                rule(
                        info("decl-identifier-length", GROUP)
                                .strict()
                                .states("Identifiers of variables have at most 32 characters.")
                                .otherwise(
                                        "Systems that keep to the recommended length cut the identifier or refuse it.")
                                .remedy("Shorten the identifier everywhere it is used.")
                                .source("QTI 3.0 ASI, Identifier (recommended length)"),
                        Declared.each((variable, declaration, report) -> {
                            int length = variable.identifier().length();
                            if (length > LONG_NAME) {
                                report.at(
                                        declaration,
                                        "identifier",
                                        "the identifier " + Words.quoted(variable.identifier()) + " has " + length
                                                + " characters; recommended are at most " + LONG_NAME);
                            }
                        })),
                rule(
                        warning("decl-variable-ref", GROUP)
                                .states("variable-identifier-ref of an outcome names a declared response variable.")
                                .otherwise(
                                        "The score cannot be told from whose answer it comes, and a human scorer sees no answer beside it.")
                                .remedy("Name the response variable that the outcome scores.")
                                .source("QTI 3.0 ASI, variable-identifier-ref of qti-outcome-declaration"),
                        Declared.each(DeclarationRules::reference)));
    }

    private static void uniqueIdentifiers(SourceElement root, RuleReport report) {
        if (Variables.of(root.document()).areUnique()) {
            return;
        }
        Map<String, Variable> seen = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Variable variable : Variables.of(root.document()).declared()) {
            SourceElement declaration = variable.element();
            Variable first = seen.putIfAbsent(variable.identifier(), variable);
            // Identifiers of responses are XML IDs: when two of them are the same, the schema says so.
            boolean twice = variable.kind() == VariableKind.RESPONSE && !ids.add(variable.identifier());
            if (first != null && first.element() != null && declaration != null && !twice) {
                report.at(
                        declaration,
                        "identifier",
                        Declared.words(variable) + " has the identifier of the "
                                + first.kind().word()
                                + " variable declared in line "
                                + first.element().line());
            }
        }
    }

    private static boolean likeBuiltIn(Variable variable) {
        return switch (variable.identifier()) {
            case "numAttempts" -> is(variable, VariableKind.RESPONSE, "single", "integer");
            case "duration" -> is(variable, VariableKind.RESPONSE, "single", "duration");
            case "completionStatus" -> is(variable, VariableKind.OUTCOME, "single", "identifier");
            default -> false;
        };
    }

    private static boolean is(Variable variable, VariableKind kind, String cardinality, String baseType) {
        return variable.kind() == kind
                && variable.cardinality().equals(cardinality)
                && variable.baseType().equals(baseType);
    }

    private static void reserved(Variable variable, SourceElement declaration, RuleReport report) {
        boolean item = declaration.parent() != null && declaration.parent().is("qti-assessment-item");
        String meant = switch (variable.identifier()) {
            case "numAttempts" -> item ? "a single integer response" : "";
            case "duration" -> "a single duration response";
            case "completionStatus" -> item ? "a single identifier outcome" : "";
            case "QTI_CONTEXT" ->
                variable.kind() == VariableKind.CONTEXT
                                && variable.cardinality().equals("record")
                        ? ""
                        : "a record that is a context variable";
            default -> "";
        };
        if (!meant.isEmpty() && !likeBuiltIn(variable)) {
            report.at(
                    declaration,
                    "identifier",
                    Words.quoted(variable.identifier()) + " is " + meant + " by the standard, and is declared here as "
                            + variable.typeWords() + " " + variable.kind().word());
        }
    }

    private static void redeclared(Variable variable, SourceElement declaration, RuleReport report) {
        if (likeBuiltIn(variable)) {
            report.at(
                    declaration,
                    "identifier",
                    Words.quoted(variable.identifier()) + " is built in and need not be declared",
                    declaration.children().isEmpty()
                            ? new SourceFix(
                                    "take the declaration of " + variable.identifier() + " away",
                                    List.of(new SourceFix.Remove(declaration)))
                            : null);
        }
    }

    private static void reference(Variable variable, SourceElement declaration, RuleReport report) {
        String name = declaration.attribute("variable-identifier-ref", "");
        // A reference to nothing at all is an IDREF without ID, which the schema reports.
        if (!name.isEmpty()
                && Variables.of(declaration.document()).find(name, VariableKind.RESPONSE) == null
                && Processing.of(declaration.document()).hasId(name)) {
            report.at(
                    declaration,
                    "variable-identifier-ref",
                    Declared.words(variable) + " refers to " + Words.quoted(name)
                            + ", which is the id of an element and not a response variable");
        }
    }
}
