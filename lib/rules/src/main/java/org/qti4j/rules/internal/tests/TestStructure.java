// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.tests;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.internal.facts.Outline;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/** The parts of a test, or of a section that is a document, in the order in which they are taken. */
final class TestStructure {
    /** What a test is made of, and what has an identifier that rules and variables can name. */
    static final Set<String> PARTS =
            Set.of("qti-test-part", "qti-assessment-section", "qti-assessment-section-ref", "qti-assessment-item-ref");

    private static final Set<String> MEMBERS =
            Set.of("qti-assessment-section", "qti-assessment-section-ref", "qti-assessment-item-ref");

    private final List<SourceElement> parts = new ArrayList<>();
    private final Map<String, SourceElement> byIdentifier = new HashMap<>();
    private final Map<SourceElement, Integer> places = new HashMap<>();
    private final Map<SourceElement, SourceElement> orderings = new IdentityHashMap<>();
    private final Map<SourceElement, SourceElement> selections = new IdentityHashMap<>();
    private boolean hasUnknownParts;

    private TestStructure(SourceDocument document) {
        SourceElement root = document.root();
        hasUnknownParts = !root.is("qti-assessment-test");
        Outline outline = Outline.of(document);
        outline.tests().forEach(this::take);
        outline.foreign().forEach(this::take);
    }

    static TestStructure of(SourceDocument document) {
        return document.derived(TestStructure.class, TestStructure::new);
    }

    private void take(SourceElement element) {
        if (element.isQti() && PARTS.contains(element.name())) {
            places.put(element, parts.size());
            parts.add(element);
            byIdentifier.putIfAbsent(element.attribute("identifier", ""), element);
            hasUnknownParts |= element.name().equals("qti-assessment-section-ref");
        } else if (element.name().equals("include")) {
            hasUnknownParts = true;
        } else if (element.parent() != null && element.is("qti-ordering")) {
            orderings.putIfAbsent(element.parent(), element);
        } else if (element.parent() != null && element.is("qti-selection")) {
            selections.putIfAbsent(element.parent(), element);
        }
    }

    /** Returns test parts, sections and references in the order of the document. */
    List<SourceElement> parts() {
        return Collections.unmodifiableList(parts);
    }

    /** Returns the part of this identifier, or null. */
    @Nullable
    SourceElement find(String identifier) {
        return byIdentifier.get(identifier);
    }

    /** Returns the ordering of a section, or null. A section may have thousands of members, and be asked as often. */
    @Nullable
    SourceElement ordering(SourceElement section) {
        return orderings.get(section);
    }

    /** Returns the selection of a section, or null. */
    @Nullable
    SourceElement selection(SourceElement section) {
        return selections.get(section);
    }

    /** Tells whether there may be parts that this document does not show: those of referenced sections, or the test around a section. */
    boolean hasUnknownParts() {
        return hasUnknownParts;
    }

    /** Tells whether one part is taken after another. */
    boolean isLater(SourceElement part, SourceElement than) {
        return places.getOrDefault(part, -1) > places.getOrDefault(than, -1);
    }

    /** Returns the sections, section references and item references directly in a test part or section. */
    static List<SourceElement> members(SourceElement parent) {
        return parent.children().stream()
                .filter(child -> child.isQti() && MEMBERS.contains(child.name()))
                .toList();
    }

    /** Tells whether other content than QTI's own may bring members that are not seen here. */
    static boolean includesMore(SourceElement parent) {
        return parent.children().stream().anyMatch(child -> child.name().equals("include"));
    }

    /** Returns the word for messages. */
    static String word(SourceElement part) {
        return switch (part.name()) {
            case "qti-test-part" -> "test part";
            case "qti-assessment-section" -> "section";
            case "qti-assessment-section-ref" -> "section reference";
            default -> "item reference";
        };
    }
}
