// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.processing;

import java.util.List;
import java.util.stream.Stream;
import org.qti4j.rules.Rule;

/** What holds for references and processing. */
public final class ProcessingRules {
    private ProcessingRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return Stream.of(
                        ReferenceRules.rules(),
                        TemplateRules.rules(),
                        ScoringRules.rules(),
                        UnreadRules.rules(),
                        FlowRules.rules(),
                        TypingRules.rules())
                .flatMap(List::stream)
                .toList();
    }
}
