// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.util.Objects;
import org.qti4j.model.diagnostic.Location;

/**
 * One part of a document that the chosen form cannot hold.
 *
 * @param message what is lost, in words
 * @param location where it stands in the source document
 */
public record Loss(String message, Location location) {
    /** Checks that nothing is null. */
    public Loss {
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(location, "location");
    }

    @Override
    public String toString() {
        return location + (location.path().isEmpty() ? "" : " " + location.path()) + ": " + message;
    }
}
