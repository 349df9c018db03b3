// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import java.util.List;
import org.qti4j.rules.Rule;

/** What holds for the update endpoints of the API. */
public final class ApiRules {
    private ApiRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return List.of();
    }
}
