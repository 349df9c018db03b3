// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Ends a text with a line feed when it does not end with one by itself. */
final class LineEnd extends FilterOutputStream {
    private byte last = '\n';

    LineEnd(OutputStream out) {
        super(out);
    }

    @Override
    public void write(int b) throws IOException {
        out.write(b);
        last = (byte) b;
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        out.write(bytes, from, length);
        if (length > 0) {
            last = bytes[from + length - 1];
        }
    }

    void end() throws IOException {
        if (last != '\n') {
            write('\n');
        }
    }
}
