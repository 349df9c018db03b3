// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml;

import java.util.Map;
import java.util.Optional;
import org.qti4j.model.QtiElement;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;

/**
 * A document that was read, with what there is to say about it. The model in it is mutable and not thread-safe.
 *
 * @param <T> the type of the root
 */
public final class QtiDocument<T extends QtiElement> {
    private final T root;
    private final Diagnostics diagnostics;
    private final Map<QtiElement, Location> locations;

    QtiDocument(T root, Diagnostics diagnostics, Map<QtiElement, Location> locations) {
        this.root = root;
        this.diagnostics = diagnostics;
        this.locations = locations;
    }

    /** Returns the root element. */
    public T root() {
        return root;
    }

    /** Returns what was found: comments and processing instructions, which the model does not keep, and, after an unchecked read, faults. */
    public Diagnostics diagnostics() {
        return diagnostics;
    }

    /** Returns where an element of the document began, when it was read with {@code keepLocations}. */
    public Optional<Location> location(QtiElement element) {
        return Optional.ofNullable(locations.get(element));
    }
}
