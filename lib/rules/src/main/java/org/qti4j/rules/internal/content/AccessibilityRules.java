// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.content;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;
import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Outline;
import org.qti4j.rules.source.SourceElement;

/** What holds for content that everybody is to be able to use. */
final class AccessibilityRules {
    private static final Pattern FILE_NAME =
            Pattern.compile("(?i)[\\w-]+\\.(png|jpe?g|gif|svg|webp|bmp)|image|img|picture|photo");

    private AccessibilityRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("a11y-img-alt", RuleGroup.CONTENT)
                                .strict()
                                .states(
                                        "The alternative text of an image says what it shows, and not the name of its file.")
                                .otherwise("Who cannot see the image learns nothing from it.")
                                .remedy(
                                        "Describe what matters for the question; an image that only decorates has alt=\"\".")
                                .source("WCAG 2.2, 1.1.1 non-text content"),
                        Set.of("img"),
                        AccessibilityRules::alternative),
                rule(
                        warning("a11y-object-alt", RuleGroup.CONTENT)
                                .strict()
                                .states("An object has a text inside, or a label, for those who cannot see or hear it.")
                                .otherwise("Who cannot use it learns nothing from it.")
                                .remedy("Put a description between the tags of the object, or into aria-label.")
                                .source("WCAG 2.2, 1.1.1 non-text content"),
                        Set.of("object"),
                        AccessibilityRules::objectAlternative),
                rule(
                        warning("a11y-video-track", RuleGroup.CONTENT)
                                .strict()
                                .states("A video has captions.")
                                .otherwise("Who cannot hear it misses what is said.")
                                .remedy("Add a track element of the kind captions or subtitles.")
                                .source("WCAG 2.2, 1.2.2 captions"),
                        Set.of("video"),
                        AccessibilityRules::captions),
                rule(
                        warning("a11y-table-header", RuleGroup.CONTENT)
                                .strict()
                                .states("A table of several rows and columns has header cells.")
                                .otherwise("Screen readers read numbers without saying what they are.")
                                .remedy(
                                        "Make the cells of the first row or column th elements, or say role=\"presentation\" when it is only layout.")
                                .source("WCAG 2.2, 1.3.1 info and relationships"),
                        Set.of("table"),
                        AccessibilityRules::headers),
                rule(
                        info("a11y-language", RuleGroup.CONTENT)
                                .strict()
                                .states("An item, a test or a stimulus says in which language it is.")
                                .otherwise("Screen readers read it with the voice of another language.")
                                .remedy("Add xml:lang to the root.")
                                .source("WCAG 2.2, 3.1.1 language of page"),
                        AccessibilityRules::language),
                rule(
                        error("a11y-catalog-ref", RuleGroup.CONTENT)
                                .states("data-catalog-idref names a catalog.")
                                .otherwise("Those who need the alternative do not get it.")
                                .remedy("Name the id of a qti-catalog of this document.")
                                .source("QTI 3.0 ASI, data-catalog-idref"),
                        AccessibilityRules::catalogs),
                rule(
                        warning("a11y-catalog-unused", RuleGroup.CONTENT)
                                .strict()
                                .states("Each catalog is named by some content.")
                                .otherwise("Nobody finds the alternative.")
                                .remedy("Name it by data-catalog-idref where it belongs, or remove it.")
                                .source("QTI 3.0 ASI, catalog"),
                        AccessibilityRules::unusedCatalogs));
    }

    private static void alternative(SourceElement image, RuleReport report) {
        String alt = image.attribute("alt", "");
        if (FILE_NAME.matcher(alt).matches()) {
            report.at(image, "alt", "the alternative text " + quoted(alt) + " does not say what the image shows");
        }
    }

    private static void objectAlternative(SourceElement object, RuleReport report) {
        if (object.fullText().isBlank()
                && object.children().isEmpty()
                && object.attribute("aria-label", "").isBlank()
                && object.attribute("aria-labelledby", "").isBlank()
                && !object.attribute("aria-hidden", "").equals("true")
                && !object.has("data-catalog-idref")) {
            report.at(object, "the object " + quoted(object.attribute("data", "")) + " has no alternative");
        }
    }

    private static void captions(SourceElement video, RuleReport report) {
        if (video.children("track").stream()
                .noneMatch(track -> Set.of("captions", "subtitles").contains(track.attribute("kind", "subtitles")))) {
            report.at(video, "the video has no captions");
        }
    }

    private static void headers(SourceElement table, RuleReport report) {
        if (table.attribute("role", "").matches("presentation|none")) {
            return;
        }
        int[] rows = {0};
        int[] cells = {0};
        boolean[] header = {false};
        table.descendants(element -> {
            if (element.is("tr")) {
                rows[0]++;
            } else if (element.is("td")) {
                cells[0]++;
            } else if (element.is("th")) {
                header[0] = true;
            }
        });
        if (rows[0] > 1 && cells[0] > rows[0] && !header[0]) {
            report.at(table, "the table has " + rows[0] + " rows and no header cell");
        }
    }

    private static void language(SourceElement root, RuleReport report) {
        if (Set.of("qti-assessment-item", "qti-assessment-test", "qti-assessment-stimulus")
                        .contains(root.name())
                && root.isQti()
                && !root.has("xml:lang")) {
            report.at(root, "the document does not say in which language it is");
        }
    }

    private static void catalogs(SourceElement root, RuleReport report) {
        Outline outline = Outline.of(root.document());
        if (!outline.catalogUsers().isEmpty() && root.isQti()) {
            Set<String> ids = new HashSet<>();
            for (SourceElement catalog : outline.catalogs()) {
                if (catalog != root) {
                    ids.add(catalog.attribute("id", ""));
                }
            }
            for (SourceElement element : outline.catalogUsers()) {
                String id = element.attribute("data-catalog-idref", "");
                if (!id.isEmpty() && !ids.contains(id)) {
                    report.at(element, "data-catalog-idref", "there is no catalog " + quoted(id));
                }
            }
        }
    }

    private static void unusedCatalogs(SourceElement root, RuleReport report) {
        Outline outline = Outline.of(root.document());
        Set<String> used = new HashSet<>();
        for (SourceElement element : outline.catalogUsers()) {
            used.add(element.attribute("data-catalog-idref", ""));
        }
        for (SourceElement catalog : outline.catalogs()) {
            String id = catalog.attribute("id", "");
            // Every document has something that names no catalog.
            if (catalog != root && !id.isEmpty() && !used.contains(id)) {
                report.at(catalog, "id", "nothing names the catalog " + quoted(id));
            }
        }
    }
}
