// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.qti4j.model.grammar.WellKnownPrefixes;
import org.qti4j.model.grammar.Wildcard;

/**
 * Member names as regular expressions, for the JSON Schema of form QTI: what {@link JsonNames} makes of the names that an open place takes.
 * They mean the same in ECMAScript (with and without flag {@code u}) and in Java.
 */
final class SchemaNames {
    /** What elements that the schema does not know take, as children and as attributes. */
    static final Wildcard ANYTHING = new Wildcard(Wildcard.Check.LAX, true, List.of());

    /** A text that XML can hold. */
    static final String TEXT = "^[^\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\uFFFE\\uFFFF]*$";

    // By what is left out, because the engines write characters beyond U+FFFF differently. Rare characters that XML
    // does not take in
    // names pass.
    private static final String NAME = "[^\\u0000-@\\[-\\^`{-\\u00BF\\u00D7\\u00F7]"
            + "[^\\u0000-,/:-@\\[-\\^`{-\\u00B6\\u00B8-\\u00BF\\u00D7\\u00F7]*";
    private static final List<String> PREFIXES = List.of("m", "ssml", "xi", "xlink", "xml");

    private SchemaNames() {}

    /** Returns the names of the elements that the wildcards take; what stands there need not be declared. */
    static List<String> elements(Collection<Wildcard> wildcards) {
        List<String> names = names(wildcards);
        if (allowed(wildcards, WellKnownPrefixes.QTI)) {
            names.add("(?!_)" + NAME);
            names.add("\\{" + quote(WellKnownPrefixes.QTI) + "\\}_" + NAME);
        }
        if (allowed(wildcards, "")) {
            names.add("\\{\\}" + NAME);
        }
        return names;
    }

    /** Returns the names of the attributes that the wildcards take. */
    static List<String> attributes(Collection<Wildcard> wildcards) {
        List<Wildcard> open = new ArrayList<>(wildcards);
        // What must be declared is of the namespaces that the schema knows.
        open.removeIf(each -> each.check() == Wildcard.Check.STRICT);
        List<String> names = names(open);
        if (open.size() < wildcards.size()) {
            names.addAll(prefixed(wildcards));
        }
        if (allowed(open, "")) {
            names.add("(?!xmlns$)" + NAME);
        }
        if (allowed(open, WellKnownPrefixes.QTI)) {
            names.add("\\{" + quote(WellKnownPrefixes.QTI) + "\\}" + NAME);
        }
        return names;
    }

    /** Returns the name of the declaration of a prefix that values use. */
    static String declaration() {
        return "xmlns:" + NAME;
    }

    /** Returns the name of the target of a processing instruction. */
    static String target() {
        return "(?![xX][mM][lL]$)" + NAME;
    }

    private static List<String> names(Collection<Wildcard> wildcards) {
        List<String> names = prefixed(wildcards);
        TreeSet<String> named = new TreeSet<>();
        wildcards.forEach(each -> named.addAll(each.namespaces()));
        TreeSet<String> closed = new TreeSet<>();
        closed.add(WellKnownPrefixes.QTI);
        for (String prefix : PREFIXES) {
            WellKnownPrefixes.namespace(prefix).ifPresent(closed::add);
        }
        named.removeAll(closed);
        named.remove("");
        // A namespace that no wildcard names stands for all of those.
        boolean others = allowed(wildcards, "urn:any-other");
        for (String namespace : named) {
            if (others && !allowed(wildcards, namespace)) {
                closed.add(namespace);
            } else if (!others && allowed(wildcards, namespace)) {
                names.add("\\{" + quote(namespace) + "\\}" + NAME);
            }
        }
        if (others) {
            String known = closed.stream().map(SchemaNames::quote).collect(Collectors.joining("|"));
            names.add("\\{(?!(?:" + known + ")\\}).+\\}" + NAME);
        }
        return names;
    }

    private static List<String> prefixed(Collection<Wildcard> wildcards) {
        List<String> taken = PREFIXES.stream()
                .filter(prefix ->
                        allowed(wildcards, WellKnownPrefixes.namespace(prefix).orElseThrow()))
                .toList();
        List<String> result = new ArrayList<>();
        if (!taken.isEmpty()) {
            result.add("(?:" + String.join("|", taken) + "):" + NAME);
        }
        return result;
    }

    private static boolean allowed(Collection<Wildcard> wildcards, String namespace) {
        return wildcards.stream().anyMatch(each -> each.allows(namespace));
    }

    /** Returns the expression that matches exactly one of the alternatives. */
    static String oneOf(Collection<String> alternatives) {
        return "^(?:" + String.join("|", alternatives) + ")$";
    }

    /** Returns the expression that matches the text. */
    static String quote(String text) {
        return text.replaceAll("([\\\\^$.|?*+()\\[\\]{}])", "\\\\$1");
    }
}
