// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.portable;

import java.util.List;
import org.qti4j.rules.Rule;

/** What holds for portable custom interactions. */
public final class PortableRules {
    private PortableRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return List.of();
    }
}
