// SPDX-License-Identifier: Apache-2.0
package org.qti4j.xml.internal.shared;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes a file whole or not at all: into a temporary file beside it, which takes its place when everything is written. */
public final class WholeFile {
    private WholeFile() {}

    /** Writes the content. */
    @FunctionalInterface
    public interface Content {
        /** Writes all bytes; the stream is closed by the caller. */
        void writeTo(OutputStream bytes) throws IOException;
    }

    /** Writes the file; what cannot be replaced is written to as it is. */
    public static void write(Path file, Content content) throws IOException {
        if (!isReplaceable(file)) {
            try (OutputStream bytes = new BufferedOutputStream(Files.newOutputStream(file))) {
                content.writeTo(bytes);
            }
            return;
        }
        Path temporary = temporaryFor(file);
        try {
            try (OutputStream bytes =
                    new BufferedOutputStream(Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW))) {
                content.writeTo(bytes);
            }
            replace(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Tells whether another file can take the place of this one: a device or a pipe takes bytes but cannot be replaced. */
    public static boolean isReplaceable(Path file) {
        return !Files.exists(file) || Files.isRegularFile(file);
    }

    /** Returns the name of a file beside this one that no other has. */
    public static Path temporaryFor(Path file) {
        // Not createTempFile(), which would give the result the rights of a temporary file.
        return file.toAbsolutePath().resolveSibling("." + file.getFileName() + "." + UUID.randomUUID() + ".tmp");
    }

    /** Puts the temporary file in the place of this one. */
    public static void replace(Path temporary, Path file) throws IOException {
        try {
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            // Some file systems cannot; then the move is the next best.
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
