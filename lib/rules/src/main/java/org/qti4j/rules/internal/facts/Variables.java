// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** The variables of a document: those it declares, and those the standard gives every item or test. */
public final class Variables {
    private static final Map<String, VariableKind> DECLARATIONS = Map.of(
            "qti-response-declaration", VariableKind.RESPONSE,
            "qti-outcome-declaration", VariableKind.OUTCOME,
            "qti-template-declaration", VariableKind.TEMPLATE,
            "qti-context-declaration", VariableKind.CONTEXT);

    private static final Variable ATTEMPTS = builtIn("numAttempts", VariableKind.RESPONSE, "single", "integer");
    private static final Variable DURATION = builtIn("duration", VariableKind.RESPONSE, "single", "duration");
    private static final Variable STATUS = builtIn("completionStatus", VariableKind.OUTCOME, "single", "identifier");
    private static final Variable CONTEXT = builtIn("QTI_CONTEXT", VariableKind.CONTEXT, "record", "");

    private final List<Variable> declared = new ArrayList<>();
    private final Map<String, Variable> byIdentifier = new LinkedHashMap<>();
    private final boolean complete;
    private final boolean unique;
    /** Made when an identifier stands for variables of several kinds. */
    private @Nullable Map<VariableKind, Map<String, Variable>> byKind;

    private Variables(SourceDocument document) {
        SourceElement root = document.root();
        this.complete = root.is("qti-assessment-item") || root.is("qti-assessment-test");
        for (SourceElement child : root.children()) {
            VariableKind kind = child.isQti() ? DECLARATIONS.get(child.name()) : null;
            if (kind != null) {
                Variable variable = new Variable(
                        child.attribute("identifier", ""),
                        kind,
                        child.attribute("cardinality", ""),
                        child.attribute("base-type", ""),
                        child);
                declared.add(variable);
                byIdentifier.putIfAbsent(variable.identifier(), variable);
            }
        }
        this.unique = declared.size() == byIdentifier.size();
        if (root.is("qti-assessment-item")) {
            add(ATTEMPTS);
            add(DURATION);
            add(STATUS);
        } else if (root.is("qti-assessment-test")) {
            add(DURATION);
        }
        if (complete) {
            add(CONTEXT);
        }
    }

    /** Returns the variables of a document. */
    public static Variables of(SourceDocument document) {
        return document.derived(Variables.class, Variables::new);
    }

    private static Variable builtIn(String identifier, VariableKind kind, String cardinality, String baseType) {
        return new Variable(identifier, kind, cardinality, baseType, null);
    }

    private void add(Variable builtIn) {
        byIdentifier.putIfAbsent(builtIn.identifier(), builtIn);
    }

    /**
     * Tells whether what is not here is declared nowhere: in an item and in a test. In a section, a stimulus or a fragment the declarations
     * are elsewhere, and nothing can be said.
     */
    public boolean areComplete() {
        return complete;
    }

    /** Returns the declared variables in their order, duplicates too. */
    public List<Variable> declared() {
        return Collections.unmodifiableList(declared);
    }

    /** Returns the variables by identifier: the first of those that share one, and the built-in ones that are not declared. */
    public Collection<Variable> all() {
        return Collections.unmodifiableCollection(byIdentifier.values());
    }

    /** Returns the variable of this identifier, or null. */
    public @Nullable Variable find(String identifier) {
        return byIdentifier.get(identifier);
    }

    /** Returns the variable of this identifier and kind, or null. */
    public @Nullable Variable find(String identifier, VariableKind kind) {
        Variable found = byIdentifier.get(identifier);
        if (found != null && found.kind() == kind) {
            return found;
        }
        // Identifiers should be unique over all kinds, but a document need not be good.
        return unique ? null : byKind().getOrDefault(kind, Map.of()).get(identifier);
    }

    private Map<VariableKind, Map<String, Variable>> byKind() {
        Map<VariableKind, Map<String, Variable>> known = byKind;
        if (known == null) {
            known = new EnumMap<>(VariableKind.class);
            for (Variable variable : declared) {
                known.computeIfAbsent(variable.kind(), k -> new HashMap<>())
                        .putIfAbsent(variable.identifier(), variable);
            }
            byKind = known;
        }
        return known;
    }

    /** Tells whether no two variables are declared with one identifier. */
    public boolean areUnique() {
        return unique;
    }
}
