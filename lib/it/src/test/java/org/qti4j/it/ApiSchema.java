// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The schema {@code AssessmentTest} of {@code PUT /assessment-tests/{identifier}}, written down a second time for the tests. */
final class ApiSchema {
    private static final Set<String> BASE_TYPES = Set.of(
            "identifier",
            "boolean",
            "integer",
            "float",
            "string",
            "point",
            "pair",
            "directedPair",
            "duration",
            "file",
            "uri");

    private final List<String> faults = new ArrayList<>();

    private ApiSchema() {}

    /** Checks one value and reports at its JSON Pointer. */
    private interface Check {
        void check(Object value, String at);
    }

    /** Returns what is wrong with an object as a test; empty when nothing is. */
    static List<String> faultsOf(Map<String, Object> test) {
        ApiSchema schema = new ApiSchema();
        schema.test(test, "");
        return schema.faults;
    }

    private void test(Object value, String at) {
        object(
                value,
                at,
                Set.of("identifier", "title", "qti-test-part"),
                Map.ofEntries(
                        Map.entry("identifier", is(String.class)),
                        Map.entry("title", is(String.class)),
                        Map.entry("qtiVersion", is(String.class)),
                        Map.entry("toolName", is(String.class)),
                        Map.entry("toolVersion", is(String.class)),
                        Map.entry("timeLimit", is(Number.class)),
                        Map.entry("maxAttempts", is(Number.class)),
                        Map.entry("toolsEnabled", this::flags),
                        Map.entry("metadata", is(Map.class)),
                        Map.entry("qti-test-part", array(this::part)),
                        Map.entry("qti-outcome-declaration", array(this::outcome))));
        if (value instanceof Map<?, ?> map && List.of().equals(map.get("qti-test-part"))) {
            faults.add(at + "/qti-test-part is empty");
        }
    }

    private void outcome(Object value, String at) {
        object(
                value,
                at,
                Set.of("identifier", "baseType"),
                Map.of(
                        "identifier", is(String.class),
                        "cardinality", oneOf(Set.of("single", "multiple", "ordered", "record")),
                        "baseType", oneOf(BASE_TYPES),
                        "normalMaximum", is(Number.class),
                        "normalMinimum", is(Number.class),
                        "defaultValue",
                                (object, where) ->
                                        object(object, where, Set.of(), Map.of("value", (anything, there) -> {}))));
    }

    private void part(Object value, String at) {
        object(
                value,
                at,
                Set.of("identifier", "navigationMode", "submissionMode", "qti-assessment-section"),
                Map.of(
                        "identifier", is(String.class),
                        "navigationMode", oneOf(Set.of("linear", "nonlinear")),
                        "submissionMode", oneOf(Set.of("individual", "simultaneous")),
                        "qti-assessment-section", array(this::section),
                        "qti-pre-condition", array(is(Map.class)),
                        "qti-branch-rule", array(is(Map.class))));
    }

    private void section(Object value, String at) {
        object(
                value,
                at,
                Set.of("identifier", "title", "visible"),
                Map.of(
                        "identifier", is(String.class),
                        "title", is(String.class),
                        "visible", is(Boolean.class),
                        "required", is(Boolean.class),
                        "fixed", is(Boolean.class),
                        "sequence", this::positive,
                        "qti-assessment-item-ref", array(this::itemRef),
                        "qti-pre-condition", array(is(Map.class)),
                        "qti-branch-rule", array(is(Map.class))));
    }

    private void itemRef(Object value, String at) {
        object(value, at, Set.of("identifier"), Map.of("identifier", is(String.class), "href", is(String.class)));
    }

    private void positive(Object value, String at) {
        if (!(value instanceof Integer number && number > 0)) {
            faults.add(at + " is not a whole number above zero: " + value);
        }
    }

    private void flags(Object value, String at) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, flag) -> is(Boolean.class).check(flag, at + "/" + key));
        } else {
            faults.add(at + " is not an object: " + value);
        }
    }

    private void object(@Nullable Object value, String at, Set<String> required, Map<String, Check> members) {
        if (!(value instanceof Map<?, ?> map)) {
            faults.add(at + " is not an object: " + value);
            return;
        }
        required.stream()
                .filter(key -> !map.containsKey(key))
                .forEach(key -> faults.add(at + "/" + key + " is missing"));
        map.forEach((key, member) -> {
            Check check = members.get(key);
            if (check == null) {
                faults.add(at + "/" + key + " is not of the schema");
            } else {
                check.check(member, at + "/" + key);
            }
        });
    }

    private Check array(Check of) {
        return (value, at) -> {
            if (value instanceof List<?> list) {
                for (int i = 0; i < list.size(); i++) {
                    of.check(list.get(i), at + "/" + i);
                }
            } else {
                faults.add(at + " is not an array: " + value);
            }
        };
    }

    private Check is(Class<?> type) {
        return (value, at) -> {
            if (!type.isInstance(value)) {
                faults.add(at + " is no " + type.getSimpleName() + ": " + value);
            }
        };
    }

    private Check oneOf(Set<String> values) {
        return (value, at) -> {
            if (!(value instanceof String text && values.contains(text))) {
                faults.add(at + " is none of " + values + ": " + value);
            }
        };
    }
}
