// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A part of a test with all its sections, {@code qti-test-part} of the endpoints' JSON. Immutable.
 *
 * @param identifier the identifier, not empty
 * @param navigationMode {@code linear} or {@code nonlinear}
 * @param submissionMode {@code individual} or {@code simultaneous}
 * @param sections the sections in their order
 * @param preConditions the {@code qti-pre-condition} objects, whose inner form is not documented; null when they are not sent
 * @param branchRules the {@code qti-branch-rule} objects, whose inner form is not documented; null when they are not sent
 */
public record TestPartUpdate(
        String identifier,
        String navigationMode,
        String submissionMode,
        List<SectionUpdate> sections,
        @Nullable List<Map<String, Object>> preConditions,
        @Nullable List<Map<String, Object>> branchRules) {
    private static final Set<String> NAVIGATION = Set.of("linear", "nonlinear");
    private static final Set<String> SUBMISSION = Set.of("individual", "simultaneous");
    private static final String SECTIONS = "qti-assessment-section";
    private static final String PRE_CONDITIONS = "qti-pre-condition";
    private static final String BRANCH_RULES = "qti-branch-rule";
    private static final Set<String> KEYS =
            Set.of("identifier", "navigationMode", "submissionMode", SECTIONS, PRE_CONDITIONS, BRANCH_RULES);

    /**
     * Checks and copies the values.
     *
     * @throws IllegalArgumentException when the identifier is empty, a mode is unknown, or a condition is not JSON
     */
    public TestPartUpdate {
        if (Objects.requireNonNull(identifier, "identifier").isBlank()) {
            throw new IllegalArgumentException("the identifier of the test part is empty");
        }
        if (!NAVIGATION.contains(Objects.requireNonNull(navigationMode, "navigationMode"))) {
            throw new IllegalArgumentException("unknown navigation mode " + navigationMode);
        }
        if (!SUBMISSION.contains(Objects.requireNonNull(submissionMode, "submissionMode"))) {
            throw new IllegalArgumentException("unknown submission mode " + submissionMode);
        }
        sections = List.copyOf(sections);
        preConditions = Fields.copies(preConditions);
        branchRules = Fields.copies(branchRules);
    }

    /** Returns a part without conditions. */
    public static TestPartUpdate of(
            String identifier, String navigationMode, String submissionMode, SectionUpdate... sections) {
        return new TestPartUpdate(identifier, navigationMode, submissionMode, List.of(sections), null, null);
    }

    /**
     * Returns the part that a JSON object describes.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException with every missing, unknown or wrong key
     */
    public static TestPartUpdate fromJson(Map<String, Object> json) {
        return Fields.read(json, TestPartUpdate::report, TestPartUpdate::read);
    }

    static void report(Fields fields) {
        fields.only(KEYS);
        fields.nonEmptyString("identifier");
        fields.oneOf("navigationMode", fields.requiredString("navigationMode"), NAVIGATION);
        fields.oneOf("submissionMode", fields.requiredString("submissionMode"), SUBMISSION);
        fields.requiredObjects(SECTIONS).forEach(SectionUpdate::report);
        fields.objects(PRE_CONDITIONS);
        fields.objects(BRANCH_RULES);
    }

    static TestPartUpdate read(Fields fields) {
        return new TestPartUpdate(
                Objects.requireNonNull(fields.string("identifier")),
                Objects.requireNonNull(fields.string("navigationMode")),
                Objects.requireNonNull(fields.string("submissionMode")),
                fields.requiredObjects(SECTIONS).stream()
                        .map(SectionUpdate::read)
                        .toList(),
                Fields.all(fields.objects(PRE_CONDITIONS)),
                Fields.all(fields.objects(BRANCH_RULES)));
    }

    /** Returns the JSON object, without the fields that are null. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("identifier", identifier);
        json.put("navigationMode", navigationMode);
        json.put("submissionMode", submissionMode);
        json.put(SECTIONS, sections.stream().map(SectionUpdate::toJson).toList());
        Fields.put(json, PRE_CONDITIONS, preConditions);
        Fields.put(json, BRANCH_RULES, branchRules);
        return json;
    }
}
