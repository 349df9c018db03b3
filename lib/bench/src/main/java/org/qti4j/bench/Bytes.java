// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;

/** A buffer that is used again for each document, so that growing it is not measured. */
final class Bytes extends ByteArrayOutputStream {
    Bytes() {
        super(1 << 16);
    }

    /** Empties the buffer. */
    Bytes cleared() {
        reset();
        return this;
    }

    static ByteArrayInputStream in(byte[] bytes) {
        return new ByteArrayInputStream(bytes);
    }
}
