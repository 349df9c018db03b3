// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.shared;

import java.util.Locale;

/** Text of documents and file names where it must not be more than a line. */
public final class OneLine {
    private OneLine() {}

    /** Returns the text on one line; what would end it, move the cursor or turn the writing direction is shown as a number. */
    public static String of(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == '\n' || c == '\r' || c == '\t') {
                line.append(' ');
            } else if (Character.isISOControl(c) || c >= 0x2028 && c <= 0x202E || c >= 0x2066 && c <= 0x2069) {
                line.append(String.format(Locale.ROOT, "\\u%04X", c));
            } else {
                line.appendCodePoint(c);
            }
        });
        return line.toString();
    }
}
