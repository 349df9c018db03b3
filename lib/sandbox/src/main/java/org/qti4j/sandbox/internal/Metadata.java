// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.sandbox.Misbehaviour;

/** Combines and checks metadata. */
final class Metadata {
    private static final String KEY = "metadata";
    private static final Set<String> DIFFICULTIES = Set.of("easy", "medium", "hard");

    private Metadata() {}

    /** Returns old and new fields together, or the new ones alone when it is switched so. */
    static Map<String, Object> updated(
            @Nullable Map<String, Object> before,
            Map<String, Object> update,
            Behaviour behaviour,
            Misbehaviour replacing) {
        if (before == null || behaviour.has(replacing)) {
            return update;
        }
        Map<String, Object> merged = new LinkedHashMap<>(before);
        merged.putAll(update);
        return merged;
    }

    /** Returns the metadata of an object that is about to be stored, or null; refuses the request when they are no object. */
    static @Nullable Map<String, Object> of(Map<String, Object> object) {
        Object metadata = object.get(KEY);
        if (metadata != null && !(metadata instanceof Map)) {
            throw new Refusal(Reply.badRequest("Invalid request body", "\"metadata\" must be an object"));
        }
        return Shapes.object(metadata);
    }

    /** Refuses the request when a documented key of an item's metadata has a value that is not documented. */
    static void checkItem(@Nullable Map<String, Object> metadata) {
        if (metadata == null) {
            return;
        }
        check(metadata, "subject", metadata.get("subject") instanceof String, "a string");
        check(metadata, "grade", isGrade(metadata.get("grade")), "a string from \"-1\" to \"13\"");
        check(
                metadata,
                "difficulty",
                DIFFICULTIES.contains(String.valueOf(metadata.get("difficulty"))),
                "easy, medium or hard");
        check(
                metadata,
                "learningObjectiveSet",
                isObjectiveSet(metadata.get("learningObjectiveSet")),
                "an array of {source, learningObjectiveIds}");
    }

    private static void check(Map<String, Object> metadata, String key, boolean right, String expected) {
        if (metadata.get(key) != null && !right) {
            throw new Refusal(
                    Reply.badRequest("Invalid request body", "\"metadata\".\"" + key + "\" must be " + expected));
        }
    }

    private static boolean isGrade(@Nullable Object grade) {
        return grade instanceof String text && text.matches("-1|[0-9]|1[0-3]");
    }

    private static boolean isObjectiveSet(@Nullable Object value) {
        return value instanceof List<?> list
                && Shapes.objects(list).size() == list.size()
                && Shapes.objects(list).stream()
                        .allMatch(entry -> entry.get("source") instanceof String
                                && entry.get("learningObjectiveIds") instanceof List<?> ids
                                && ids.stream().allMatch(String.class::isInstance));
    }
}
