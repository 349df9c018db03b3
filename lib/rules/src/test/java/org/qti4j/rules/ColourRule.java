// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import java.util.List;
import java.util.Set;
import org.qti4j.rules.source.SourceElement;
import org.qti4j.rules.source.SourceFix;

/** A rule of a user: choices are not marked by a colour. */
final class ColourRule implements Rule {
    private static final RuleInfo INFO = RuleInfo.error("house-no-colours", RuleGroup.OTHER)
            .states("No choice has a class that is a colour.")
            .otherwise("Who cannot tell the colours apart cannot answer.")
            .remedy("Take the class away.")
            .source("house style")
            .build();

    @Override
    public RuleInfo info() {
        return INFO;
    }

    @Override
    public Set<String> elements() {
        return Set.of("qti-simple-choice");
    }

    @Override
    public void check(SourceElement element, RuleReport report) {
        if (element.attribute("class", "").equals("red")) {
            report.at(
                    element,
                    "class",
                    "the class is a colour",
                    SourceFix.removeAttribute("take the class away", element, "class"));
        }
        if (element.attribute("class", "").equals("fail")) {
            throw new IllegalStateException("the user's fault");
        }
        if (element.attribute("class", "").equals("many")) {
            report.at(
                    element,
                    null,
                    "everything about it changes",
                    new SourceFix(
                            "change everything",
                            List.of(
                                    new SourceFix.InsertBefore(element, "<!-- b -->"),
                                    new SourceFix.SetAttribute(element, "class", "a \"<&"),
                                    new SourceFix.SetText(element, "x < y"),
                                    new SourceFix.InsertAfter(element, "<!-- a -->"))));
        }
    }
}
