// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

/** Texts that XML can hold. */
final class XmlText {
    private XmlText() {}

    /** Returns the text without the characters that XML has no way to write, which are an error. */
    static String clean(String text, String pointer, Findings findings) {
        boolean fine = true;
        for (int i = 0; fine && i < text.length(); i++) {
            char c = text.charAt(i);
            fine = c >= ' ' && c < 0xD800 || c == '\n' || c == '\t' || c == '\r';
        }
        if (fine || text.codePoints().allMatch(XmlText::isAllowed)) {
            return text;
        }
        findings.error(
                Findings.WRONG_VALUE, "the text has characters that XML cannot hold; they are left out", pointer);
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
