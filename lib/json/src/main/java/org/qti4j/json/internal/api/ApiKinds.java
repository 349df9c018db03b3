// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.ApiKind;
import org.qti4j.json.internal.tree.JsonValues;

/** Tells by its members what an object of form API is. */
public final class ApiKinds {
    /** Members that the service adds to what it returns. */
    static final Set<String> RESPONSE_ONLY =
            Set.of("rawXml", "createdAt", "updatedAt", "__v", "isValidXml", "_id", "id");

    private static final Map<String, ApiKind> ROOTS = Map.of(
            "qti-assessment-test", ApiKind.TEST,
            "qti-test-part", ApiKind.TEST_PART,
            "qti-assessment-section", ApiKind.SECTION,
            "qti-assessment-item", ApiKind.ITEM,
            "qti-assessment-stimulus", ApiKind.STIMULUS);

    private record Sign(ApiKind kind, List<String> keys) {}

    /** The first that has one of its keys wins. */
    private static final List<Sign> SIGNS = List.of(
            new Sign(ApiKind.TEST, List.of("qti-test-part")),
            new Sign(ApiKind.TEST_PART, List.of("qti-assessment-section", "navigationMode", "submissionMode")),
            new Sign(
                    ApiKind.ITEM,
                    List.of(
                            "interaction",
                            "responseDeclarations",
                            "outcomeDeclarations",
                            "responseProcessing",
                            "type",
                            "timeDependent",
                            "adaptive")),
            new Sign(ApiKind.TEST, List.of("qti-outcome-declaration", "toolsEnabled", "timeLimit", "maxAttempts")),
            new Sign(
                    ApiKind.SECTION,
                    List.of(
                            "qti-assessment-item-ref",
                            "visible",
                            "sequence",
                            "required",
                            "fixed",
                            "qti-pre-condition",
                            "qti-branch-rule")),
            new Sign(ApiKind.STIMULUS, List.of("content", "catalogInfo", "stylesheet", "language")));

    private ApiKinds() {}

    /** Returns what the object is, or nothing when its members do not tell, or when it is an envelope. */
    public static Optional<ApiKind> recognise(Map<String, Object> api) {
        if (isEnvelope(api)) {
            return Optional.empty();
        }
        Map<String, Object> content = JsonValues.object(api.get("content"));
        if (content != null && content.size() == 1) {
            ApiKind kind = ROOTS.get(content.keySet().iterator().next());
            if (kind != null) {
                return Optional.of(kind);
            }
        }
        return SIGNS.stream()
                .filter(sign -> sign.keys().stream().anyMatch(api::containsKey))
                .map(Sign::kind)
                .findFirst();
    }

    /** Tells whether the object is an envelope of XML: {@code {"format": "xml", "xml": "…", "metadata": …}}. */
    public static boolean isEnvelope(Map<String, Object> api) {
        return api.get("xml") instanceof String || "xml".equals(api.get("format"));
    }

    /** Tells whether a member is one that only answers of the service have. */
    public static boolean isResponseOnly(String key, @Nullable Object value) {
        return RESPONSE_ONLY.contains(key) || (key.equals("content") && !(value instanceof String));
    }

    /** Tells whether the object was fetched from the service. */
    public static boolean isFetched(Map<String, Object> api) {
        return api.containsKey("rawXml") || api.containsKey("createdAt") || api.get("content") instanceof Map;
    }

    /** Returns the kind of the documents with this root element. */
    public static Optional<ApiKind> ofRoot(String root) {
        return Optional.ofNullable(ROOTS.get(root));
    }

    static String rootOf(ApiKind kind) {
        return ROOTS.entrySet().stream()
                .filter(entry -> entry.getValue() == kind)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }
}
