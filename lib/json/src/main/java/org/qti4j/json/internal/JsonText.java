// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Words and characters of JSON. */
public final class JsonText {
    /** What the parser says about its own settings, which mean nothing to a user of this library. */
    private static final Pattern SETTINGS = Pattern.compile(
            "(?s)\\s*\\((start marker at |for |maybe a |not recognized|in case)[^()]*(\\([^()]*\\)[^()]*)*\\)|: enable `?[\\w.]*`? to allow.*");

    private JsonText() {}

    /** Returns the index of the first surrogate without its other half, or -1. */
    public static int loneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    /** Returns what the value is called in JSON, with its article. */
    public static String kind(@Nullable Object value) {
        if (value == null) {
            return "null";
        }
        if (value instanceof Map) {
            return "an object";
        }
        if (value instanceof List) {
            return "an array";
        }
        if (value instanceof String) {
            return "a string";
        }
        return value instanceof Boolean ? "a boolean" : "a number";
    }

    /** Returns the parser's message without its settings. */
    public static String plainMessage(String message) {
        return SETTINGS.matcher(message).replaceAll("").strip();
    }
}
