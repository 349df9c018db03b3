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

    /** Returns the text without the characters that XML cannot carry; the same object when it has none. */
    public static String withoutForbidden(String text) {
        if (firstForbidden(text) < 0) {
            return text;
        }
        return text.codePoints()
                .filter(XmlText::isAllowed)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean isAllowed(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c > 0xFFFF;
    }
}
