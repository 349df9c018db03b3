// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.processing;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The response processing templates of the standard, under all the names they are known by. */
enum StandardTemplate {
    MATCH_CORRECT,
    MAP_RESPONSE,
    MAP_RESPONSE_POINT;

    private static final int LONGEST = 1_000;

    /** Returns the template that an address or a bare word names, or null when it is none of the three. */
    static @Nullable StandardTemplate of(String uri) {
        String word = lastWord(uri);
        for (StandardTemplate each : values()) {
            if (each.word().equals(word)) {
                return each;
            }
        }
        return null;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Tells whether an address names a template of the standard or of the profile for common cartridges. */
    static boolean isKnown(String uri) {
        return of(uri) != null || lastWord(uri).startsWith("cc2_");
    }

    /** Tells whether an address could only be meant for a template of the standard: a bare word, or one under its domains. */
    static boolean looksStandard(String uri) {
        String lower = uri.length() > LONGEST ? uri.substring(0, LONGEST) : uri;
        lower = lower.toLowerCase(Locale.ROOT);
        int host = lower.indexOf("//");
        if (host < 0) {
            return lower.matches("[a-z0-9_-]+");
        }
        int end = lower.indexOf('/', host + 2);
        String name = lower.substring(host + 2, end < 0 ? lower.length() : end);
        return name.equals("imsglobal.org")
                || name.endsWith(".imsglobal.org")
                || name.equals("1edtech.org")
                || name.endsWith(".1edtech.org");
    }

    private static String lastWord(String uri) {
        String word = uri.length() > LONGEST ? "" : uri.strip().toLowerCase(Locale.ROOT);
        word = word.substring(Math.max(word.lastIndexOf('/'), word.lastIndexOf('#')) + 1);
        return word.endsWith(".xml") ? word.substring(0, word.length() - 4) : word;
    }
}
