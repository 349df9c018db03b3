// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats of documents. */
enum Format {
    XML,
    JSON;

    private static final int LOOKED_AT = 4096;

    /** Returns the end of a file name of this format. */
    String suffix() {
        return "." + Words.option(this);
    }

    /** Returns the format that a file name promises, or null. */
    static @Nullable Format ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        for (Format format : values()) {
            if (lower.endsWith(format.suffix())) {
                return format;
            }
        }
        return null;
    }

    /** Returns the format by the first character, which stays unread. Text that is neither counts as XML. */
    static Format ofContent(BufferedInputStream bytes) throws IOException {
        bytes.mark(LOOKED_AT);
        byte[] first = bytes.readNBytes(LOOKED_AT);
        bytes.reset();
        for (byte b : first) {
            // Byte order marks, the zeros of UTF-16 and blanks say nothing.
            if (b > ' ') {
                return b == '{' || b == '[' ? JSON : XML;
            }
        }
        return XML;
    }
}
