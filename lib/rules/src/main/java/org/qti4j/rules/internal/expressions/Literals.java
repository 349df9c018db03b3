// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.expressions;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.source.SourceElement;

/** Numbers and names in attributes, read without ever failing. */
final class Literals {
    private static final int LONGEST = 64;
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,18}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([eE][+-]?[0-9]+)?");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}\\p{M}._-]*");

    private Literals() {}

    /** Returns a whole number, or null when the text is something else. */
    static @Nullable Long whole(String text) {
        return text.length() <= LONGEST && WHOLE.matcher(text).matches() ? Long.valueOf(text) : null;
    }

    /** Returns a number, or null when the text is something else. */
    static @Nullable Double number(String text) {
        return text.length() <= LONGEST && NUMBER.matcher(text).matches() ? Double.valueOf(text) : null;
    }

    /** Returns the number that an expression stands for as it is, or null when it has to be computed. */
    static @Nullable Double number(SourceElement expression) {
        return expression.is("qti-base-value") ? number(expression.text().strip()) : null;
    }

    /** Returns the name of the variable that stands in place of a number, or null when the text is no name. */
    static @Nullable String name(String text) {
        String name = text.startsWith("{") && text.endsWith("}") && text.length() > 2
                ? text.substring(1, text.length() - 1).strip()
                : text;
        boolean special = name.equals("INF") || name.equals("NaN");
        return !special && NAME.matcher(name).matches() ? name : null;
    }

    /** Returns the words of a list. */
    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.strip().split("[ \t\r\n]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }
}
