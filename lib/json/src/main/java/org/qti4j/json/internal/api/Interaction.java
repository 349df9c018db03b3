// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.internal.api.ChoicePart.Body;

/**
 * One {@code type} of item.
 *
 * @param type the value of {@code type}
 * @param element the interaction
 * @param inline whether it stands in a line of text
 * @param nestedPairs whether the API writes a pair as an array of two
 * @param parts what it consists of, in the order of QTI
 */
record Interaction(String type, String element, boolean inline, boolean nestedPairs, List<Part> parts) {
    private static final Map<String, String> LABELLED =
            inOrder("shape", "shape", "coords", "coords", "label", "hotspotLabel");
    private static final Map<String, String> MATCHED =
            inOrder("shape", "shape", "coords", "coords", "label", "hotspotLabel", "matchMax", "matchMax");
    private static final Map<String, String> MATCH_MAX = Map.of("matchMax", "matchMax");
    private static final Set<String> SPOTS = Set.of("associableHotspots");

    private static final List<Interaction> ALL = List.of(
            block(
                    "choice",
                    Parts.attributes("shuffle", "orientation"),
                    Parts.limit("maxChoices", true),
                    Parts.prompt(),
                    choices("choices", "qti-simple-choice")),
            block(
                    "order",
                    Parts.attributes("shuffle", "orientation"),
                    Parts.prompt(),
                    choices("choices", "qti-simple-choice")),
            inline("text-entry", new TextEntryPart()),
            block(
                    "extended-text",
                    Parts.structureAttributes(
                            "expectedLength", "expectedLines", "format", "maxStrings", "minStrings", "patternMask"),
                    Parts.prompt()),
            inline(
                    "inline-choice",
                    Parts.attributes("shuffle"),
                    new ChoicePart("inlineChoices", "qti-inline-choice", Map.of(), Body.CONTENT, true, null)),
            new Interaction(
                    "match",
                    "qti-match-interaction",
                    false,
                    true,
                    List.of(
                            Parts.attributes("shuffle"),
                            Parts.limit("maxAssociations", true),
                            Parts.prompt(),
                            PairParts.match())),
            new Interaction(
                    "associate",
                    "qti-associate-interaction",
                    false,
                    true,
                    List.of(
                            Parts.attributes("shuffle"),
                            Parts.limit("maxAssociations", true),
                            Parts.prompt(),
                            PairParts.associate())),
            block("hotspot", Parts.limit("maxChoices", true), Parts.prompt(), new ObjectPart(), hotspots("hotspots")),
            block("hottext", Parts.limit("maxChoices", false), Parts.prompt(), Parts.markedText()),
            block("select-point", Parts.attributes("maxChoices", "minChoices"), Parts.prompt(), new ObjectPart()),
            block("graphic-order", Parts.beside("shuffle"), Parts.prompt(), new ObjectPart(), hotspots("orderChoices")),
            block(
                    "graphic-associate",
                    Parts.beside("shuffle"),
                    Parts.limit("maxAssociations", true),
                    Parts.prompt(),
                    new ObjectPart(),
                    new ChoicePart(
                            "associableHotspots",
                            "qti-associable-hotspot",
                            MATCHED,
                            Body.NONE,
                            true,
                            structure -> ChoicePart.count(structure, SPOTS))),
            block(
                    "graphic-gap-match",
                    Parts.beside("shuffle"),
                    Parts.limit("maxAssociations", true),
                    Parts.prompt(),
                    new ObjectPart(),
                    gapTexts(SPOTS),
                    gapImages(SPOTS),
                    new ChoicePart(
                            "associableHotspots",
                            "qti-associable-hotspot",
                            MATCHED,
                            Body.NONE,
                            true,
                            structure -> ChoicePart.count(structure, Set.of("gapTexts", "gapImgs")))),
            block(
                    "gap-match",
                    Parts.attributes("shuffle"),
                    Parts.limit("maxAssociations", true),
                    Parts.prompt(),
                    gapTexts(Set.of()),
                    gapImages(Set.of()),
                    Parts.markedText()),
            block(
                    "slider",
                    Parts.attributes("lower-bound", "upper-bound", "step", "orientation", "step-label", "reverse"),
                    new ObjectPart()),
            block("drawing", Parts.beside("canvas"), Parts.prompt(), new ObjectPart()),
            block("media", new MediaPart(), Parts.prompt(), new ObjectPart()),
            block("upload", new UploadPart(), Parts.beside("maxSize", "maxFiles"), Parts.prompt()));

    /** What is written must not depend on the run. */
    private static Map<String, String> inOrder(String... pairs) {
        Map<String, String> result = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            result.put(pairs[i], pairs[i + 1]);
        }
        return Collections.unmodifiableMap(result);
    }

    private static Interaction block(String type, Part... parts) {
        return new Interaction(type, "qti-" + type + "-interaction", false, false, List.of(parts));
    }

    private static Interaction inline(String type, Part... parts) {
        return new Interaction(type, "qti-" + type + "-interaction", true, false, List.of(parts));
    }

    private static Part choices(String key, String element) {
        return new ChoicePart(key, element, Map.of(), Body.CONTENT, true, null);
    }

    private static Part hotspots(String key) {
        return new ChoicePart(key, "qti-hotspot-choice", LABELLED, Body.NONE, true, null);
    }

    /** A gap text may be used once unless it says otherwise, or as often as there are places. */
    private static Part gapTexts(Set<String> places) {
        return new ChoicePart(
                "gapTexts", "qti-gap-text", MATCH_MAX, Body.CONTENT, false, s -> ChoicePart.count(s, places));
    }

    private static Part gapImages(Set<String> places) {
        return new ChoicePart(
                "gapImgs", "qti-gap-img", MATCH_MAX, Body.OBJECT, false, s -> ChoicePart.count(s, places));
    }

    static Optional<Interaction> ofType(@Nullable String type) {
        return ALL.stream().filter(one -> one.type.equals(type)).findFirst();
    }

    static Optional<Interaction> ofElement(String element) {
        return ALL.stream().filter(one -> one.element.equals(element)).findFirst();
    }

    static List<String> types() {
        return ALL.stream().map(Interaction::type).toList();
    }
}
