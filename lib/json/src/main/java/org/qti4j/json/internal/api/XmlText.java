// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal.api;

/** Texts that XML can hold, with a finding for those that it cannot. */
final class XmlText {
    private XmlText() {}

    /** Returns the text without the characters that XML has no way to write, which are an error. */
    static String clean(String text, String pointer, Findings findings) {
        String clean = org.qti4j.xml.internal.XmlText.withoutForbidden(text);
        if (!clean.equals(text)) {
            findings.error(
                    Findings.WRONG_VALUE, "the text has characters that XML cannot hold; they are left out", pointer);
        }
        return clean;
    }
}
