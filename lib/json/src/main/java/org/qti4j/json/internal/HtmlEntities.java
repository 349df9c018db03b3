// SPDX-License-Identifier: Apache-2.0
package org.qti4j.json.internal;

import org.jsoup.nodes.Entities;

/** The names that HTML has for characters, of which XML knows five. */
public final class HtmlEntities {
    private HtmlEntities() {}

    /** Returns the characters of a name such as {@code nbsp}; the empty string when HTML has no such name. */
    public static String text(String name) {
        return Entities.getByName(name);
    }
}
