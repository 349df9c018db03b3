// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.text;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A start tag as it is written. Offsets are UTF-16 code units of the text.
 *
 * @param start where its {@code <} is
 * @param name the name with its prefix
 * @param attributes the attributes and namespace declarations in their order
 * @param end behind its {@code >}
 * @param empty whether it ends with {@code />}
 */
public record StartTag(int start, String name, List<Written> attributes, int end, boolean empty) {
    /**
     * An attribute as it is written.
     *
     * @param name the name with its prefix
     * @param start where the name begins
     * @param valueStart behind the opening quote
     * @param valueEnd where the closing quote is
     */
    public record Written(String name, int start, int valueStart, int valueEnd) {
        /** Returns the value, not resolved. */
        public String value(String text) {
            return text.substring(valueStart, valueEnd);
        }
    }

    /** Returns the start tag at an offset of a text, or null when there is none: the offset may come from elsewhere. */
    public static @Nullable StartTag at(String text, int offset) {
        if (offset < 0 || offset >= text.length() || text.charAt(offset) != '<') {
            return null;
        }
        int i = name(text, offset + 1);
        if (i == offset + 1) {
            return null;
        }
        String name = text.substring(offset + 1, i);
        List<Written> attributes = new ArrayList<>();
        while (true) {
            i = blanks(text, i);
            if (i >= text.length()) {
                return null;
            }
            char c = text.charAt(i);
            if (c == '>') {
                return new StartTag(offset, name, attributes, i + 1, false);
            }
            if (c == '/') {
                return i + 1 < text.length() && text.charAt(i + 1) == '>'
                        ? new StartTag(offset, name, attributes, i + 2, true)
                        : null;
            }
            int start = i;
            int nameEnd = name(text, i);
            int equals = blanks(text, nameEnd);
            if (nameEnd == start || equals >= text.length() || text.charAt(equals) != '=') {
                return null;
            }
            int quote = blanks(text, equals + 1);
            if (quote >= text.length() || text.charAt(quote) != '"' && text.charAt(quote) != '\'') {
                return null;
            }
            int close = text.indexOf(text.charAt(quote), quote + 1);
            if (close < 0) {
                return null;
            }
            attributes.add(new Written(text.substring(start, nameEnd), start, quote + 1, close));
            i = close + 1;
        }
    }

    private static int name(String text, int from) {
        int i = from;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '=' || c == '>' || c == '/' || c == '<' || c == '"' || c == '\'' || c == '!'
                    || c == '?') {
                break;
            }
            i++;
        }
        return i;
    }

    private static int blanks(String text, int from) {
        int i = from;
        while (i < text.length() && text.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    /** Returns the prefix of the name, with its colon; the empty string when it has none. */
    public String prefix() {
        return name.substring(0, name.indexOf(':') + 1);
    }

    /** Returns the name without its prefix. */
    public String localName() {
        return name.substring(name.indexOf(':') + 1);
    }

    /** Returns the attribute of this name, with or without prefix; declarations of namespaces only by their whole name. */
    public @Nullable Written attribute(String wanted) {
        Written prefixed = null;
        for (Written each : attributes) {
            if (each.name.equals(wanted)) {
                return each;
            }
            if (prefixed == null && !each.name.startsWith("xmlns:") && each.name.endsWith(":" + wanted)) {
                prefixed = each;
            }
        }
        return prefixed;
    }
}
