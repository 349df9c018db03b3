// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qti4j.rules.FileReport;
import org.qti4j.xml.internal.shared.FileFormat;

/** The documents that the paths on the command line stand for. */
final class Inputs {
    private final Session session;
    private final List<Input> documents = new ArrayList<>();
    private int skipped;
    private boolean directory;
    private int status;

    private Inputs(Session session) {
        this.session = session;
    }

    /** Finds the documents; what cannot be had is said at once and does not keep the others from being found. */
    static Inputs of(List<String> paths, Session session) {
        Inputs inputs = new Inputs(session);
        paths.forEach(inputs::add);
        if (inputs.documents.stream().filter(input -> input.file() == null).count() > 1) {
            throw CommandFailure.unusable("standard input (-) can be read only once");
        }
        return inputs;
    }

    List<Input> documents() {
        return documents;
    }

    /** Returns the number of files in directories that are not QTI. */
    int skipped() {
        return skipped;
    }

    /** Tells whether a directory was named. */
    boolean hasDirectory() {
        return directory;
    }

    /** Returns the exit status so far. */
    int status() {
        return status;
    }

    private void add(String name) {
        if (name.equals(Input.STDIN)) {
            documents.add(new Input(name, null, Path.of("stdin"), session.in()));
            return;
        }
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            missing(name, "not a file name: " + e.getReason());
            return;
        }
        if (Files.isDirectory(path)) {
            directory = true;
            addDirectory(path);
        } else if (Files.exists(path) && path.getFileName() != null) {
            documents.add(new Input(name, path, path.getFileName(), session.in()));
        } else {
            missing(name, "no such file");
        }
    }

    private void addDirectory(Path folder) {
        List<Path> found = new ArrayList<>();
        int statusBefore = status;
        try {
            // Links are followed; a file system never says whether it ends, so a loop is an error of its own.
            Files.walkFileTree(
                    folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
                        @Override
                        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                            if (attributes.isRegularFile()
                                    && FileFormat.ofName(file.getFileName().toString()) != null) {
                                found.add(file);
                            }
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult visitFileFailed(Path file, IOException e) {
                            missing(file.toString(), Words.of(e));
                            return FileVisitResult.CONTINUE;
                        }

                        @Override
                        public FileVisitResult postVisitDirectory(Path each, @Nullable IOException e) {
                            if (e != null) {
                                missing(each.toString(), Words.of(e));
                            }
                            return FileVisitResult.CONTINUE;
                        }
                    });
        } catch (IOException e) {
            missing(folder.toString(), Words.of(e));
        }
        found.sort(null);
        int before = documents.size();
        found.forEach(file -> addFound(folder, file));
        if (documents.size() == before && status == statusBefore) {
            missing(
                    folder.toString(),
                    "no QTI document in this directory"
                            + (found.isEmpty()
                                    ? ""
                                    : "; its " + Words.count(found.size(), "file")
                                            + " *.xml and *.json are something else"));
        }
    }

    private void addFound(Path folder, Path file) {
        try {
            if (FileReport.Kind.of(file) != FileReport.Kind.OTHER) {
                documents.add(new Input(file.toString(), file, folder.relativize(file), session.in()));
            } else {
                skipped++;
            }
        } catch (IOException e) {
            missing(file.toString(), Words.of(e));
        }
    }

    private void missing(String name, String reason) {
        session.complain(name + ": " + reason);
        status = ExitStatus.UNUSABLE;
    }
}
