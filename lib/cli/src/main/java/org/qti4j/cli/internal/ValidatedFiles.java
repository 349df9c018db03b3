// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.rules.FileReport;
import org.qti4j.rules.QtiValidator;
import org.qti4j.xml.internal.shared.FileFormat;

/** The reports of what the paths on the command line stand for, in their order. */
final class ValidatedFiles {
    private final List<String> paths;
    private final QtiValidator validator;
    private final int jobs;
    private final Session session;
    private final List<Path> folders = new ArrayList<>();
    private int status;

    ValidatedFiles(List<String> paths, QtiValidator validator, int jobs, Session session) {
        this.paths = paths;
        this.validator = validator;
        this.jobs = jobs;
        this.session = session;
    }

    /** Returns the exit status of what could not be had. */
    int status() {
        return status;
    }

    /** Returns about how many files there are, for the bar that shows how far the work is. */
    int count() {
        int count = 0;
        for (String name : paths) {
            try (Stream<Path> files = Files.walk(Path.of(name), FileVisitOption.FOLLOW_LINKS)) {
                count += (int) files.filter(file -> FileFormat.ofName(file.toString()) != null)
                        .count();
            } catch (IOException | UncheckedIOException | InvalidPathException e) {
                count++;
            }
        }
        return count;
    }

    /** Returns the path of a file below the directory that the user named; its file name when he named the file itself. */
    Path relative(Path file) {
        for (Path folder : folders) {
            if (file.startsWith(folder) && !file.equals(folder)) {
                return folder.relativize(file);
            }
        }
        return file.getFileName();
    }

    /** Judges them and hands over what comes of each. */
    void forEach(Consumer<FileReport> reports) {
        List<Path> files = new ArrayList<>();
        for (String name : paths) {
            if (Thread.currentThread().isInterrupted()) {
                return;
            }
            Path path = path(name);
            if (path == null) {
                continue;
            }
            boolean folder = !name.equals(Input.STDIN) && Files.isDirectory(path);
            if (!folder && !name.equals(Input.STDIN)) {
                files.add(path);
                continue;
            }
            run(files, reports);
            files.clear();
            if (folder) {
                folder(path, reports);
            } else {
                reports.accept(standardInput());
            }
        }
        run(files, reports);
    }

    private @Nullable Path path(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            complain(name, "not a file name: " + e.getReason());
            return null;
        }
    }

    private void run(List<Path> files, Consumer<FileReport> reports) {
        if (!files.isEmpty()) {
            try (Stream<FileReport> all = validator.validateAll(files, jobs)) {
                all.forEach(reports);
            }
        }
    }

    private void folder(Path folder, Consumer<FileReport> reports) {
        folders.add(folder);
        long[] seen = new long[2];
        run(List.of(folder), report -> {
            seen[report.kind() == FileReport.Kind.OTHER ? 1 : 0]++;
            reports.accept(report);
        });
        if (seen[0] == 0 && !Thread.currentThread().isInterrupted()) {
            complain(
                    folder.toString(),
                    "no QTI document in this directory"
                            + (seen[1] == 0
                                    ? ""
                                    : "; its " + Words.count(seen[1], "file")
                                            + " *.xml and *.json are something else"));
        }
    }

    private FileReport standardInput() {
        Path name = Path.of(Input.STDIN);
        try {
            BufferedInputStream bytes = new BufferedInputStream(session.in(), 1 << 16);
            boolean json = FileFormat.ofContent(bytes) == FileFormat.JSON;
            Diagnostics found =
                    (json ? validator.validateJson(bytes, null) : validator.validate(bytes)).withSource(Input.STDIN);
            return new FileReport(name, json ? FileReport.Kind.JSON : FileReport.Kind.XML, !found.hasErrors(), found);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void complain(String name, String reason) {
        session.complain(name + ": " + reason);
        status = ExitStatus.UNUSABLE;
    }
}
