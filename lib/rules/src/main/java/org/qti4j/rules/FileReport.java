// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.rules.internal.files.FileKind;

/**
 * What came of one file of a run. Immutable.
 *
 * @param path the file
 * @param kind what the file is
 * @param valid whether it is QTI without an error
 * @param diagnostics the findings, which name the file; for a file that could not be read, why
 */
public record FileReport(Path path, Kind kind, boolean valid, Diagnostics diagnostics) {
    /** The code of the finding that a file could not be read. */
    public static final String UNREADABLE = "file-unreadable";

    /** What a file of a run is. */
    public enum Kind {
        /** An XML document, which was judged. */
        XML,
        /** A JSON document, which was judged. */
        JSON,
        /** XML or JSON of a folder that is not QTI; passed over. */
        OTHER,
        /** A file or folder that could not be read. */
        UNREADABLE;

        /**
         * Returns what a file is by its content: {@link #XML}, {@link #JSON} or {@link #OTHER}. What cannot be read well enough to tell is
         * taken for QTI, so that its fault is shown.
         *
         * @throws IOException when the file cannot be read
         */
        public static Kind of(Path file) throws IOException {
            return FileKind.of(file);
        }
    }

    /** Checks that nothing is null. */
    public FileReport {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(diagnostics, "diagnostics");
    }

    /** Tells whether the file was judged. */
    public boolean isJudged() {
        return kind == Kind.XML || kind == Kind.JSON;
    }

    /** Returns this report with other findings; whether it is valid stays as it is. */
    public FileReport withDiagnostics(Diagnostics others) {
        return new FileReport(path, kind, valid, others);
    }
}
