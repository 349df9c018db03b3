// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.shared;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The formats of files. */
public enum FileFormat {
    /** XML. */
    XML(".xml"),
    /** JSON. */
    JSON(".json");

    private static final int LOOKED_AT = 4096;

    private final String suffix;

    FileFormat(String suffix) {
        this.suffix = suffix;
    }

    /** Returns the end of a file name of this format. */
    public String suffix() {
        return suffix;
    }

    /** Returns the format that a file name promises, or null. */
    public static @Nullable FileFormat ofName(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.endsWith(XML.suffix) ? XML : lower.endsWith(JSON.suffix) ? JSON : null;
    }

    /** Returns the format by the file name or else by the content. */
    public static FileFormat of(String name, BufferedInputStream bytes) throws IOException {
        FileFormat promised = ofName(name);
        return promised == null ? ofContent(bytes) : promised;
    }

    /** Returns the format by the first character, which stays unread. Text that is neither counts as XML. */
    public static FileFormat ofContent(BufferedInputStream bytes) throws IOException {
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
