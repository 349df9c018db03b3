// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.geometry;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.info;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleGroup;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** What holds for geometry and media. */
public final class GeometryRules {
    static final RuleGroup GROUP = RuleGroup.GEOMETRY;
    private static final Set<String> HOTSPOTS = Set.of("qti-hotspot-choice", "qti-associable-hotspot");
    private static final Set<String> SHAPES =
            Set.of("qti-hotspot-choice", "qti-associable-hotspot", "qti-area-map-entry", "qti-inside");

    private GeometryRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return Stream.of(shapes(), PointRules.rules(), ImageRules.rules())
                .flatMap(List::stream)
                .toList();
    }

    private static List<Rule> shapes() {
        return List.of(
                rule(
                        error("geom-arity", GROUP)
                                .states(
                                        "A shape has the coordinates it needs: a circle 3, a rect or an ellipse 4, a poly 2 for each of at least 3 corners.")
                                .otherwise("Players stop with an error, or the area is nowhere.")
                                .remedy("Correct shape or coords.")
                                .source("QTI 3.0 ASI, Shape and Coords"),
                        SHAPES,
                        (element, report) -> {
                            Area area = Area.of(element);
                            String problem = area == null ? null : area.arityProblem();
                            if (problem != null) {
                                report.at(element, "coords", problem);
                            }
                        }),
                rule(
                        error("geom-rect-order", GROUP)
                                .states(
                                        "A shape has an area: left is less than right, top less than bottom, and a radius is greater than 0.")
                                .otherwise("Nobody can hit the area.")
                                .remedy(
                                        "Write the coordinates of a rect as left, top, right, bottom; not as left, top, width, height.")
                                .source("QTI 3.0 ASI, Shape and Coords"),
                        SHAPES,
                        (element, report) -> {
                            Area area = Area.of(element);
                            String problem = area == null ? null : area.sizeProblem();
                            if (problem != null) {
                                report.at(element, "coords", problem);
                            }
                        }),
                rule(
                        warning("geom-in-image", GROUP)
                                .states("A shape lies within the width and the height of its image.")
                                .otherwise("Nobody can hit what lies outside.")
                                .remedy("Measure the coordinates in the size that width and height of the image say.")
                                .source("QTI 3.0 ASI, Coords"),
                        Set.of("qti-hotspot-choice", "qti-associable-hotspot", "qti-area-map-entry"),
                        GeometryRules::inImage),
                rule(
                        info("geom-ellipse", GROUP)
                                .strict()
                                .states("No shape is an ellipse.")
                                .otherwise(
                                        "The standard advises against it, because HTML image maps have none; some players take a circle or nothing.")
                                .remedy("Draw a poly or a circle instead.")
                                .source("QTI 3.0 ASI, Shape"),
                        SHAPES,
                        (element, report) -> {
                            if (element.attribute("shape", "").equals("ellipse")) {
                                report.at(element, "shape", "the shape is an ellipse");
                            }
                        }),
                rule(
                        warning("geom-hotspot-label", GROUP)
                                .strict()
                                .states("Each hotspot has a hotspot-label or an aria-label.")
                                .otherwise("Who cannot see the image does not know what can be chosen.")
                                .remedy("Write what is seen there, without giving the answer away.")
                                .source("QTI 3.0 ASI, hotspot-label of qti-hotspot-choice; WAI-ARIA, aria-label"),
                        HOTSPOTS,
                        (element, report) -> {
                            if (element.attribute("hotspot-label", "").isEmpty()
                                    && element.attribute("aria-label", "").isEmpty()
                                    && element.attribute("aria-labelledby", "").isEmpty()) {
                                report.at(
                                        element,
                                        "the hotspot " + Words.quoted(element.attribute("identifier", ""))
                                                + " has no hotspot-label");
                            }
                        }));
    }

    private static void inImage(SourceElement element, RuleReport report) {
        Area area = Area.of(element);
        SourceElement parent = element.parent();
        if (area == null || parent == null || !area.isPlain()) {
            return;
        }
        Images.Size size = element.is("qti-area-map-entry") ? mapped(parent) : Images.size(parent);
        double[] reach = area.reach();
        if (size != null && (reach[0] > size.width() || reach[1] > size.height())) {
            boolean right = reach[0] > size.width();
            report.at(
                    element,
                    "coords",
                    "the shape reaches to " + (right ? "x = " + (long) reach[0] : "y = " + (long) reach[1])
                            + ", and the image is " + size + " pixels");
        }
    }

    /** The size of the image of an area mapping. */
    private static Images.@Nullable Size mapped(SourceElement mapping) {
        SourceElement declaration = mapping.parent();
        var variable = declaration == null
                ? null
                : Variables.of(declaration.document())
                        .find(declaration.attribute("identifier", ""), VariableKind.RESPONSE);
        return variable == null ? null : Images.onWhich(variable);
    }
}
