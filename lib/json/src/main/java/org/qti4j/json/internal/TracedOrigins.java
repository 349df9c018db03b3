// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.JsonOrigins;
import org.qti4j.model.diagnostic.Location;

/**
 * Origins by a function.
 *
 * @param pointers gives the JSON Pointers for XPaths
 * @param text the JSON text, or null when the JSON was given as values
 */
public record TracedOrigins(
        UnaryOperator<List<String>> pointers, @Nullable TextPlaces text) implements JsonOrigins {
    /** Returns the origins of a document that is one value. */
    static TracedOrigins always(String pointer) {
        return new TracedOrigins(paths -> Collections.nCopies(paths.size(), pointer), null);
    }

    @Override
    public List<Location> of(List<String> paths) {
        List<String> found = pointers.apply(paths);
        List<Location> places = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            places.add(Location.unknown().withPath(paths.get(i)).withPointer(found.get(i)));
        }
        return text == null ? places : text.placed(places);
    }

    /** Returns these origins with the places of the text that they are in. */
    public TracedOrigins in(TextPlaces newText) {
        return new TracedOrigins(pointers, newText);
    }
}
