// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.List;
import java.util.Map;
import org.qti4j.client.Difference;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.StoredStimulus;
import org.qti4j.client.Update;
import org.qti4j.model.diagnostic.Diagnostics;

/** The parts of an update, for a push that puts them together in its own way. */
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

    /** Creates a stimulus from a JSON object that is sent as it is, which may be an envelope with XML. */
    public static Update<StoredStimulus> newStimulus(Map<String, Object> stimulus) {
        return Requests.newStimulus(stimulus);
    }

    private static Content content(Update<?> update) {
        return ((UpdateRequest<?>) update).content();
    }
}
