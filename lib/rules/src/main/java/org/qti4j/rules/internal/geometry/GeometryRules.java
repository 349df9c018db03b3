// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.geometry;

import java.util.List;
import org.qti4j.rules.Rule;

/** What holds for geometry and media. */
public final class GeometryRules {
    private GeometryRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return List.of();
    }
}
