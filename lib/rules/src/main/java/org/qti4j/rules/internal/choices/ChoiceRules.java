// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.choices;

import java.util.List;
import org.qti4j.rules.Rule;

/** What holds for choices and limits. */
public final class ChoiceRules {
    private ChoiceRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return List.of();
    }
}
