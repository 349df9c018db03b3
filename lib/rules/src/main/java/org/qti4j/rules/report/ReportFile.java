// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.report;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.qti4j.xml.internal.shared.WholeFile;

/** A text file that takes its place when it is whole. */
final class ReportFile implements Closeable {
    private final Path target;
    private final Path temporary;
    private final BufferedWriter out;

    ReportFile(Path file) throws IOException {
        this.target = file.toAbsolutePath();
        this.temporary = WholeFile.temporaryFor(target);
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
        if (!WholeFile.isReplaceable(target)) {
            try (Writer device = Files.newBufferedWriter(target, StandardCharsets.UTF_8);
                    Reader text = Files.newBufferedReader(temporary, StandardCharsets.UTF_8)) {
                text.transferTo(device);
            }
            return;
        }
        WholeFile.replace(temporary, target);
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
