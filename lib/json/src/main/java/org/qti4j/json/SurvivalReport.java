// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json;

import org.qti4j.json.api.ItemFormat;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Severity;

/**
 * What would become of an item that is sent as JSON. Immutable.
 *
 * @param findings what would be dropped (errors), what would be changed or is reported to survive by some and not by others (warnings), and
 *     what is worth knowing (information), by place in the item as it was given. Codes begin with {@code survival-}, except for what is wrong
 *     with JSON that was given
 * @param isGraded whether the item is graded by a service of its own, which JSON cannot say at all
 */
public record SurvivalReport(Diagnostics findings, boolean isGraded) {
    /** Tells whether nothing would be dropped or changed, as far as anybody knows. */
    public boolean survives() {
        return !isGraded && findings.stream().allMatch(finding -> finding.severity() == Severity.INFO);
    }

    /** Returns how the item should be sent: as JSON only when it survives that. */
    public ItemFormat recommendedEnvelope() {
        return survives() ? ItemFormat.JSON : ItemFormat.XML;
    }
}
