// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.binding;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.InteractionTypes;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** Each interaction is bound to a response variable that can take its answers. */
final class TypeRules {
    private TypeRules() {}

    static List<Rule> rules() {
        return List.of(
                type("choice", "choice", "hottext", "hotspot"),
                type("order", "order", "graphic-order"),
                type("inline-choice", "inline-choice"),
                type("associate", "associate", "graphic-associate"),
                type("match", "match", "gap-match"),
                type("graphic-gap", "graphic-gap-match"),
                type("point", "select-point", "position-object"),
                type("text", "text-entry", "extended-text"),
                type("slider", "slider"),
                type("media", "media"),
                type("file", "upload", "drawing"),
                type("end-attempt", "end-attempt"));
    }

    private static Rule type(String id, String... kinds) {
        List<String> names =
                Stream.of(kinds).map(kind -> "qti-" + kind + "-interaction").toList();
        StringBuilder statement = new StringBuilder();
        for (String name : names) {
            InteractionTypes.Type type = InteractionTypes.named(name);
            String words = type == null ? "" : words(type);
            if (statement.indexOf(words + ".") < 0) {
                statement.append(statement.isEmpty() ? "" : " ").append("A ").append(name);
                statement
                        .append(" is bound to a response that is ")
                        .append(words)
                        .append('.');
            } else {
                statement.insert(2, name + " or ");
            }
        }
        return rule(
                error("bind-type-" + id, BindingRules.GROUP)
                        .states(statement.toString())
                        .otherwise(
                                "Players refuse the item, or keep an answer that no processing can compare or score.")
                        .remedy(
                                "Declare the response variable with the cardinality and the base type that the interaction needs.")
                        .source("QTI 3.0 ASI, " + String.join(" and ", names)),
                Set.copyOf(names),
                TypeRules::look);
    }

    private static String words(InteractionTypes.Type type) {
        return Words.or(type.cardinalities()) + ", of the base type " + Words.or(type.baseTypes())
                + (type.cardinalities().contains("record") ? " unless it is a record" : "");
    }

    private static void look(SourceElement interaction, RuleReport report) {
        InteractionTypes.Type type = InteractionTypes.of(interaction);
        Variable response = Interactions.response(interaction);
        if (type == null || response == null || response.cardinality().isEmpty()) {
            return;
        }
        boolean cardinality = type.cardinalities().contains(response.cardinality());
        boolean baseType = response.cardinality().equals("record")
                || response.baseType().isEmpty()
                || type.baseTypes().contains(response.baseType());
        if (!cardinality || !baseType) {
            report.at(
                    interaction,
                    "response-identifier",
                    "the response variable " + Words.quoted(response.identifier()) + " is " + response.typeWords()
                            + "; expected is " + words(type));
        }
    }
}
