// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.tests;

import java.util.List;
import org.qti4j.rules.Rule;

/** What holds for tests and sections. */
public final class TestRules {
    private TestRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return List.of();
    }
}
