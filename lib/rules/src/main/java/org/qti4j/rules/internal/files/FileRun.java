// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.rules.FileReport;

/** Judges the files of a run; whatever goes wrong with one stays with it. */
public final class FileRun {
    private FileRun() {}

    /** Judges one file. */
    @FunctionalInterface
    public interface Judge {
        /** Returns what is wrong with a file. */
        Diagnostics judge(Path file) throws IOException;
    }

    /** Returns the reports. */
    public static Stream<FileReport> stream(List<Path> paths, int jobs, Judge judge) {
        return InOrder.stream(new Walk(paths), jobs, entry -> report(entry, judge));
    }

    private static FileReport report(Walk.Entry entry, Judge judge) {
        Path file = entry.path();
        try {
            if (entry.problem() != null) {
                throw entry.problem();
            }
            if (!Files.exists(file)) {
                throw new NoSuchFileException(file.toString());
            }
            FileReport.Kind kind = FileKind.of(file);
            if (kind == FileReport.Kind.OTHER) {
                if (!entry.named()) {
                    return new FileReport(file, kind, false, Diagnostics.none());
                }
                kind = FileFormat.ofName(file.toString()) == FileFormat.JSON
                        ? FileReport.Kind.JSON
                        : FileReport.Kind.XML;
            }
            Diagnostics found = judge.judge(file);
            return new FileReport(file, kind, !found.hasErrors(), found);
        } catch (IOException e) {
            return unreadable(file, words(e));
        } catch (StackOverflowError | OutOfMemoryError e) {
            // Nothing that one document does may stop the others.
            return unreadable(file, "it takes more memory than there is: " + e);
        }
    }

    private static FileReport unreadable(Path file, String words) {
        Diagnostic finding = Diagnostic.error(
                FileReport.UNREADABLE, words, Location.unknown().withSource(file.toString()));
        return new FileReport(file, FileReport.Kind.UNREADABLE, false, Diagnostics.of(finding));
    }

    private static String words(IOException e) {
        if (e instanceof NoSuchFileException || e instanceof FileNotFoundException) {
            return "no such file";
        }
        if (e instanceof AccessDeniedException) {
            return "access denied";
        }
        if (e instanceof FileSystemLoopException) {
            return "a link that leads back to a folder above it";
        }
        String reason = e instanceof FileSystemException file ? file.getReason() : e.getMessage();
        return reason == null ? e.getClass().getSimpleName() : reason;
    }
}
