// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import org.qti4j.model.diagnostic.Location;

/** A reader that is not over XML text and knows its own places. */
public interface PlacedReader {
    /** Returns where the current event begins. */
    Location place();

    /** Returns where an attribute of the current start tag stands, or the place of the tag when it has no such attribute. */
    Location placeOfAttribute(String local);
}
