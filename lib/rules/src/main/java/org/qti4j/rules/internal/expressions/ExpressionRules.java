// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import java.util.List;
import java.util.stream.Stream;
import org.qti4j.rules.Rule;

/** What holds for expressions. */
public final class ExpressionRules {
    private ExpressionRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return Stream.of(
                        OperandRules.rules(),
                        ComparisonRules.rules(),
                        NumberRules.rules(),
                        ContainerRules.rules(),
                        AttributeRules.rules())
                .flatMap(List::stream)
                .toList();
    }
}
