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

    private final List<Variable> declared = new ArrayList<>();
    private final Map<String, Variable> byIdentifier = new LinkedHashMap<>();
    private final Map<VariableKind, Map<String, Variable>> byKind = new EnumMap<>(VariableKind.class);
    private final boolean complete;

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
                byKind.computeIfAbsent(kind, k -> new HashMap<>()).putIfAbsent(variable.identifier(), variable);
            }
        }
        if (root.is("qti-assessment-item")) {
            builtIn("numAttempts", VariableKind.RESPONSE, "single", "integer");
            builtIn("duration", VariableKind.RESPONSE, "single", "duration");
            builtIn("completionStatus", VariableKind.OUTCOME, "single", "identifier");
        } else if (root.is("qti-assessment-test")) {
            builtIn("duration", VariableKind.RESPONSE, "single", "duration");
        }
        if (complete) {
            builtIn("QTI_CONTEXT", VariableKind.CONTEXT, "record", "");
        }
    }

    /** Returns the variables of a document. */
    public static Variables of(SourceDocument document) {
        return document.derived(Variables.class, Variables::new);
    }

    private void builtIn(String identifier, VariableKind kind, String cardinality, String baseType) {
        byIdentifier.putIfAbsent(identifier, new Variable(identifier, kind, cardinality, baseType, null));
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
        return byKind.getOrDefault(kind, Map.of()).get(identifier);
    }
}
