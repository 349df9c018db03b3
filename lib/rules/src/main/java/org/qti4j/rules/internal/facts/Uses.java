// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import java.util.HashSet;
import java.util.Set;
import org.qti4j.rules.source.SourceDocument;
import org.qti4j.rules.source.SourceElement;

/**
 * Which variables something in the document may mean. Every attribute counts that holds the name, and every formula: what looks like a use is
 * one.
 */
public final class Uses {
    private final Set<String> wanted = new HashSet<>();
    private final Set<String> used = new HashSet<>();

    private Uses(SourceDocument document) {
        for (Variable variable : Variables.of(document).declared()) {
            wanted.add(variable.identifier());
        }
        document.root().descendants(this::take);
    }

    /** Returns the uses in a document. */
    public static Uses of(SourceDocument document) {
        return document.derived(Uses.class, Uses::new);
    }

    /** Tells whether something may mean the variable. */
    public boolean contains(Variable variable) {
        return used.contains(variable.identifier());
    }

    private void take(SourceElement element) {
        boolean declaration = element.depth() == 2 && element.name().endsWith("-declaration");
        for (int i = 0; i < element.attributeCount(); i++) {
            if (!declaration || !element.attributeName(i).equals("identifier")) {
                words(element.attributeValue(i));
            }
        }
        if (!element.isQti()) {
            words(element.text());
        }
    }

    private void words(String value) {
        int start = -1;
        for (int i = 0; i <= value.length(); i++) {
            if (i < value.length() && isNamePart(value.charAt(i))) {
                start = start < 0 ? i : start;
            } else if (start >= 0) {
                String word = value.substring(start, i);
                if (wanted.contains(word)) {
                    used.add(word);
                }
                start = -1;
            }
        }
    }

    private static boolean isNamePart(char c) {
        return Character.isLetterOrDigit(c)
                || c == '_'
                || c == '-'
                || c == '.'
                || Character.isSurrogate(c)
                || c > 0x2FF;
    }
}
