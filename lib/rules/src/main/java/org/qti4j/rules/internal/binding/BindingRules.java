// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.binding;

import java.util.List;
import org.qti4j.rules.Rule;

/** What holds for interactions and the response variables they are bound to. */
public final class BindingRules {
    private BindingRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return List.of();
    }
}
