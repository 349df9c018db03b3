// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal;

import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleInfo;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceElement;

/**
 * A rule of the library: what is known of it and the code that looks.
 *
 * @param info what is known of it
 * @param elements the local names of the elements it looks at; empty for the root
 * @param needs local names of QTI elements: where there is none of them in the document, the rule has nothing to say and is not asked;
 *     empty when it always is
 * @param check looks at one of them
 */
public record BuiltIn(RuleInfo info, Set<String> elements, Set<String> needs, Check check) implements Rule {
    /** Looks at one element. */
    @FunctionalInterface
    public interface Check {
        /** Reports what breaks the rule. */
        void look(SourceElement element, RuleReport report);
    }

    /** Returns a rule that looks at elements of these names. */
    public static Rule rule(RuleInfo.Builder info, Set<String> elements, Check check) {
        return new BuiltIn(info.build(), elements, Set.of(), check);
    }

    /** Returns a rule that looks at the root. */
    public static Rule rule(RuleInfo.Builder info, Check check) {
        return new BuiltIn(info.build(), Set.of(), Set.of(), check);
    }

    /** Returns a rule that looks at elements of these names, or at the root, in documents that have an element of one of the other names. */
    public static Rule rule(RuleInfo.Builder info, Set<String> elements, Set<String> needs, Check check) {
        return new BuiltIn(info.build(), elements, needs, check);
    }

    @Override
    public void check(SourceElement element, RuleReport report) {
        check.look(element, report);
    }

    @Override
    public String toString() {
        return info.id();
    }
}
