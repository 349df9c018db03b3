// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.JsonOrigins;
import org.qti4j.model.diagnostic.Location;

/**
 * Origins by a function.
 *
 * @param pointers gives the JSON Pointer for an XPath
 * @param text the JSON text, or null when the JSON was given as values
 */
record TracedOrigins(
        UnaryOperator<String> pointers, @Nullable TextPlaces text) implements JsonOrigins {
    @Override
    public List<Location> of(List<String> paths) {
        List<Location> places = paths.stream()
                .map(path -> Location.unknown().withPath(path).withPointer(pointers.apply(path)))
                .toList();
        return text == null ? places : text.placed(places);
    }

    TracedOrigins in(TextPlaces newText) {
        return new TracedOrigins(pointers, newText);
    }
}
