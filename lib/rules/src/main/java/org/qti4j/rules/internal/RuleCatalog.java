// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal;

import java.util.List;
import java.util.stream.Stream;
import org.qti4j.rules.Rule;
import org.qti4j.rules.internal.api.ApiRules;
import org.qti4j.rules.internal.bank.BankRules;
import org.qti4j.rules.internal.binding.BindingRules;
import org.qti4j.rules.internal.choices.ChoiceRules;
import org.qti4j.rules.internal.content.ContentRules;
import org.qti4j.rules.internal.declarations.DeclarationRules;
import org.qti4j.rules.internal.expressions.ExpressionRules;
import org.qti4j.rules.internal.geometry.GeometryRules;
import org.qti4j.rules.internal.portable.PortableRules;
import org.qti4j.rules.internal.processing.ProcessingRules;
import org.qti4j.rules.internal.tests.TestRules;

/** All rules of the library, by group. */
public final class RuleCatalog {
    private static final List<Rule> ALL = Stream.of(
                    DeclarationRules.rules(),
                    BindingRules.rules(),
                    ChoiceRules.rules(),
                    GeometryRules.rules(),
                    ProcessingRules.rules(),
                    ExpressionRules.rules(),
                    ContentRules.rules(),
                    PortableRules.rules(),
                    TestRules.rules(),
                    ApiRules.rules(),
                    BankRules.rules())
            .flatMap(List::stream)
            .toList();

    private RuleCatalog() {}

    /** Returns the rules, in the order of their groups. */
    public static List<Rule> all() {
        return ALL;
    }
}
