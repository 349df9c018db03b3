// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The reference of an item to a stimulus. Immutable.
 *
 * @param identifier the identifier of the stimulus
 * @param href its address, or null when there is none
 */
public record StimulusRef(String identifier, @Nullable String href) {
    /** Checks that there is an identifier. */
    public StimulusRef {
        Objects.requireNonNull(identifier, "identifier");
    }
}
