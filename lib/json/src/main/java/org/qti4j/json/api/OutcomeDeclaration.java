// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.Json;

/**
 * An outcome variable of a test, {@code qti-outcome-declaration} of the endpoints' JSON. Immutable.
 *
 * @param identifier the identifier, not empty
 * @param cardinality one of {@link #CARDINALITIES}; null when it is not sent, which means single
 * @param baseType the type of the values, one of {@link #BASE_TYPES}
 * @param normalMaximum the largest value in normal circumstances, or null
 * @param normalMinimum the smallest value in normal circumstances, or null
 * @param defaultValue the object {@code {"value": …}} with any JSON in it, or null
 */
public record OutcomeDeclaration(
        String identifier,
        @Nullable String cardinality,
        String baseType,
        @Nullable Number normalMaximum,
        @Nullable Number normalMinimum,
        @Nullable Map<String, Object> defaultValue) {
    /** The cardinalities that the documents list. */
    public static final Set<String> CARDINALITIES = Set.of("single", "multiple", "ordered", "record");

    /** The base types that the documents list; case matters in {@code directedPair}. */
    public static final Set<String> BASE_TYPES = Set.of(
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

    private static final Set<String> KEYS =
            Set.of("identifier", "cardinality", "baseType", "normalMaximum", "normalMinimum", "defaultValue");

    /**
     * Checks and copies the values.
     *
     * @throws IllegalArgumentException when the identifier is empty, a value is none of its list, or the default value is not JSON
     */
    public OutcomeDeclaration {
        if (Objects.requireNonNull(identifier, "identifier").isBlank()) {
            throw new IllegalArgumentException("the identifier of an outcome declaration is empty");
        }
        if (cardinality != null && !CARDINALITIES.contains(cardinality)) {
            throw new IllegalArgumentException("unknown cardinality " + cardinality);
        }
        if (!BASE_TYPES.contains(Objects.requireNonNull(baseType, "baseType"))) {
            throw new IllegalArgumentException("unknown base type " + baseType);
        }
        defaultValue = defaultValue == null ? null : Json.immutableCopy(defaultValue);
    }

    /** Returns the declaration of a single value without limits and default. */
    public static OutcomeDeclaration single(String identifier, String baseType) {
        return new OutcomeDeclaration(identifier, "single", baseType, null, null, null);
    }

    /**
     * Returns the declaration that a JSON object describes.
     *
     * @throws org.qti4j.model.diagnostic.QtiFormatException with every missing, unknown or wrong key
     */
    public static OutcomeDeclaration fromJson(Map<String, Object> json) {
        return Fields.read(json, OutcomeDeclaration::report, OutcomeDeclaration::read);
    }

    /** Reports what is wrong with one declaration among others. */
    static void report(Fields fields) {
        fields.only(KEYS);
        fields.nonEmptyString("identifier");
        fields.oneOf("cardinality", fields.string("cardinality"), CARDINALITIES);
        fields.oneOf("baseType", fields.requiredString("baseType"), BASE_TYPES);
        fields.number("normalMaximum");
        fields.number("normalMinimum");
        fields.object("defaultValue");
    }

    /** Returns the declaration of fields that were checked. */
    static OutcomeDeclaration read(Fields fields) {
        return new OutcomeDeclaration(
                Objects.requireNonNull(fields.string("identifier")),
                fields.string("cardinality"),
                Objects.requireNonNull(fields.string("baseType")),
                fields.number("normalMaximum"),
                fields.number("normalMinimum"),
                fields.object("defaultValue"));
    }

    /** Returns the JSON object, without the fields that are null. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("identifier", identifier);
        Fields.put(json, "cardinality", cardinality);
        json.put("baseType", baseType);
        Fields.put(json, "normalMaximum", normalMaximum);
        Fields.put(json, "normalMinimum", normalMinimum);
        Fields.put(json, "defaultValue", defaultValue);
        return json;
    }
}
