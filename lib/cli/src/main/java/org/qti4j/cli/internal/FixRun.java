// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.rules.FileReport;
import org.qti4j.rules.FixedFile;
import org.qti4j.rules.QtiValidator;
import org.qti4j.xml.internal.shared.WholeFile;

/** {@code --fix}: applies remedies to files that have some. */
final class FixRun {
    private final QtiValidator validator;
    private final boolean inPlace;
    private final @Nullable Path folder;
    private final UnaryOperator<Path> relative;

    /**
     * Prepares the run.
     *
     * @param inPlace whether the files themselves are changed
     * @param folder where changed copies go, or null
     * @param relative gives the path of a file in that folder
     */
    FixRun(QtiValidator validator, boolean inPlace, @Nullable Path folder, UnaryOperator<Path> relative) {
        this.validator = validator;
        this.inPlace = inPlace;
        this.folder = folder;
        this.relative = relative;
    }

    /**
     * What came of one file.
     *
     * @param report what is still wrong with it; what was wrong when nothing is written
     * @param diff what changes
     * @param applied the findings that are no more
     * @param written whether the change was written
     */
    record Result(FileReport report, List<String> diff, List<Diagnostic> applied, boolean written) {}

    /** Applies the remedies of one file. */
    Result of(FileReport judged) throws IOException {
        Result nothing = new Result(judged, List.of(), List.of(), false);
        boolean some = judged.kind() == FileReport.Kind.XML
                && !judged.path().toString().equals(Input.STDIN)
                && judged.diagnostics().stream().anyMatch(finding -> finding.fix() != null);
        if (!some) {
            return nothing;
        }
        FixedFile fixed = FixedFile.of(judged.path(), validator);
        if (!fixed.fixed().isChanged()) {
            return nothing;
        }
        String name = judged.path().toString();
        Path target = inPlace ? judged.path() : folder == null ? null : folder.resolve(relative.apply(judged.path()));
        List<String> diff =
                UnifiedDiff.of(fixed.before(), fixed.fixed().text(), name, target == null ? name : target.toString());
        List<Diagnostic> applied = fixed.fixed().applied().stream()
                .map(finding -> finding.at(finding.location().withSource(name)))
                .toList();
        if (target == null) {
            return new Result(judged, diff, applied, false);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        fixed.write(bytes);
        try {
            Files.createDirectories(target.toAbsolutePath().getParent());
            WholeFile.write(target, out -> bytes.writeTo(out));
        } catch (FileSystemException e) {
            throw new IOException(target + " cannot be written: " + Words.of(e), e);
        }
        FileReport after = new FileReport(
                judged.path(),
                judged.kind(),
                !fixed.fixed().remaining().hasErrors(),
                fixed.fixed().remaining().withSource(name));
        return new Result(after, diff, applied, true);
    }
}
