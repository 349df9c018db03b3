// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.geometry;

import static org.qti4j.rules.RuleInfo.error;
import static org.qti4j.rules.RuleInfo.warning;
import static org.qti4j.rules.internal.BuiltIn.rule;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.internal.facts.Words;
import org.qti4j.rules.source.SourceElement;

/** Images and recordings that interactions are about. */
final class ImageRules {
    private static final Set<String> MEASURED = Set.of(
            "qti-hotspot-interaction",
            "qti-graphic-order-interaction",
            "qti-graphic-associate-interaction",
            "qti-graphic-gap-match-interaction",
            "qti-select-point-interaction",
            "qti-position-object-stage");
    private static final Set<String> GRAPHIC = Set.of(
            "qti-hotspot-interaction",
            "qti-graphic-order-interaction",
            "qti-graphic-associate-interaction",
            "qti-graphic-gap-match-interaction",
            "qti-select-point-interaction",
            "qti-position-object-stage",
            "qti-position-object-interaction",
            "qti-drawing-interaction",
            "qti-gap-img");

    private ImageRules() {}

    static List<Rule> rules() {
        return List.of(
                rule(
                        warning("geom-image-size", GeometryRules.GROUP)
                                .strict()
                                .states("An image with coordinates on it says its width and its height.")
                                .otherwise("Where the image is shown in another size, the coordinates are off.")
                                .remedy(
                                        "Write width and height in pixels: the size in which the coordinates were measured.")
                                .source("QTI 3.0 ASI, graphic interactions; HTML, dimension attributes"),
                        MEASURED,
                        ImageRules::size),
                rule(
                        error("geom-image-type", GeometryRules.GROUP)
                                .states("The object of a graphic interaction is an image.")
                                .otherwise("There is nothing to click on, to draw on or to move.")
                                .remedy(
                                        "Write the media type of the image, such as image/png, or put an image in its place.")
                                .source("QTI 3.0 ASI, graphic interactions; qti-gap-img; qti-drawing-interaction"),
                        GRAPHIC,
                        ImageRules::type),
                rule(
                        error("geom-image-source", GeometryRules.GROUP)
                                .states("The image of a graphic interaction says where it is.")
                                .otherwise("There is nothing to click on, to draw on or to move.")
                                .remedy("Write the address of the image.")
                                .source("QTI 3.0 ASI, graphic interactions; HTML, src of img and data of object"),
                        GRAPHIC,
                        ImageRules::source),
                rule(
                        error("geom-media-source", GeometryRules.GROUP)
                                .states("The recording of a media interaction says where it is.")
                                .otherwise("There is nothing to hear or to see.")
                                .remedy("Write src on the audio or video, or put source elements into it.")
                                .source("QTI 3.0 ASI, qti-media-interaction; HTML, audio and video"),
                        Set.of("qti-media-interaction"),
                        ImageRules::media),
                rule(
                        warning("geom-media-type", GeometryRules.GROUP)
                                .states("The object of a media interaction is a sound or a film.")
                                .otherwise(
                                        "What has no beginning and no end cannot be played, and plays cannot be counted.")
                                .remedy("Put an image beside the interaction, and a recording into it.")
                                .source("QTI 3.0 ASI, qti-media-interaction"),
                        Set.of("qti-media-interaction"),
                        ImageRules::mediaType));
    }

    private static void size(SourceElement holder, RuleReport report) {
        SourceElement image = Images.in(holder);
        if (image == null) {
            return;
        }
        SourceElement sized = Images.sized(image);
        boolean width = sized.attribute("width", "").isEmpty();
        boolean height = sized.attribute("height", "").isEmpty();
        if (width || height) {
            report.at(
                    sized,
                    "the image of the " + holder.name() + " has no "
                            + (width && height ? "width and no height" : width ? "width" : "height"));
        }
    }

    private static void type(SourceElement holder, RuleReport report) {
        SourceElement image = Images.in(holder);
        if (image == null || !image.is("object")) {
            return;
        }
        String type = image.attribute("type", "");
        if (!type.isEmpty() && !type.toLowerCase(Locale.ROOT).startsWith("image/")) {
            report.at(
                    image,
                    "type",
                    "the type of the object of the " + holder.name() + " is " + Words.quoted(type)
                            + "; expected is an image");
        }
    }

    private static void source(SourceElement holder, RuleReport report) {
        SourceElement image = Images.in(holder);
        if (image == null) {
            return;
        }
        SourceElement inner = Images.sized(image);
        boolean missing = inner.is("object")
                ? inner.attribute("data", "").isEmpty()
                : inner.is("img")
                        && inner.attribute("src", "").isEmpty()
                        && inner.attribute("srcset", "").isEmpty()
                        && image.children("source").isEmpty();
        if (missing) {
            report.at(inner, "the image of the " + holder.name() + " has no address");
        }
    }

    private static void media(SourceElement interaction, RuleReport report) {
        for (SourceElement child : interaction.children()) {
            boolean missing = child.is("audio") || child.is("video")
                    ? child.attribute("src", "").isEmpty()
                            && child.children("source").stream()
                                    .allMatch(source ->
                                            source.attribute("src", "").isEmpty())
                    : child.is("object") && child.attribute("data", "").isEmpty();
            if (missing) {
                report.at(child, "the " + child.name() + " has no address");
            }
        }
    }

    private static void mediaType(SourceElement interaction, RuleReport report) {
        SourceElement object = interaction.child("object");
        String type = object == null ? "" : object.attribute("type", "").toLowerCase(Locale.ROOT);
        if (object != null && (type.startsWith("image/") || type.startsWith("text/"))) {
            report.at(
                    object,
                    "type",
                    "the type of the object is " + Words.quoted(object.attribute("type", ""))
                            + "; expected is a sound or a film");
        }
    }
}
