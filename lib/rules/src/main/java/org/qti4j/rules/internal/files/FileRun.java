// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules.internal.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.rules.FileReport;
import org.qti4j.rules.internal.bank.BankFile;
import org.qti4j.rules.internal.bank.Banks;
import org.qti4j.xml.internal.shared.FileFormat;
import org.qti4j.xml.internal.shared.Reasons;

/** Judges the files of a run; whatever goes wrong with one stays with it. */
public final class FileRun {
    private FileRun() {}

    /** Judges one file. */
    @FunctionalInterface
    public interface Judge {
        /**
         * Returns what is wrong with a file.
         *
         * @param inFolder what the file is in its folder, for the rules between documents; null when they are not wanted
         */
        Diagnostics judge(Path file, @Nullable BankFile inFolder) throws IOException;
    }

    /** Returns the reports. */
    public static Stream<FileReport> stream(List<Path> paths, int jobs, Banks banks, Judge judge) {
        return InOrder.stream(
                new Walk(paths),
                jobs,
                entry -> report(entry, banks, judge),
                judged -> banks.finish(judged.report, judged.file));
    }

    private record Judged(FileReport report, @Nullable BankFile file) {}

    private static Judged report(Walk.Entry entry, Banks banks, Judge judge) {
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
                    return new Judged(new FileReport(file, kind, false, Diagnostics.none()), null);
                }
                kind = FileFormat.ofName(file.toString()) == FileFormat.JSON
                        ? FileReport.Kind.JSON
                        : FileReport.Kind.XML;
            }
            BankFile inFolder = banks.file(entry.folder(), file);
            Diagnostics found = judge.judge(file, inFolder);
            return new Judged(new FileReport(file, kind, !found.hasErrors(), found), inFolder);
        } catch (IOException e) {
            return new Judged(unreadable(file, Reasons.of(e)), null);
        } catch (StackOverflowError | OutOfMemoryError e) {
            // Nothing that one document does may stop the others.
            return new Judged(unreadable(file, "it takes more memory than there is: " + e), null);
        }
    }

    private static FileReport unreadable(Path file, String words) {
        Diagnostic finding = Diagnostic.error(
                FileReport.UNREADABLE, words, Location.unknown().withSource(file.toString()));
        return new FileReport(file, FileReport.Kind.UNREADABLE, false, Diagnostics.of(finding));
    }
}
