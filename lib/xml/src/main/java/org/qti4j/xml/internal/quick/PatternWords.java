// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.quick;

import org.jspecify.annotations.Nullable;

/**
 * Writes a regular expression of XML Schema as one of this platform that matches no more than it. Only for the patterns of the schema
 * itself, and only for what occurs in them.
 */
final class PatternWords {
    private PatternWords() {}

    /** Returns the pattern in the words of this platform, or null when it has something that is not known here. */
    static @Nullable String translated(String pattern) {
        StringBuilder result = new StringBuilder(pattern.length() + 16);
        int classes = 0;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == '\\') {
                if (i + 1 == pattern.length()) {
                    return null;
                }
                String rest = pattern.substring(i);
                char next = pattern.charAt(i + 1);
                if (rest.startsWith("\\p{IsBasicLatin}")) {
                    result.append("\\x00-\\x7F");
                    i += "\\p{IsBasicLatin}".length() - 1;
                } else if (!Character.isLetterOrDigit(next) || next == 'S' && classes == 0) {
                    result.append(c).append(next);
                    i++;
                } else {
                    return null;
                }
            } else if (classes > 0 && pattern.startsWith("-[", i)) {
                if (pattern.startsWith("-[^", i)) {
                    return null;
                }
                result.append("&&[^");
                classes++;
                i++;
            } else if (classes > 0 && c == '[' || c == '&' || classes == 0 && (c == '^' || c == '$')) {
                result.append('\\').append(c);
            } else {
                classes += c == '[' ? 1 : c == ']' && classes > 0 ? -1 : 0;
                result.append(c);
            }
        }
        return result.toString();
    }
}
