// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The start tag of the root of a well-formed document.
 *
 * @param name the local name
 * @param identifier the value of the attribute {@code identifier}; null when there is none, or one with entities
 */
record RootTag(String name, @Nullable String identifier) {
    private static final Pattern TAG = Pattern.compile("<(?:[^\\s<>/:=\"']+:)?([^\\s<>/:=\"']+)");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s([^\\s=]+)\\s*=\\s*(\"[^\"]*\"|'[^']*')");

    /** Returns the root of a text; null when none can be seen. */
    static @Nullable RootTag of(String xml) {
        int at = start(xml);
        if (at < 0) {
            return null;
        }
        Matcher tag = TAG.matcher(xml).region(at, xml.length());
        if (!tag.lookingAt()) {
            return null;
        }
        String attributes = xml.substring(tag.end(), end(xml, tag.end()));
        // One after the other, so that nothing inside a value is taken for an attribute.
        Matcher attribute = ATTRIBUTE.matcher(attributes);
        String value = null;
        while (attribute.find()) {
            String quoted = attribute.group(2);
            if (attribute.group(1).equals("identifier") && !quoted.contains("&")) {
                value = quoted.substring(1, quoted.length() - 1).strip();
            }
        }
        return new RootTag(tag.group(1), value);
    }

    /** Skips declaration, comments and instructions. */
    private static int start(String xml) {
        int at = 0;
        while (true) {
            at = xml.indexOf('<', at);
            if (at < 0 || at + 1 == xml.length()) {
                return -1;
            }
            String close = xml.startsWith("<!--", at) ? "-->" : xml.charAt(at + 1) == '?' ? "?>" : "";
            if (close.isEmpty()) {
                return at;
            }
            at = xml.indexOf(close, at);
            if (at < 0) {
                return -1;
            }
        }
    }

    /** Finds the end of the tag, which may have {@code >} in a value. */
    private static int end(String xml, int from) {
        char quote = 0;
        for (int i = from; i < xml.length(); i++) {
            char c = xml.charAt(i);
            if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '>') {
                return i;
            }
        }
        return xml.length();
    }
}
