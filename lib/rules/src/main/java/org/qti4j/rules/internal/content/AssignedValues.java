// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.content;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.internal.facts.Choices;
import org.qti4j.rules.internal.facts.Processing;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** The identifiers that the rules of a document can give its outcome variables, as far as that can be told. */
final class AssignedValues {
    private static final Set<String> PROCESSING = Set.of("qti-response-processing", "qti-outcome-processing");
    /** Expressions whose value is one of their operands, or made of them. */
    private static final Set<String> PASSING =
            Set.of("qti-multiple", "qti-ordered", "qti-random", "qti-index", "qti-delete", "qti-repeat");

    private final Map<String, Set<String>> values = new HashMap<>();
    private final Set<String> open = new HashSet<>();
    /** By outcome and response: the choices that the outcome is set to. */
    private final Map<String, Map<String, List<Choices>>> copied = new HashMap<>();

    private boolean allOpen;

    private AssignedValues(SourceDocument document) {
        boolean processed = false;
        for (SourceElement child : document.root().children()) {
            if (child.isQti() && PROCESSING.contains(child.name())) {
                processed = true;
                // A template sets what it likes; those of the standard set SCORE alone.
                boolean known = Processing.of(document).isStandardTemplate() && !child.has("template-location");
                allOpen |= child.has("template-location") || child.has("template") && !known;
                look(child);
                child.descendants(this::look);
            }
        }
        for (Variable variable : Variables.of(document).all()) {
            if (variable.kind() == VariableKind.OUTCOME) {
                variable.defaultValues().forEach(value -> add(variable.identifier(), value.text()));
                SourceElement declaration = variable.element();
                // Somebody outside of the document gives it a value; so does whoever scores when nothing is processed
                // here.
                if (declaration == null || declaration.has("external-scored") || !processed) {
                    open.add(variable.identifier());
                }
            }
        }
    }

    static AssignedValues of(SourceDocument document) {
        return document.derived(AssignedValues.class, AssignedValues::new);
    }

    /** Tells whether the outcome can have this value, or whether that cannot be told. */
    boolean canBe(String outcome, String value) {
        return allOpen
                || open.contains(outcome)
                || values.getOrDefault(outcome, Set.of()).contains(value)
                || copied.getOrDefault(outcome, Map.of()).values().stream()
                        .flatMap(List::stream)
                        .anyMatch(choices -> choices.find(Choices.Side.ANY, value) != null);
    }

    private void add(String outcome, String value) {
        values.computeIfAbsent(outcome, k -> new HashSet<>()).add(value.strip());
    }

    private void look(SourceElement element) {
        if (!element.isQti() && element.name().equals("include")) {
            allOpen = true;
        } else if (element.is("qti-set-outcome-value")) {
            String outcome = element.attribute("identifier", "");
            collect(
                    outcome,
                    element.children().isEmpty() ? null : element.children().get(0));
        } else if (element.is("qti-lookup-outcome-value")) {
            open.add(element.attribute("identifier", ""));
        }
    }

    private void collect(String outcome, @Nullable SourceElement expression) {
        if (expression == null) {
            return;
        }
        if (expression.is("qti-base-value")) {
            add(outcome, expression.text());
        } else if (expression.is("qti-null")) {
            return;
        } else if (expression.isQti() && PASSING.contains(expression.name())) {
            expression.children().forEach(operand -> collect(outcome, operand));
        } else if (expression.is("qti-variable")
                && expression.attribute("identifier", "").equals(outcome)) {
            return;
        } else if (expression.is("qti-variable")) {
            chosen(outcome, expression);
        } else {
            open.add(outcome);
        }
    }

    /** A response can be what its interactions offer. */
    private void chosen(String outcome, SourceElement expression) {
        Variable response =
                Variables.of(expression.document()).find(expression.attribute("identifier", ""), VariableKind.RESPONSE);
        List<Choices> choices =
                response != null && response.hasBaseType("identifier") ? Choices.boundTo(response) : List.of();
        if (choices.isEmpty()) {
            open.add(outcome);
        } else if (copied.computeIfAbsent(outcome, k -> new HashMap<>()).putIfAbsent(response.identifier(), choices)
                == null) {
            response.defaultValues().forEach(value -> add(outcome, value.text()));
            if (copied.get(outcome).size() > Choices.MANY) {
                open.add(outcome);
            }
        }
    }
}
