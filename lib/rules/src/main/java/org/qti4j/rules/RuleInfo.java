// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Severity;

/**
 * What is known of a rule without running it. Immutable.
 *
 * @param id the stable name in kebab case; once released it never changes
 * @param severity how much a finding matters, unless the profile says otherwise
 * @param group what it is about
 * @param tier the smallest profile that has the rule
 * @param statement what holds in a good document, as one sentence
 * @param consequence what happens to those who take a document that breaks it
 * @param remedy what to do, as an instruction
 * @param source the section of the standard, or whose behaviour was observed
 * @param since the version of the library that first had it
 * @param apiEffect what the service does with a document that breaks it; null when the rule is not about the service
 */
public record RuleInfo(
        String id,
        Severity severity,
        RuleGroup group,
        Tier tier,
        String statement,
        String consequence,
        String remedy,
        String source,
        String since,
        @Nullable ApiEffect apiEffect) {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern TAKEN = Pattern.compile("(cvc|schema|xml|json).*");

    /** The built-in profiles, each of which has the rules of {@link #SPEC}. */
    public enum Tier {
        /** What the standard says, and what can never work. */
        SPEC,
        /** Style and accessibility as well. */
        STRICT,
        /** What the update endpoints of the API refuse, alter or misrender. */
        API
    }

    /** Checks that the id is one and that nothing is missing. */
    public RuleInfo {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(tier, "tier");
        if (!ID.matcher(id).matches() || TAKEN.matcher(id).matches()) {
            throw new IllegalArgumentException("not the id of a rule: \"" + id
                    + "\"; wanted is kebab case that begins with none of cvc, schema, xml, json");
        }
        if (statement.isBlank() || remedy.isBlank() || source.isBlank() || since.isBlank()) {
            throw new IllegalArgumentException("the rule " + id + " lacks its statement, remedy, source or version");
        }
    }

    /** Returns what the service does with a document that breaks the rule, when the rule is about the service. */
    public Optional<ApiEffect> effect() {
        return Optional.ofNullable(apiEffect);
    }

    /** Returns a builder of a rule that finds errors: the standard says must, or the document cannot work. */
    public static Builder error(String id, RuleGroup group) {
        return new Builder(id, Severity.ERROR, group);
    }

    /** Returns a builder of a rule that finds what will not do what its author means. */
    public static Builder warning(String id, RuleGroup group) {
        return new Builder(id, Severity.WARNING, group);
    }

    /** Returns a builder of a rule that finds what is worth knowing. */
    public static Builder info(String id, RuleGroup group) {
        return new Builder(id, Severity.INFO, group);
    }

    /** The parts of a {@link RuleInfo}. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final Severity severity;
        private final RuleGroup group;
        private Tier tier = Tier.SPEC;
        private String statement = "";
        private String consequence = "";
        private String remedy = "";
        private String source = "";
        private String since = "0.1";
        private @Nullable ApiEffect apiEffect;

        private Builder(String id, Severity severity, RuleGroup group) {
            this.id = id;
            this.severity = severity;
            this.group = group;
        }

        /** Says what holds in a good document. */
        public Builder states(String sentence) {
            this.statement = sentence;
            return this;
        }

        /** Says what happens to those who take a document that breaks the rule. */
        public Builder otherwise(String sentence) {
            this.consequence = sentence;
            return this;
        }

        /** Says what to do. */
        public Builder remedy(String sentence) {
            this.remedy = sentence;
            return this;
        }

        /** Names the section of the standard, or whose behaviour was observed. */
        public Builder source(String words) {
            this.source = words;
            return this;
        }

        /** Names the version that first had the rule. */
        public Builder since(String version) {
            this.since = version;
            return this;
        }

        /** Puts the rule into the profile {@code strict} only. */
        public Builder strict() {
            this.tier = Tier.STRICT;
            return this;
        }

        /** Puts the rule into the profile {@code api} only, and says what the service does. */
        public Builder api(ApiEffect effect) {
            this.tier = Tier.API;
            this.apiEffect = effect;
            return this;
        }

        /** Returns the description. */
        public RuleInfo build() {
            return new RuleInfo(id, severity, group, tier, statement, consequence, remedy, source, since, apiEffect);
        }
    }
}
