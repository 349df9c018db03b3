// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.RuleInfo.Tier;
import org.qti4j.rules.internal.RuleCatalog;

/** Which rules judge, and how much their findings matter. Immutable and thread-safe. */
public final class Profile {
    private static final Profile SPEC = of(Tier.SPEC);
    private static final Profile STRICT = of(Tier.STRICT);
    private static final Profile API = of(Tier.API);

    private final String name;
    private final LinkedHashMap<Rule, Severity> rules;

    private Profile(String name, LinkedHashMap<Rule, Severity> rules) {
        this.name = name;
        this.rules = rules;
    }

    private static Profile of(Tier tier) {
        LinkedHashMap<Rule, Severity> rules = new LinkedHashMap<>();
        for (Rule rule : RuleCatalog.all()) {
            if (rule.info().tier() == Tier.SPEC || rule.info().tier() == tier) {
                rules.put(rule, rule.info().severity());
            }
        }
        return new Profile(tier.name().toLowerCase(Locale.ROOT), rules);
    }

    /** Returns the rules of the standard, and those about documents that can never work. */
    public static Profile spec() {
        return SPEC;
    }

    /** Returns the rules of {@link #spec} with those about style and accessibility. */
    public static Profile strict() {
        return STRICT;
    }

    /** Returns the rules of {@link #spec} with those about what the update endpoints of the API refuse, alter or misrender. */
    public static Profile api() {
        return API;
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the rules with the severities of their findings, in the order in which they are documented. */
    public Map<Rule, Severity> rules() {
        return Collections.unmodifiableMap(rules);
    }
}
