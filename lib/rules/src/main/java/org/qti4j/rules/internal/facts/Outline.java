// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/**
 * The elements of a document that facts are made of, sorted in one walk, each list in the order of the document. Most facts are about few
 * elements, or none, and a walk for each fact would look at all of them again.
 */
public final class Outline {
    private static final int INTERACTION = 1;
    private static final int EXPRESSION = 2;
    private static final int PROCESSING = 4;
    private static final int TEST = 8;
    private static final int CHOICE = 16;
    private static final int CATALOG = 32;

    /** What each QTI element of a name is, as bits. */
    private static final Map<String, Integer> KINDS = kinds();

    private final byte[] kinds;
    private final List<SourceElement> interactions = new ArrayList<>(0);
    private final List<SourceElement> expressions = new ArrayList<>(0);
    private final List<SourceElement> processing = new ArrayList<>(0);
    private final List<SourceElement> tests = new ArrayList<>(0);
    private final List<SourceElement> catalogs = new ArrayList<>(0);
    private final List<SourceElement> catalogUsers = new ArrayList<>(0);
    private final List<SourceElement> foreign = new ArrayList<>(0);

    private Outline(SourceDocument document) {
        int count = document.size();
        kinds = new byte[count];
        for (int i = 0; i < count; i++) {
            SourceElement element = document.element(i);
            if (element.isQti()) {
                Integer kind = KINDS.get(element.name());
                if (kind != null) {
                    kinds[i] = kind.byteValue();
                    take(element, kind);
                }
            } else {
                foreign.add(element);
            }
            if (element.has("data-catalog-idref")) {
                catalogUsers.add(element);
            }
        }
    }

    private static Map<String, Integer> kinds() {
        Map<String, Integer> kinds = new HashMap<>();
        put(kinds, ElementNames.INTERACTIONS, INTERACTION);
        put(kinds, ElementNames.EXPRESSIONS, EXPRESSION);
        put(kinds, Processing.ELEMENTS, PROCESSING);
        put(kinds, Choices.NAMES, CHOICE);
        put(kinds, Set.of("qti-catalog"), CATALOG);
        put(
                kinds,
                Set.of(
                        "qti-test-part",
                        "qti-assessment-section",
                        "qti-assessment-section-ref",
                        "qti-assessment-item-ref",
                        "qti-ordering",
                        "qti-selection",
                        "include"),
                TEST);
        return Map.copyOf(kinds);
    }

    private static void put(Map<String, Integer> kinds, Set<String> names, int kind) {
        names.forEach(name -> kinds.merge(name, kind, (one, other) -> one | other));
    }

    private void take(SourceElement element, int kind) {
        if ((kind & INTERACTION) != 0) {
            interactions.add(element);
        }
        if ((kind & EXPRESSION) != 0) {
            SourceElement parent = element.parent();
            // An expression below another is reached from that one.
            if (parent == null || !isExpression(parent)) {
                expressions.add(element);
            }
        }
        if ((kind & PROCESSING) != 0) {
            processing.add(element);
        }
        if ((kind & TEST) != 0) {
            tests.add(element);
        }
        if ((kind & CATALOG) != 0) {
            catalogs.add(element);
        }
    }

    /** Returns the outline of a document. */
    public static Outline of(SourceDocument document) {
        return document.derived(Outline.class, Outline::new);
    }

    /** Tells whether an element is an interaction. */
    public boolean isInteraction(SourceElement element) {
        return (kinds[element.index()] & INTERACTION) != 0;
    }

    /** Tells whether an element is an expression that the standard knows. */
    public boolean isExpression(SourceElement element) {
        return (kinds[element.index()] & EXPRESSION) != 0;
    }

    /** Tells whether an element can be chosen, or choices can be put into it. */
    public boolean isChoice(SourceElement element) {
        return (kinds[element.index()] & CHOICE) != 0;
    }

    /** Returns the interactions. */
    public List<SourceElement> interactions() {
        return Collections.unmodifiableList(interactions);
    }

    /** Returns the expressions that are in no other expression. */
    public List<SourceElement> outermostExpressions() {
        return Collections.unmodifiableList(expressions);
    }

    /** Returns what {@link Processing#ELEMENTS} names. */
    public List<SourceElement> processing() {
        return Collections.unmodifiableList(processing);
    }

    /** Returns the parts of a test, what selects and orders them, and what includes others. */
    public List<SourceElement> tests() {
        return Collections.unmodifiableList(tests);
    }

    /** Returns the catalogs. */
    public List<SourceElement> catalogs() {
        return Collections.unmodifiableList(catalogs);
    }

    /** Returns the elements that say which catalog is theirs. */
    public List<SourceElement> catalogUsers() {
        return Collections.unmodifiableList(catalogUsers);
    }

    /** Returns the elements that are not of QTI. */
    public List<SourceElement> foreign() {
        return Collections.unmodifiableList(foreign);
    }
}
