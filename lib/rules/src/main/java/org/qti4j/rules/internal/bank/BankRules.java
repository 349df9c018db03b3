// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.bank;

import java.util.List;
import java.util.stream.Stream;
import org.qti4j.rules.Rule;

/** What holds between the documents of a folder. */
public final class BankRules {
    private BankRules() {}

    /** Returns the rules. */
    public static List<Rule> rules() {
        return Stream.of(FileRules.rules(), ItemReferenceRules.rules())
                .flatMap(List::stream)
                .toList();
    }
}
