// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.processing;

import java.util.List;
import org.qti4j.rules.Rule;

/** What holds for references to variables and processing. */
public final class ProcessingRules {
    private ProcessingRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return List.of();
    }
}
