// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal;

import java.io.IOException;
import java.io.Reader;

/** The characters of one reader and then those of another. */
public final class JoinedReader extends Reader {
    private final Reader first;
    private final Reader second;
    private boolean inSecond;

    /** Joins the readers. */
    public JoinedReader(Reader first, Reader second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (!inSecond) {
            int count = first.read(buffer, offset, length);
            if (count >= 0) {
                return count;
            }
            inSecond = true;
        }
        return second.read(buffer, offset, length);
    }

    @Override
    public void close() {
        // Both belong to others.
    }
}
