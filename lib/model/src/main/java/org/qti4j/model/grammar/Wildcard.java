// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.grammar;

import java.util.List;

/**
 * A place that the schema leaves open.
 *
 * @param check how much what stands there is checked
 * @param except whether {@code namespaces} names what is not allowed rather than what is
 * @param namespaces namespaces, "" being none; with {@code except} and an empty list everything is allowed
 */
public record Wildcard(Check check, boolean except, List<String> namespaces) {
    /** How much of what stands in the place is checked. */
    public enum Check {
        /** What the schema declares is checked, everything else passes. */
        LAX,
        /** It must be declared by the schema. */
        STRICT,
        /** Nothing. */
        SKIP
    }

    /** Tells whether a name of this namespace may stand in the place; "" means no namespace. */
    public boolean allows(String namespace) {
        return namespaces.contains(namespace) != except;
    }
}
