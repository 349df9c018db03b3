// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.qti4j.xml.internal.shared.FileFormat;

/**
 * A document to work on.
 *
 * @param name how messages call it: the path as the user gave it, or {@code -}
 * @param file where it is; null for standard input
 * @param relative its path below the directory that the user named; its file name when he named the file itself
 * @param in standard input
 */
record Input(String name, @Nullable Path file, Path relative, InputStream in) {
    /** How standard input is called on the command line. */
    static final String STDIN = "-";

    /** What is done with the bytes. */
    @FunctionalInterface
    interface Use<R> {
        /** Reads the bytes, which begin a document of the format. */
        R apply(InputStream bytes, FileFormat format) throws IOException;
    }

    /** Opens the document, tells its format and closes it again. */
    <R> R use(Use<R> use) throws IOException {
        try (BufferedInputStream bytes = new BufferedInputStream(open(), 1 << 16)) {
            return use.apply(bytes, FileFormat.of(name, bytes));
        }
    }

    private InputStream open() throws IOException {
        if (file != null) {
            return Files.newInputStream(file);
        }
        return new FilterInputStream(in) {
            @Override
            public void close() {
                // Standard input belongs to the process.
            }
        };
    }
}
