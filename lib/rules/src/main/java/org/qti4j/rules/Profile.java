// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.model.diagnostic.Severity;
import org.qti4j.rules.RuleInfo.Tier;
import org.qti4j.rules.internal.ProfileFile;
import org.qti4j.rules.internal.RuleCatalog;

/** Which rules judge, and how much their findings matter. Immutable and thread-safe. */
public final class Profile {
    private static final long LARGEST_FILE = 1_000_000;

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

    /** Returns the built-in profile of this name: {@code spec}, {@code strict} or {@code api}. */
    public static Optional<Profile> named(String name) {
        return switch (name) {
            case "spec" -> Optional.of(SPEC);
            case "strict" -> Optional.of(STRICT);
            case "api" -> Optional.of(API);
            default -> Optional.empty();
        };
    }

    /**
     * Reads a profile from a file in UTF-8. Each line says one thing; blank lines and what follows a {@code #} are passed over:
     *
     * <pre>
     * profile = spec                   # which to begin with: spec (default), strict or api
     * content-alt-missing = warning    # a rule of any profile: error, warning, info or off
     * </pre>
     *
     * @throws IOException when the file cannot be read
     * @throws QtiFormatException when a line says something else, a rule is not known, or a rule has two lines; all of them are named, with
     *     the rules that may be meant
     */
    public static Profile read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new QtiFormatException(Diagnostic.error(
                    ProfileFile.CODE,
                    "a profile has at most a million bytes",
                    Location.unknown().withSource(file.toString())));
        }
        String text;
        try {
            text = Files.readString(file);
        } catch (CharacterCodingException e) {
            throw new QtiFormatException(
                    Diagnostic.error(
                            ProfileFile.CODE,
                            "a profile is text in UTF-8",
                            Location.unknown().withSource(file.toString())),
                    e);
        }
        try {
            return ProfileFile.parse(text, String.valueOf(file.getFileName()));
        } catch (QtiFormatException e) {
            throw new QtiFormatException(e.diagnostics().withSource(file.toString()));
        }
    }

    /** Returns this profile under another name. */
    public Profile withName(String newName) {
        return new Profile(Objects.requireNonNull(newName, "name"), rules);
    }

    /**
     * Returns this profile with a rule more, with the severity that it has itself.
     *
     * @throws IllegalArgumentException when another rule has its id
     */
    public Profile withRule(Rule rule) {
        return withRule(rule, rule.info().severity());
    }

    /**
     * Returns this profile with a rule more.
     *
     * @throws IllegalArgumentException when another rule has its id
     */
    public Profile withRule(Rule rule, Severity severity) {
        String id = rule.info().id();
        boolean taken = rules.keySet().stream()
                        .anyMatch(other -> other != rule && other.info().id().equals(id))
                || Rules.find(id).filter(other -> other != rule).isPresent();
        if (taken) {
            throw new IllegalArgumentException("another rule has the id " + id);
        }
        LinkedHashMap<Rule, Severity> more = new LinkedHashMap<>(rules);
        more.put(rule, Objects.requireNonNull(severity, "severity"));
        return new Profile(name, more);
    }

    /**
     * Returns this profile without a rule; without a change when it does not have the rule.
     *
     * @throws IllegalArgumentException when there is no rule of this id
     */
    public Profile withoutRule(String id) {
        Rule rule = rule(id);
        LinkedHashMap<Rule, Severity> fewer = new LinkedHashMap<>(rules);
        fewer.remove(rule);
        return new Profile(name, fewer);
    }

    /**
     * Returns this profile with findings of a rule of this severity; the rule is put in when the profile does not have it.
     *
     * @throws IllegalArgumentException when there is no rule of this id
     */
    public Profile withSeverity(String id, Severity severity) {
        LinkedHashMap<Rule, Severity> changed = new LinkedHashMap<>(rules);
        changed.put(rule(id), Objects.requireNonNull(severity, "severity"));
        return new Profile(name, changed);
    }

    private Rule rule(String id) {
        return rules.keySet().stream()
                .filter(rule -> rule.info().id().equals(id))
                .findFirst()
                .or(() -> Rules.find(id))
                .orElseThrow(() -> new IllegalArgumentException(Rules.unknown(id)));
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the rules with the severities of their findings, in the order in which they are documented. */
    public Map<Rule, Severity> rules() {
        return Collections.unmodifiableMap(rules);
    }

    @Override
    public String toString() {
        return name + " (" + rules.size() + " rules)";
    }
}
