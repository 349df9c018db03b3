// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.content;

import java.util.List;
import java.util.stream.Stream;
import org.qti4j.rules.Rule;

/** What holds for templates, feedback, content and accessibility. */
public final class ContentRules {
    private ContentRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return Stream.of(
                        TemplateRules.rules(),
                        FeedbackRules.rules(),
                        MarkupRules.rules(),
                        AttributeNameRules.rules(),
                        AccessibilityRules.rules())
                .flatMap(List::stream)
                .toList();
    }
}
