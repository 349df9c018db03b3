// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.tests;

import java.util.List;
import java.util.stream.Stream;
import org.qti4j.rules.Rule;

/** What holds for tests and sections. */
public final class TestRules {
    private TestRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return Stream.of(
                        PartRules.rules(),
                        BranchRules.rules(),
                        SelectionRules.rules(),
                        SessionRules.rules(),
                        VariableRules.rules())
                .flatMap(List::stream)
                .toList();
    }
}
