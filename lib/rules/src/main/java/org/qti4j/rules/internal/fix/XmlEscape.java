// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.fix;

/** Text as it is written in XML. */
final class XmlEscape {
    private XmlEscape() {}

    /** Returns the text as content of an element. */
    static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("]]>", "]]&gt;")
                .replace("\r", "&#13;");
    }

    /** Returns the text as an attribute's value between such quotes. */
    static String attribute(String text, char quote) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\r", "&#13;")
                .replace("\n", "&#10;")
                .replace("\t", "&#9;")
                .replace(String.valueOf(quote), quote == '"' ? "&quot;" : "&apos;");
    }
}
