// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;

/**
 * The JSON body of {@code PUT /assessment-tests/{identifier}}, schema {@code AssessmentTest}. Immutable.
 *
 * <p>The request replaces the whole test. A field that is null is not sent, which clears it.
 *
 * @param identifier the identifier, not empty
 * @param title the title for people
 * @param qtiVersion the version of the standard; null when it is not sent, which means 3.0
 * @param toolName the authoring tool, or null
 * @param toolVersion the version of the authoring tool, or null
 * @param timeLimit the limit for the whole test in seconds, or null
 * @param maxAttempts how often the test may be taken, or null
 * @param toolsEnabled which tools candidates have, or null
 * @param metadata any JSON object, or null
 * @param testParts the parts in their order, at least one
 * @param outcomeDeclarations the outcome variables, or null
 */
public record TestUpdate(
        String identifier,
        String title,
        @Nullable String qtiVersion,
        @Nullable String toolName,
        @Nullable String toolVersion,
        @Nullable Number timeLimit,
        @Nullable Number maxAttempts,
        @Nullable Map<String, Boolean> toolsEnabled,
        @Nullable Map<String, Object> metadata,
        List<TestPartUpdate> testParts,
        @Nullable List<OutcomeDeclaration> outcomeDeclarations) {
    private static final String PARTS = "qti-test-part";
    private static final String OUTCOMES = "qti-outcome-declaration";
    private static final Set<String> KEYS = Set.of(
            "identifier",
            "title",
            "qtiVersion",
            "toolName",
            "toolVersion",
            "timeLimit",
            "maxAttempts",
            "toolsEnabled",
            "metadata",
            PARTS,
            OUTCOMES);

    /**
     * Checks and copies the values.
     *
     * @throws IllegalArgumentException when the identifier is empty, there is no part, or the metadata are not JSON
     */
    public TestUpdate {
        if (Objects.requireNonNull(identifier, "identifier").isBlank()) {
            throw new IllegalArgumentException("the identifier of the test is empty");
        }
        Objects.requireNonNull(title, "title");
        toolsEnabled = toolsEnabled == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(toolsEnabled));
        metadata = metadata == null ? null : Json.immutableCopy(metadata);
        testParts = List.copyOf(testParts);
        if (testParts.isEmpty()) {
            throw new IllegalArgumentException("the test has no part; at least one is required");
        }
        outcomeDeclarations = outcomeDeclarations == null ? null : List.copyOf(outcomeDeclarations);
    }

    /** Returns a builder with the fields that every test has. */
    public static Builder builder(String identifier, String title, TestPartUpdate... testParts) {
        return new Builder(identifier, title, List.of(testParts));
    }

    /**
     * Returns the test that a JSON object describes.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException with every missing, unknown or wrong key
     */
    public static TestUpdate fromJson(Map<String, Object> json) {
        Fields fields = Fields.of(json).only(KEYS);
        String identifier = fields.nonEmptyString("identifier");
        String title = fields.requiredString("title");
        List<Fields> parts = fields.requiredObjects(PARTS);
        parts.forEach(TestPartUpdate::report);
        if (json.get(PARTS) instanceof List<?> list && list.isEmpty()) {
            fields.wrongValue(PARTS, "the test has no part; at least one is required");
        }
        List<Fields> outcomes = fields.objects(OUTCOMES);
        if (outcomes != null) {
            outcomes.forEach(OutcomeDeclaration::report);
        }
        Builder builder = new Builder("", "", List.of());
        builder.qtiVersion = fields.string("qtiVersion");
        builder.toolName = fields.string("toolName");
        builder.toolVersion = fields.string("toolVersion");
        builder.timeLimit = fields.number("timeLimit");
        builder.maxAttempts = fields.number("maxAttempts");
        builder.toolsEnabled = fields.flags("toolsEnabled");
        builder.metadata = fields.object("metadata");
        fields.check();
        builder.identifier = Objects.requireNonNull(identifier);
        builder.title = Objects.requireNonNull(title);
        builder.testParts = parts.stream().map(TestPartUpdate::read).toList();
        builder.outcomeDeclarations = outcomes == null
                ? null
                : outcomes.stream().map(OutcomeDeclaration::read).toList();
        return builder.build();
    }

    /** Returns the JSON object, without the fields that are null. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("identifier", identifier);
        json.put("title", title);
        Fields.put(json, "qtiVersion", qtiVersion);
        Fields.put(json, "toolName", toolName);
        Fields.put(json, "toolVersion", toolVersion);
        Fields.put(json, "timeLimit", timeLimit);
        Fields.put(json, "maxAttempts", maxAttempts);
        Fields.put(json, "toolsEnabled", toolsEnabled);
        Fields.put(json, "metadata", metadata);
        json.put(PARTS, testParts.stream().map(TestPartUpdate::toJson).toList());
        if (outcomeDeclarations != null) {
            json.put(
                    OUTCOMES,
                    outcomeDeclarations.stream().map(OutcomeDeclaration::toJson).toList());
        }
        return json;
    }

    /** Collects the fields of a test. Not thread-safe. */
    public static final class Builder {
        private String identifier;
        private String title;
        private List<TestPartUpdate> testParts;
        private @Nullable String qtiVersion;
        private @Nullable String toolName;
        private @Nullable String toolVersion;
        private @Nullable Number timeLimit;
        private @Nullable Number maxAttempts;
        private @Nullable Map<String, Boolean> toolsEnabled;
        private @Nullable Map<String, Object> metadata;
        private @Nullable List<OutcomeDeclaration> outcomeDeclarations;

        private Builder(String identifier, String title, List<TestPartUpdate> testParts) {
            this.identifier = identifier;
            this.title = title;
            this.testParts = testParts;
        }

        /** Sets the version of the standard. */
        public Builder qtiVersion(String value) {
            qtiVersion = value;
            return this;
        }

        /** Sets the name and version of the authoring tool. */
        public Builder tool(String name, String version) {
            toolName = name;
            toolVersion = version;
            return this;
        }

        /** Sets the limit for the whole test in seconds. */
        public Builder timeLimit(Number seconds) {
            timeLimit = seconds;
            return this;
        }

        /** Sets how often the test may be taken. */
        public Builder maxAttempts(Number value) {
            maxAttempts = value;
            return this;
        }

        /** Sets which tools candidates have. */
        public Builder toolsEnabled(Map<String, Boolean> value) {
            toolsEnabled = value;
            return this;
        }

        /** Sets the metadata. */
        public Builder metadata(Map<String, Object> value) {
            metadata = value;
            return this;
        }

        /** Sets the outcome variables. */
        public Builder outcomeDeclarations(OutcomeDeclaration... values) {
            outcomeDeclarations = List.of(values);
            return this;
        }

        /**
         * Returns the test.
         *
         * @throws IllegalArgumentException when the identifier is empty, there is no part, or the metadata are not JSON
         */
        public TestUpdate build() {
            return new TestUpdate(
                    identifier,
                    title,
                    qtiVersion,
                    toolName,
                    toolVersion,
                    timeLimit,
                    maxAttempts,
                    toolsEnabled,
                    metadata,
                    testParts,
                    outcomeDeclarations);
        }
    }
}
