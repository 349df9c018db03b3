// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;

/** The documented shape of tests: finds its parts, and adds what every answer has to have. Changes nothing it is given. */
final class TestShape {
    private static final String PARTS = "qti-test-part";
    private static final String SECTIONS = "qti-assessment-section";
    private static final String OUTCOMES = "qti-outcome-declaration";
    private static final String NAMESPACE = "http://www.imsglobal.org/xsd/imsqtiasi_v3p0";
    /** In one order, so that the same request gives the same bytes. */
    private static final SortedMap<String, String> ROOT_ATTRIBUTES =
            Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(
                    "xmlns",
                    NAMESPACE,
                    "xmlns:xsi",
                    "http://www.w3.org/2001/XMLSchema-instance",
                    "xsi:schemaLocation",
                    NAMESPACE + " https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd",
                    "tool-name",
                    "",
                    "tool-version",
                    "")));

    private TestShape() {}

    static String identifier(Map<String, Object> object) {
        if (object.get("identifier") instanceof String text && !text.isEmpty()) {
            return text;
        }
        throw new QtiFormatException(
                Diagnostic.error("json-missing-key", "the identifier is missing", Location.unknown()));
    }

    /** Returns a section of a test, or refuses the request with 404. */
    static Map<String, Object> section(Map<String, Object> test, String part, String section) {
        Map<String, Object> found = member(objects(test.get(PARTS)), part);
        if (found == null) {
            throw new Refusal(Reply.error(404, "Test part not found"));
        }
        Map<String, Object> inner = member(objects(found.get(SECTIONS)), section);
        if (inner == null) {
            throw new Refusal(Reply.error(404, "Section not found"));
        }
        return inner;
    }

    /** Returns the test with another section in the place of the one of this identifier. */
    static Map<String, Object> withSection(
            Map<String, Object> test, String part, String section, Map<String, Object> replacement) {
        List<Map<String, Object>> parts = new ArrayList<>();
        for (Map<String, Object> each : objects(test.get(PARTS))) {
            Map<String, Object> copy = new LinkedHashMap<>(each);
            if (Objects.equals(each.get("identifier"), part)) {
                List<Map<String, Object>> sections = new ArrayList<>(objects(each.get(SECTIONS)));
                sections.replaceAll(old -> Objects.equals(old.get("identifier"), section) ? replacement : old);
                copy.put(SECTIONS, sections);
            }
            parts.add(copy);
        }
        Map<String, Object> changed = new LinkedHashMap<>(test);
        changed.put(PARTS, parts);
        return changed;
    }

    /** Returns the test with the required fields that have a documented default or can be empty. */
    static Map<String, Object> complete(Map<String, Object> test) {
        Map<String, Object> complete = new LinkedHashMap<>(test);
        complete.putIfAbsent("qtiVersion", "3.0");
        complete.put(
                PARTS, objects(test.get(PARTS)).stream().map(TestShape::part).toList());
        complete.put(
                OUTCOMES,
                objects(test.get(OUTCOMES)).stream()
                        .map(outcome -> with(outcome, "cardinality", "single"))
                        .toList());
        return complete;
    }

    /** Returns the content tree with the attributes that the documents require of its root, the one below this path. */
    static Map<String, Object> completeContent(Map<String, Object> content, List<String> path) {
        if (path.isEmpty()) {
            Map<String, Object> root = new LinkedHashMap<>();
            Map<String, Object> attributes =
                    content.get("_attributes") instanceof Map<?, ?> given ? copy(given) : new LinkedHashMap<>();
            ROOT_ATTRIBUTES.forEach(attributes::putIfAbsent);
            root.put("_attributes", attributes);
            content.forEach(root::putIfAbsent);
            root.putIfAbsent(OUTCOMES, List.of());
            root.putIfAbsent(PARTS, List.of());
            return root;
        }
        Map<String, Object> complete = new LinkedHashMap<>(content);
        if (content.get(path.get(0)) instanceof Map<?, ?> below) {
            complete.put(path.get(0), completeContent(copy(below), path.subList(1, path.size())));
        }
        return complete;
    }

    private static Map<String, Object> part(Map<String, Object> part) {
        Map<String, Object> complete = new LinkedHashMap<>(part);
        complete.put(
                SECTIONS,
                objects(part.get(SECTIONS)).stream()
                        .map(section -> with(section, "visible", true))
                        .toList());
        return complete;
    }

    private static Map<String, Object> with(Map<String, Object> object, String key, Object value) {
        Map<String, Object> copy = new LinkedHashMap<>(object);
        copy.putIfAbsent(key, value);
        return copy;
    }

    private static @Nullable Map<String, Object> member(List<Map<String, Object>> objects, String identifier) {
        for (Map<String, Object> object : objects) {
            if (identifier.equals(object.get("identifier"))) {
                return object;
            }
        }
        return null;
    }

    private static List<Map<String, Object>> objects(@Nullable Object array) {
        List<Map<String, Object>> objects = new ArrayList<>();
        if (array instanceof List<?> list) {
            for (Object member : list) {
                if (member instanceof Map<?, ?> object) {
                    objects.add(copy(object));
                }
            }
        }
        return objects;
    }

    private static Map<String, Object> copy(Map<?, ?> map) {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, value) -> copy.put((String) key, value));
        return copy;
    }
}
