// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.report;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** A text file that takes its place when it is whole. */
final class ReportFile implements Closeable {
    private final Path target;
    private final Path temporary;
    private final BufferedWriter out;

    ReportFile(Path file) throws IOException {
        this.target = file.toAbsolutePath();
        // Not createTempFile(), which would give the result the rights of a temporary file.
        this.temporary = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".tmp");
        this.out = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW);
    }

    Writer out() {
        return out;
    }

    /** Hands what was written so far to another file, which stays a part of this one's. */
    void copyTo(Writer other) throws IOException {
        out.flush();
        try (Reader text = Files.newBufferedReader(temporary, StandardCharsets.UTF_8)) {
            text.transferTo(other);
        }
    }

    void finish() throws IOException {
        out.close();
        if (Files.exists(target) && !Files.isRegularFile(target)) {
            // A device or a pipe takes bytes but cannot be replaced.
            try (Writer device = Files.newBufferedWriter(target, StandardCharsets.UTF_8);
                    Reader text = Files.newBufferedReader(temporary, StandardCharsets.UTF_8)) {
                text.transferTo(device);
            }
            return;
        }
        try {
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            // Some file systems cannot; then the move is the next best.
            Files.move(temporary, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(temporary);
        }
    }
}
