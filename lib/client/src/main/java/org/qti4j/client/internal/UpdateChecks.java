// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.List;
import org.qti4j.client.Difference;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.Update;
import org.qti4j.model.diagnostic.Diagnostics;

/** What a client does before and after an update, for those who send it themselves. */
public final class UpdateChecks {
    private UpdateChecks() {}

    /**
     * Returns what there is to say about what is to be sent.
     *
     * @throws org.qti4j.client.PreflightException when the service would refuse it
     */
    public static Diagnostics preflight(Update<?> update) {
        return Preflight.check(update.request(), content(update), null);
    }

    /** Returns in what an object is not what was sent, and where it contradicts itself. */
    public static List<Difference> differences(Update<?> update, StoredEntity stored) {
        return Comparison.of(content(update), stored);
    }

    private static Content content(Update<?> update) {
        return ((UpdateRequest<?>) update).content();
    }
}
