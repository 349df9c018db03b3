// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

/** The characters that XML 1.0 can carry at all. */
public final class XmlText {
    private XmlText() {}

    /**
     * Returns the text.
     *
     * @throws IllegalArgumentException when it has a character that no XML document can have, even escaped
     */
    public static String checked(String text) {
        int bad = firstForbidden(text);
        if (bad >= 0) {
            throw new IllegalArgumentException(String.format(
                    "XML cannot hold the character U+%04X at position %d of a text", (int) text.charAt(bad), bad));
        }
        return text;
    }

    /** Returns the position of the first character that XML cannot carry, or -1. */
    public static int firstForbidden(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x20 ? c != '\t' && c != '\n' && c != '\r' : c >= 0xFFFE) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
