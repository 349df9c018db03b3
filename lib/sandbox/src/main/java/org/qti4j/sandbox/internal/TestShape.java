// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;

/** The documented shape of tests: finds its parts, and adds what every answer has to have. Changes nothing it is given. */
final class TestShape {
    static final String PARTS = "qti-test-part";
    static final String SECTIONS = "qti-assessment-section";
    static final String REFS = "qti-assessment-item-ref";
    private static final String OUTCOMES = "qti-outcome-declaration";

    private TestShape() {}

    /** Returns the identifier; blanks around it are none of it, as XML has it. */
    static String identifier(Map<String, Object> object) {
        if (object.get(Shapes.IDENTIFIER) instanceof String text && !text.isBlank()) {
            return text.strip();
        }
        throw new QtiFormatException(
                Diagnostic.error("json-missing-key", "the identifier is missing", Location.unknown()));
    }

    /** Returns a part of a test, or refuses the request with 404. */
    static Map<String, Object> part(Map<String, Object> test, String part) {
        return found(Shapes.member(test, PARTS, part), ApiKind.TEST_PART, "Test part not found", part);
    }

    /** Returns a section of a test, or refuses the request with 404. */
    static Map<String, Object> section(Map<String, Object> test, String part, String section) {
        Map<String, Object> found = Shapes.member(part(test, part), SECTIONS, section);
        return found(found, ApiKind.SECTION, "Section not found", section);
    }

    /** Returns the test with another section in the place of the one of this identifier; with none when there is no replacement. */
    static Map<String, Object> withSection(
            Map<String, Object> test, String part, String section, @Nullable Map<String, Object> replacement) {
        Map<String, Object> changed = Shapes.replaced(part(test, part), SECTIONS, section, replacement);
        return Shapes.replaced(test, PARTS, part, changed);
    }

    /** Returns the test with the required fields that have a documented default or can be empty. */
    static Map<String, Object> complete(Map<String, Object> test) {
        Map<String, Object> complete = Shapes.withDefault(test, "qtiVersion", "3.0");
        complete.put(
                PARTS,
                Shapes.objects(test.get(PARTS)).stream()
                        .map(TestShape::completePart)
                        .toList());
        complete.put(
                OUTCOMES,
                Shapes.objects(test.get(OUTCOMES)).stream()
                        .map(outcome -> Shapes.withDefault(outcome, "cardinality", "single"))
                        .toList());
        return complete;
    }

    static Map<String, Object> completePart(Map<String, Object> part) {
        return Shapes.with(
                part,
                SECTIONS,
                Shapes.objects(part.get(SECTIONS)).stream()
                        .map(section -> Shapes.withDefault(section, "visible", true))
                        .toList());
    }

    /** Returns the test without item references that a section has twice. */
    static Map<String, Object> withoutDuplicates(Map<String, Object> test) {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (Map<String, Object> part : Shapes.objects(test.get(PARTS))) {
            List<Map<String, Object>> sections = new ArrayList<>();
            for (Map<String, Object> section : Shapes.objects(part.get(SECTIONS))) {
                sections.add(section.containsKey(REFS) ? withoutDuplicateRefs(section) : section);
            }
            parts.add(Shapes.with(part, SECTIONS, sections));
        }
        return test.containsKey(PARTS) ? Shapes.with(test, PARTS, parts) : test;
    }

    private static Map<String, Object> withoutDuplicateRefs(Map<String, Object> section) {
        Set<Object> seen = new HashSet<>();
        List<Map<String, Object>> refs = Shapes.objects(section.get(REFS));
        refs.removeIf(ref -> !seen.add(Objects.requireNonNullElse(ref.get(Shapes.IDENTIFIER), ref)));
        return Shapes.with(section, REFS, refs);
    }

    private static Map<String, Object> found(
            @Nullable Map<String, Object> object, ApiKind kind, String error, String identifier) {
        if (object == null) {
            throw new Refusal(Reply.notFound(kind, error, identifier));
        }
        return object;
    }
}
