// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.diagnostic;

import java.util.Objects;

/**
 * A place in a document. Immutable.
 *
 * @param source the name of the document as the caller gave it (a file path, say), or the empty string
 * @param line the line, counted from 1; {@link #UNKNOWN} when it is not known
 * @param column the column, counted from 1 in UTF-16 code units; {@link #UNKNOWN} when it is not known
 * @param path an XPath from the root to the element or attribute, such as {@code /qti-assessment-item[1]/qti-item-body[1]/@class};
 *     the empty string when it is not known
 * @param pointer for JSON input, the JSON Pointer (RFC 6901) of the value; empty for the whole document and for XML
 */
public record Location(String source, int line, int column, String path, String pointer) {
    /** The value of a line or column that is not known. */
    public static final int UNKNOWN = -1;

    private static final Location NOWHERE = new Location("", UNKNOWN, UNKNOWN, "", "");

    /** Checks that nothing is null and that numbers are counts from 1 or {@link #UNKNOWN}. */
    public Location {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(pointer, "pointer");
        line = line < 1 ? UNKNOWN : line;
        column = column < 1 ? UNKNOWN : column;
    }

    /** Returns the location of which nothing is known. */
    public static Location unknown() {
        return NOWHERE;
    }

    /** Returns a location by line and column alone, both counted from 1. */
    public static Location of(int line, int column) {
        return new Location("", line, column, "", "");
    }

    /** Returns a location by line, column and XPath. */
    public static Location of(int line, int column, String path) {
        return new Location("", line, column, path, "");
    }

    /** Returns this place in the document of the given name. */
    public Location withSource(String newSource) {
        return new Location(newSource, line, column, path, pointer);
    }

    /** Returns this place with another line and column, both counted from 1. */
    public Location withPlace(int newLine, int newColumn) {
        return new Location(source, newLine, newColumn, path, pointer);
    }

    /** Returns this place with another XPath. */
    public Location withPath(String newPath) {
        return new Location(source, line, column, newPath, pointer);
    }

    /** Returns this place with a JSON Pointer. */
    public Location withPointer(String newPointer) {
        return new Location(source, line, column, path, newPointer);
    }

    /** Returns {@code source:line:column} without the parts that are not known, for messages. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(source);
        if (line != UNKNOWN) {
            text.append(text.isEmpty() ? "" : ":").append(line);
            if (column != UNKNOWN) {
                text.append(':').append(column);
            }
        }
        return text.toString();
    }
}
