// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Fix;

/**
 * A document after remedies were applied. Immutable.
 *
 * @param text the text; the same when nothing was applied
 * @param applied the findings whose remedies were applied, in the order in which that happened; places are those of the text at that time
 * @param remaining what is wrong with the text now
 */
public record Fixed(String text, List<Diagnostic> applied, Diagnostics remaining) {
    /** A remedy may make place for another one; no document of anybody's needs this many turns. */
    private static final int TURNS = 50;

    /** Copies the list. */
    public Fixed {
        applied = List.copyOf(applied);
    }

    /** Tells whether something was changed. */
    public boolean isChanged() {
        return !applied.isEmpty();
    }

    /**
     * Applies the remedies that findings about a text carry, once. Of remedies that overlap, the first is applied; {@code remaining} are the
     * findings whose remedies were not.
     *
     * @throws IllegalArgumentException when an edit lies outside the text, which is then not the one that was judged
     */
    public static Fixed apply(String text, Diagnostics findings) {
        List<Diagnostic> applied = new ArrayList<>();
        List<Diagnostic> left = new ArrayList<>();
        List<Fix.Edit> edits = new ArrayList<>();
        for (Diagnostic finding : findings) {
            Fix fix = finding.fix();
            if (fix != null && fits(fix, edits)) {
                edits.addAll(fix.edits());
                edits.sort(Comparator.comparingInt(Fix.Edit::start));
                applied.add(finding);
            } else {
                left.add(finding);
            }
        }
        return new Fixed(edited(text, edits), applied, new Diagnostics(left));
    }

    private static boolean fits(Fix fix, List<Fix.Edit> others) {
        for (Fix.Edit edit : fix.edits()) {
            int low = 0;
            int high = others.size();
            // The first of the others that ends behind the start of this one.
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (others.get(middle).end() < edit.start()) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            // Touching counts as overlapping: which of two insertions comes first would be left to chance.
            if (low < others.size() && others.get(low).start() <= edit.end()) {
                return false;
            }
        }
        return true;
    }

    private static String edited(String text, List<Fix.Edit> edits) {
        StringBuilder result = new StringBuilder(text.length() + 200);
        int from = 0;
        for (Fix.Edit edit : edits) {
            if (edit.end() > text.length()) {
                throw new IllegalArgumentException("an edit ends at " + edit.end() + ", behind the text");
            }
            result.append(text, from, edit.start()).append(edit.replacement());
            from = edit.end();
        }
        return result.append(text, from, text.length()).toString();
    }

    static Fixed of(String text, Function<String, Diagnostics> validate) {
        Diagnostics found = validate.apply(text);
        List<Diagnostic> applied = new ArrayList<>();
        String at = text;
        for (int turn = 0; turn < TURNS; turn++) {
            Fixed next = apply(at, found);
            if (!next.isChanged() || next.text().equals(at)) {
                break;
            }
            Diagnostics after = validate.apply(next.text());
            if (isUnreadable(after) && !isUnreadable(found)) {
                // A remedy must never break a document that could be read.
                break;
            }
            applied.addAll(next.applied());
            at = next.text();
            found = after;
        }
        return new Fixed(at, applied, found);
    }

    private static boolean isUnreadable(Diagnostics findings) {
        return findings.stream().anyMatch(finding -> finding.code().startsWith("xml-not"));
    }
}
