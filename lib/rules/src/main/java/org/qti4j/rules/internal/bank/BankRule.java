// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.bank;

import java.util.Set;
import org.qti4j.rules.Rule;
import org.qti4j.rules.RuleInfo;
import org.qti4j.rules.RuleReport;
import org.qti4j.rules.source.SourceDocument.Form;
import org.qti4j.rules.source.SourceElement;

/**
 * A rule between the documents of a folder. A document by itself never breaks it.
 *
 * @param info what is known of it
 * @param elements the local names of the elements it looks at; empty for the root
 * @param check looks at one of them
 */
public record BankRule(RuleInfo info, Set<String> elements, Check check) implements Rule {
    /** Looks at one element of a file. */
    @FunctionalInterface
    public interface Check {
        /** Reports what breaks the rule. */
        void look(SourceElement element, BankFile file, RuleReport report);
    }

    static Rule rule(RuleInfo.Builder info, Set<String> elements, Check check) {
        return new BankRule(info.build(), elements, check);
    }

    @Override
    public void check(SourceElement element, RuleReport report) {
        // There is nothing to be said without the folder.
    }

    /** Looks at one element of a file. Files in JSON are passed over: their references name XML files that may not be there any more. */
    public void check(SourceElement element, BankFile file, RuleReport report) {
        if (element.document().form() == Form.XML) {
            check.look(element, file, report);
        }
    }

    @Override
    public String toString() {
        return info.id();
    }
}
