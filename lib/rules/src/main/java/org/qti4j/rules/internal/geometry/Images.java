// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.geometry;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.internal.facts.Interactions;
import org.qti4j.rules.internal.facts.Numbers;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.source.SourceElement;

/** The images of graphic interactions. */
final class Images {
    private static final Set<String> NAMES = Set.of("img", "object", "picture");

    /** The image stands behind the prompt, before all hotspots. */
    private static final int FIRST = 4;

    /** A width and a height in pixels. */
    record Size(long width, long height) {
        @Override
        public String toString() {
            return width + " × " + height;
        }
    }

    private Images() {}

    /** Returns the image that stands directly in an element, or null. */
    static @Nullable SourceElement in(SourceElement element) {
        List<SourceElement> children = element.children();
        for (SourceElement child : children.subList(0, Math.min(FIRST, children.size()))) {
            if (child.isQti() && NAMES.contains(child.name())) {
                return child;
            }
        }
        return null;
    }

    /** Returns the element that carries the size of an image: of a picture the {@code img} in it. */
    static SourceElement sized(SourceElement image) {
        SourceElement inner = image.is("picture") ? image.child("img") : null;
        return inner == null ? image : inner;
    }

    /** Returns the size of the image in an element, or null when it is not given in pixels. */
    static @Nullable Size size(@Nullable SourceElement holder) {
        SourceElement image = holder == null ? null : in(holder);
        if (image == null) {
            return null;
        }
        SourceElement sized = sized(image);
        long width = Numbers.count(sized.attribute("width", ""), 0);
        long height = Numbers.count(sized.attribute("height", ""), 0);
        return width > 0 && height > 0 ? new Size(width, height) : null;
    }

    /** Returns the size of the image on which points for a response variable are chosen, or null when it is unknown or not the only one. */
    static @Nullable Size onWhich(Variable response) {
        SourceElement declaration = response.element();
        if (declaration == null) {
            return null;
        }
        List<SourceElement> bound = Interactions.of(declaration.document()).boundTo(response.identifier());
        if (bound.size() != 1) {
            return null;
        }
        SourceElement interaction = bound.get(0);
        // Objects are moved over the image of their stage.
        return size(interaction.is("qti-position-object-interaction") ? interaction.parent() : interaction);
    }
}
