// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import java.util.List;

/**
 * Everything that a conversion could not carry over. Immutable.
 *
 * @param losses the losses in document order; empty when nothing was lost
 */
public record LossReport(List<Loss> losses) {
    private static final LossReport NOTHING = new LossReport(List.of());

    /** Copies the list. */
    public LossReport {
        losses = List.copyOf(losses);
    }

    /** Returns the report that nothing was lost. */
    public static LossReport nothing() {
        return NOTHING;
    }

    /** Tells whether nothing was lost. */
    public boolean isEmpty() {
        return losses.isEmpty();
    }
}
