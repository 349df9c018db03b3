// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.geometry;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.Numbers;
import org.qti4j.rules.internal.facts.Processing;
import org.qti4j.rules.internal.facts.ValueSpace;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** Points and the areas that score them. */
final class PointRules {
    private static final Set<String> RESPONSE = Set.of("qti-response-declaration");
    private static final Set<String> POINTED =
            Set.of("qti-select-point-interaction", "qti-position-object-interaction");

    /** Comparisons of areas in one mapping after which no more are made. */
    private static final int BUDGET = 200_000;

    private record Entry(
            SourceElement element,
            @Nullable Area area,
            @Nullable BigDecimal score) {}

    private PointRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("geom-overlap", GeometryRules.GROUP)
                                .states("No area lies wholly within another one that is taken before it.")
                                .otherwise("The area that comes later is never taken, and its score never given.")
                                .remedy("Put the smaller area before the larger one, or take one of them away.")
                                .source("QTI 3.0 ASI, qti-area-mapping; hotspots"),
                        Set.of(
                                "qti-area-mapping",
                                "qti-hotspot-interaction",
                                "qti-graphic-order-interaction",
                                "qti-graphic-associate-interaction",
                                "qti-graphic-gap-match-interaction"),
                        PointRules::overlap),
                rule(
                        warning("geom-correct-in-area", GeometryRules.GROUP)
                                .states("The area mapping that scores a response gives points for the correct point.")
                                .otherwise("Who answers right gets nothing for it.")
                                .remedy("Move the correct point or the area.")
                                .source("QTI 3.0 ASI, qti-area-mapping and qti-correct-response"),
                        RESPONSE,
                        Set.of("qti-area-mapping"),
                        PointRules::inArea),
                rule(
                        warning("geom-correct-in-image", GeometryRules.GROUP)
                                .states("The correct point lies within the image.")
                                .otherwise("Nobody can give the correct response.")
                                .remedy("Measure the point in the size that width and height of the image say.")
                                .source("QTI 3.0 ASI, qti-select-point-interaction; qti-correct-response"),
                        RESPONSE,
                        PointRules::inImage),
                rule(
                        warning("geom-point-exact", GeometryRules.GROUP)
                                .states("Points are scored by areas, not by the template match_correct.")
                                .otherwise("Only who hits the one pixel is right.")
                                .remedy("Declare a qti-area-mapping and use the template map_response_point.")
                                .source("QTI 3.0 ASI, standard response processing templates; qti-area-mapping"),
                        POINTED,
                        PointRules::exact),
                rule(
                        error("geom-center-point", GeometryRules.GROUP)
                                .states("center-point of a position object interaction has two numbers.")
                                .otherwise("The point of the object that counts is unknown.")
                                .remedy(
                                        "Write x and y within the object, with a blank between them, or leave center-point out for its middle.")
                                .source("QTI 3.0 ASI, center-point of qti-position-object-interaction"),
                        Set.of("qti-position-object-interaction"),
                        (element, report) -> {
                            String point = element.attribute("center-point", "");
                            int count = point.isEmpty() ? 2 : point.split("\\s+", 4).length;
                            if (count != 2) {
                                report.at(
                                        element,
                                        "center-point",
                                        "center-point is " + Words.quoted(point) + "; expected are two numbers");
                            }
                        }));
    }

    private static void overlap(SourceElement holder, RuleReport report) {
        if (holder.is("qti-area-mapping")) {
            areas(holder, report);
            return;
        }
        Map<String, SourceElement> seen = new HashMap<>();
        for (SourceElement hotspot : holder.children()) {
            // Which of two hotspots lies above the other is known only where they are the same: then the other cannot
            // be reached.
            String shape = hotspot.attribute("shape", "");
            if (!hotspot.isQti() || shape.isEmpty() || hotspot.has("template-identifier")) {
                continue;
            }
            String coords = shape.equals("default") ? "" : hotspot.attribute("coords", "");
            SourceElement first = seen.putIfAbsent(shape + " " + coords, hotspot);
            if (first != null) {
                report.at(
                        hotspot,
                        "coords",
                        "the hotspot has the area of " + Words.quoted(first.attribute("identifier", "")) + " in line "
                                + first.line());
            }
        }
    }

    private static List<Entry> entries(SourceElement mapping) {
        List<Entry> result = new ArrayList<>();
        for (SourceElement element : mapping.children("qti-area-map-entry")) {
            Area area = Area.of(element);
            boolean sound = area != null && area.isPlain() && area.sizeProblem() == null;
            result.add(new Entry(element, sound ? area : null, Numbers.decimal(element.attribute("mapped-value", ""))));
        }
        return result;
    }

    private static void areas(SourceElement mapping, RuleReport report) {
        List<Entry> entries = entries(mapping);
        int left = BUDGET;
        for (int i = 1; i < entries.size(); i++) {
            Entry later = entries.get(i);
            if (later.area() == null || later.score() == null) {
                continue;
            }
            for (int j = 0; j < i; j++) {
                Entry before = entries.get(j);
                left -= 1 + later.area().numbers().length;
                if (left < 0) {
                    return;
                }
                if (before.area() != null
                        && before.score() != null
                        && before.area().covers(later.area())
                        && before.score().compareTo(later.score()) != 0) {
                    report.at(
                            later.element(),
                            "coords",
                            "the area lies within that of line "
                                    + before.element().line()
                                    + ", which is taken first and scores "
                                    + Words.quoted(before.element().attribute("mapped-value", "")) + " in place of "
                                    + Words.quoted(later.element().attribute("mapped-value", "")));
                    break;
                }
            }
        }
    }

    private static @Nullable Variable pointed(SourceElement declaration) {
        if (!declaration.attribute("base-type", "").equals("point")) {
            return null;
        }
        Variable variable = Variables.of(declaration.document())
                .find(declaration.attribute("identifier", ""), VariableKind.RESPONSE);
        return variable == null
                        || variable.element() != declaration
                        || !variable.hasBaseType("point")
                        || Processing.of(declaration.document()).setsCorrect(variable)
                ? null
                : variable;
    }

    private static void inArea(SourceElement declaration, RuleReport report) {
        Variable variable = pointed(declaration);
        SourceElement mapping = declaration.child("qti-area-mapping");
        if (variable == null
                || mapping == null
                || !Processing.of(declaration.document()).readsAreas(variable)) {
            return;
        }
        BigDecimal otherwise = Numbers.decimal(mapping.attribute("default-value", "0"));
        List<Entry> entries = entries(mapping);
        if (otherwise == null || entries.stream().anyMatch(entry -> entry.area() == null)) {
            return;
        }
        int left = BUDGET;
        for (SourceElement value : variable.correctValues()) {
            long[] point = ValueSpace.point(value.text());
            if (point == null) {
                continue;
            }
            Entry taken = null;
            for (Entry entry : entries) {
                Area area = entry.area();
                if (area != null && taken == null) {
                    left -= 1 + area.numbers().length;
                    taken = area.contains(point[0], point[1]) ? entry : null;
                }
            }
            if (left < 0) {
                return;
            }
            BigDecimal score = taken == null ? otherwise : taken.score();
            if (score != null && score.signum() <= 0) {
                report.at(
                        value,
                        "the correct point " + Words.quoted(value.text().strip())
                                + (taken == null
                                        ? " lies in no area of the mapping, and scores "
                                        : " lies in the area of line "
                                                + taken.element().line() + ", and scores ")
                                + Words.quoted(score.toString()));
            }
        }
    }

    private static void inImage(SourceElement declaration, RuleReport report) {
        Variable variable = pointed(declaration);
        Images.Size size = variable == null ? null : Images.onWhich(variable);
        if (variable == null || size == null) {
            return;
        }
        for (SourceElement value : variable.correctValues()) {
            long[] point = ValueSpace.point(value.text());
            if (point != null && (point[0] > size.width() || point[1] > size.height())) {
                report.at(
                        value,
                        "the correct point " + Words.quoted(value.text().strip())
                                + " is outside of the image, which is " + size + " pixels");
            }
        }
    }

    private static void exact(SourceElement interaction, RuleReport report) {
        Processing processing = Processing.of(interaction.document());
        Variable response = Interactions.response(interaction);
        if (response != null
                && response.identifier().equals("RESPONSE")
                && processing.template().equals("match_correct")
                && !processing.hasRules()) {
            report.at(interaction, "the template match_correct compares the point with the correct one to the pixel");
        }
    }
}
