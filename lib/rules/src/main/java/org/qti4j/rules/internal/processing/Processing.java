// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.processing;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.internal.facts.Outline;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** What the processing of a document sets, and whether all of it is there to be seen. */
public final class Processing {
    private final Set<String> setOutcomes = new HashSet<>();
    private final Set<String> lookedUp = new HashSet<>();
    private final Set<String> setCorrect = new HashSet<>();
    private @Nullable SourceElement main;
    private boolean externallyScored;
    private boolean includes;
    private boolean completes;

    private Processing(SourceDocument document) {
        for (SourceElement child : document.root().children()) {
            if (child.is("qti-response-processing") || child.is("qti-outcome-processing")) {
                main = child;
            }
        }
        Outline outline = Outline.of(document);
        outline.processing().forEach(this::take);
        for (SourceElement element : outline.foreign()) {
            includes |= element.parent() != null
                    && element.name().equals("include")
                    && element.namespace().endsWith("XInclude");
        }
        for (Variable variable : Variables.of(document).declared()) {
            SourceElement declaration = variable.element();
            externallyScored |= variable.kind() == VariableKind.OUTCOME
                    && declaration != null
                    && !declaration.attribute("external-scored", "").isEmpty();
        }
    }

    /** Returns what the processing of a document does. */
    public static Processing of(SourceDocument document) {
        return document.derived(Processing.class, Processing::new);
    }

    private void take(SourceElement element) {
        if (element.parent() == null) {
            return;
        }
        String identifier = element.attribute("identifier", "");
        switch (element.name()) {
            case "qti-set-outcome-value" -> {
                setOutcomes.add(identifier);
                completes |= identifier.equals("completionStatus") && mayBeCompleted(element);
            }
            case "qti-lookup-outcome-value" -> {
                setOutcomes.add(identifier);
                lookedUp.add(identifier);
                completes |= identifier.equals("completionStatus");
            }
            case "qti-set-correct-response" -> setCorrect.add(identifier);
            default -> {}
        }
    }

    /** Returns the response processing of an item or the outcome processing of a test, or null. */
    public @Nullable SourceElement main() {
        return main;
    }

    /** Tells whether a rule sets an outcome variable, by value or by table. */
    public boolean setsOutcome(String identifier) {
        return setOutcomes.contains(identifier);
    }

    /** Tells whether a rule may set completionStatus to completed: to that, or to what is found out while it runs. */
    boolean mayComplete() {
        return completes;
    }

    private static boolean mayBeCompleted(SourceElement rule) {
        SourceElement value = rule.children().size() == 1 ? rule.child("qti-base-value") : null;
        // Of a misspelt value another rule says what is wrong with it.
        return value == null
                || !Set.of("incomplete", "not_attempted", "unknown")
                        .contains(value.text().strip());
    }

    /** Tells whether a rule sets an outcome variable that is not declared: then nobody knows which one was meant. */
    public boolean setsUndeclared(Variables variables) {
        return setOutcomes.stream().anyMatch(each -> variables.find(each, VariableKind.OUTCOME) == null);
    }

    /** Tells whether a rule looks up an outcome variable in its table. */
    public boolean looksUp(String identifier) {
        return lookedUp.contains(identifier);
    }

    /** Tells whether template processing sets the correct response of a response variable. */
    public boolean setsCorrectResponse(String identifier) {
        return setCorrect.contains(identifier);
    }

    /** Tells whether people or other systems give a score, so that response processing need not. */
    public boolean isScoredElsewhere() {
        return externallyScored;
    }

    /** Tells whether parts of the document are kept elsewhere and have not been put in. */
    public boolean hasIncludes() {
        return includes;
    }
}
