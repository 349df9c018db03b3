// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.files;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats of files. */
public enum FileFormat {
    /** XML. */
    XML,
    /** JSON. */
    JSON;

    private static final int LOOKED_AT = 4096;

    /** Returns the format that a file name promises, or null. */
    public static @Nullable FileFormat ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(".xml") ? XML : lower.endsWith(".json") ? JSON : null;
    }

    /** Returns the format by the file name or else by the first character, which stays unread. Text that is neither counts as XML. */
    public static FileFormat of(String name, BufferedInputStream bytes) throws IOException {
        FileFormat promised = ofName(name);
        if (promised != null) {
            return promised;
        }
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
