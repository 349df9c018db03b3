// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.facts;

import java.util.Collection;
import java.util.List;

/** How messages quote what stands in a document. */
public final class Words {
    private static final int LONGEST = 60;

    private Words() {}

    /** Returns a value of the document in quotation marks, cut when it is long. */
    public static String quoted(String value) {
        if (value.length() <= LONGEST) {
            return '"' + value.replaceAll("\\s+", " ") + '"';
        }
        int end = Character.isHighSurrogate(value.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return '"' + value.substring(0, end).replaceAll("\\s+", " ") + "…\"";
    }

    /** Returns {@code a}, {@code a or b} or {@code a, b or c}. */
    public static String or(Collection<String> words) {
        List<String> all = List.copyOf(words);
        int last = all.size() - 1;
        return last < 1 ? String.join("", all) : String.join(", ", all.subList(0, last)) + " or " + all.get(last);
    }
}
