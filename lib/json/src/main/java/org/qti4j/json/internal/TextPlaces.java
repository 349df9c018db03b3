// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;

/** Lines and columns of the values of a JSON text that has been read already. Found when somebody asks, so that good documents pay nothing. */
public final class TextPlaces {
    private final String text;

    /** Makes the places of a text. */
    public TextPlaces(String text) {
        this.text = text;
    }

    /** Returns findings that have pointers only with their lines and columns, ordered by place. */
    public Diagnostics placed(Diagnostics findings) {
        List<Location> places =
                placed(findings.stream().map(Diagnostic::location).toList());
        Diagnostic[] placed = new Diagnostic[findings.size()];
        for (int i = 0; i < placed.length; i++) {
            placed[i] = findings.all().get(i).at(places.get(i));
        }
        return new Diagnostics(List.of(placed)).and(Diagnostics.none());
    }

    /** Returns the locations, by pointer, with line and column: those of the value, or of the nearest one around it. */
    public List<Location> placed(List<Location> locations) {
        if (locations.stream().allMatch(at -> at.line() != Location.UNKNOWN)) {
            return locations;
        }
        Map<String, JsonLocation> places =
                find(locations.stream().map(Location::pointer).toList());
        return locations.stream()
                .map(at -> at.line() == Location.UNKNOWN ? placed(at, places) : at)
                .toList();
    }

    private static Location placed(Location at, Map<String, JsonLocation> places) {
        for (String pointer = at.pointer(); ; pointer = parent(pointer)) {
            JsonLocation place = places.get(pointer);
            if (place != null) {
                return at.withPlace(place.getLineNr(), place.getColumnNr());
            }
            if (pointer.isEmpty()) {
                return at;
            }
        }
    }

    private static String parent(String pointer) {
        return pointer.substring(0, Math.max(0, pointer.lastIndexOf('/')));
    }

    private Map<String, JsonLocation> find(Collection<String> pointers) {
        Set<String> wanted = new HashSet<>();
        for (String pointer : pointers) {
            for (String one = pointer; wanted.add(one); one = parent(one)) {
                // the nearest value around counts when there is none
            }
        }
        Map<String, JsonLocation> found = new HashMap<>();
        try (JsonParser parser = JsonParsers.of(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
            parser.nextToken();
            value(parser, "", wanted, found);
        } catch (IOException e) {
            throw new UncheckedIOException("a text that was read cannot be read again", e);
        }
        return found;
    }

    private static void value(JsonParser parser, String at, Set<String> wanted, Map<String, JsonLocation> found)
            throws IOException {
        if (!wanted.contains(at)) {
            parser.skipChildren();
            return;
        }
        found.put(at, parser.currentTokenLocation());
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String key = parser.currentName().replace("~", "~0").replace("/", "~1");
                parser.nextToken();
                value(parser, at + "/" + key, wanted, found);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                value(parser, at + "/" + i, wanted, found);
            }
        }
    }
}
