// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.qti4j.rules.ApiEffect;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;

/** What holds for the metadata that are sent with a document. They may have any member; of a few the service has an opinion. */
final class MetadataRules {
    private static final RuleGroup GROUP = RuleGroup.API;
    private static final Pattern GRADE = Pattern.compile("-1|[0-9]|1[0-3]");
    private static final Set<String> DIFFICULTIES = Set.of("easy", "medium", "hard");

    private MetadataRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("tb-metadata-grade", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states("The grade of an item is one of the texts \"-1\" to \"13\".")
                                .otherwise("A number is refused or not found again when items are searched by grade.")
                                .remedy("Write the grade in quotation marks.")
                                .source("API documentation, metadata of items"),
                        MetadataRules::grade),
                rule(
                        warning("tb-metadata-difficulty", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states("The difficulty of an item is easy, medium or hard.")
                                .otherwise("It is refused, or items are not found by their difficulty.")
                                .remedy(
                                        "Write \"easy\", \"medium\" or \"hard\"; other scales have a member of their own.")
                                .source("API documentation, metadata of items"),
                        MetadataRules::difficulty),
                rule(
                        warning("tb-metadata-objectives", GROUP)
                                .api(ApiEffect.ALTERED)
                                .states(
                                        "learningObjectiveSet is an array of objects with source and learningObjectiveIds.")
                                .otherwise("The item is not found by what it teaches, or it is refused.")
                                .remedy(
                                        "Write [{\"source\": \"CASE\", \"learningObjectiveIds\": [\"…\"]}], with an object for each source.")
                                .source("API documentation, metadata of items"),
                        MetadataRules::objectives));
    }

    private static Map<?, ?> metadata(SourceElement root) {
        return root.is("qti-assessment-item") ? Payload.object(Payload.of(root), "metadata") : Map.of();
    }

    private static void grade(SourceElement root, RuleReport report) {
        Map<?, ?> metadata = metadata(root);
        if (metadata.containsKey("grade")) {
            grade(metadata.get("grade"), "/metadata/grade", report);
        }
        List<?> grades = Payload.array(metadata, "grades");
        for (int i = 0; i < grades.size(); i++) {
            grade(grades.get(i), "/metadata/grades/" + i, report);
        }
    }

    private static void grade(Object grade, String pointer, RuleReport report) {
        if (grade instanceof Number) {
            report.atJson(pointer, "the grade is a number; expected a text such as \"5\"");
        } else if (grade instanceof String text && !GRADE.matcher(text).matches()) {
            report.atJson(pointer, "the grade is " + quoted(text) + "; expected one of \"-1\" to \"13\"");
        }
    }

    private static void difficulty(SourceElement root, RuleReport report) {
        Object difficulty = metadata(root).get("difficulty");
        if (difficulty != null && !(difficulty instanceof String text && DIFFICULTIES.contains(text))) {
            report.atJson(
                    "/metadata/difficulty",
                    "the difficulty is "
                            + (difficulty instanceof Map || difficulty instanceof List
                                    ? "no text"
                                    : quoted(String.valueOf(difficulty)))
                            + "; expected easy, medium or hard");
        }
    }

    private static void objectives(SourceElement root, RuleReport report) {
        Object set = metadata(root).get("learningObjectiveSet");
        if (set == null) {
            return;
        }
        if (!(set instanceof List<?> objectives)) {
            report.atJson("/metadata/learningObjectiveSet", "learningObjectiveSet is no array");
            return;
        }
        for (int i = 0; i < objectives.size(); i++) {
            Object objective = objectives.get(i);
            String pointer = "/metadata/learningObjectiveSet/" + i;
            if (Payload.text(objective, "source").isBlank()) {
                report.atJson(pointer, "the set of objectives has no source");
            } else if (!(objective instanceof Map<?, ?> map && map.get("learningObjectiveIds") instanceof List<?>)) {
                report.atJson(pointer, "the set of objectives has no array learningObjectiveIds");
            }
        }
    }
}
