// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.processing;

import static org.qti4j.rules.internal.facts.Words.quoted;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.qti4j.rules.internal.facts.Variable;
import org.qti4j.rules.internal.facts.VariableKind;
import org.qti4j.rules.internal.facts.Variables;
import org.qti4j.rules.source.SourceDocument;

/** Variables by what is left of an identifier when case, hyphens, periods and underscores do not count. */
final class Spelling {
    private final Map<String, Variable> byLetters = new HashMap<>();

    private Spelling(SourceDocument document) {
        for (Variable variable : Variables.of(document).all()) {
            byLetters.putIfAbsent(letters(variable.identifier()), variable);
        }
    }

    /** Returns what may have been meant, to be put behind a message; the empty string when nothing is near. */
    static String hint(SourceDocument document, String identifier, Set<VariableKind> kinds) {
        Variable near =
                document.derived(Spelling.class, Spelling::new).byLetters.get(letters(identifier));
        return near == null || !kinds.contains(near.kind()) ? "" : "; did you mean " + quoted(near.identifier()) + "?";
    }

    private static String letters(String identifier) {
        return identifier.toLowerCase(Locale.ROOT).replaceAll("[-._]", "");
    }
}
