// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.api;

import java.util.List;
import java.util.stream.Stream;
import org.qti4j.rules.Rule;

/** What holds for the update endpoints of the API. */
public final class ApiRules {
    private ApiRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return Stream.of(
                        EnvelopeRules.rules(),
                        JsonItemRules.rules(),
                        MetadataRules.rules(),
                        FragmentRules.rules(),
                        AssetRules.rules(),
                        DisplayRules.rules(),
                        FeedbackRules.rules(),
                        ScoreRules.rules(),
                        GraderRules.rules(),
                        GraderAddressRules.rules(),
                        CustomInteractionRules.rules())
                .flatMap(List::stream)
                .toList();
    }
}
