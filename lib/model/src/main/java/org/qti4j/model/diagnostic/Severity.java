// SPDX-License-Identifier: Apache-2.0
package org.qti4j.model.diagnostic;

import java.util.Locale;

/** How much a finding matters, the gravest first. */
public enum Severity {
    /** The document breaks the standard or cannot work. */
    ERROR,
    /** The document is accepted but will not do what its author means. */
    WARNING,
    /** Worth knowing: style, or something that was repaired. */
    INFO;

    /** Returns the name in lower case, as reports print it: {@code error}, {@code warning}, {@code info}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
