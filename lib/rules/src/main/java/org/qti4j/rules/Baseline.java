// SPDX-License-Identifier: Apache-2.0
package org.qti4j.rules;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.qti4j.model.diagnostic.Diagnostic;
import org.qti4j.model.diagnostic.Diagnostics;
import org.qti4j.model.diagnostic.Location;
import org.qti4j.model.diagnostic.QtiFormatException;
import org.qti4j.xml.internal.shared.WholeFile;

/**
 * The findings that a bank of documents has already, so that only new ones count. A finding is known by its file, its code and its path
 * (XPath or JSON Pointer), not by its line: what is written above it may change. Immutable and thread-safe.
 */
public final class Baseline {
    private static final String HEADER = "qti4j baseline 1";
    private static final int LONGEST_LINE = 200_000;

    private final Path folder;
    private final Map<String, Integer> known;

    private Baseline(Path folder, Map<String, Integer> known) {
        this.folder = folder;
        this.known = known;
    }

    /**
     * Returns the baseline of the findings of a run.
     *
     * @param reports what the run gave; read to its end, not closed
     * @param folder the folder from which files are named, so that the bank can be moved as a whole
     */
    public static Baseline of(Stream<FileReport> reports, Path folder) {
        Builder builder = new Builder(folder);
        reports.forEach(builder::add);
        return builder.build();
    }

    /** Collects a baseline while a run goes on. Not thread-safe. */
    public static final class Builder {
        private final Path folder;
        private final Map<String, Integer> known = new HashMap<>();

        /**
         * Begins with no finding.
         *
         * @param folder the folder from which files are named
         */
        public Builder(Path folder) {
            this.folder = folder.toAbsolutePath().normalize();
        }

        /** Takes in the findings of a file. */
        public Builder add(FileReport report) {
            if (report.isJudged()) {
                for (Diagnostic finding : report.diagnostics()) {
                    known.merge(key(folder, report.path(), finding), 1, Integer::sum);
                }
            }
            return this;
        }

        /** Returns the baseline. */
        public Baseline build() {
            return new Baseline(folder, Map.copyOf(known));
        }
    }

    /**
     * Reads a baseline; files are named from its folder.
     *
     * @throws IOException when the file cannot be read
     * @throws QtiFormatException when it is not a baseline
     */
    public static Baseline read(Path file) throws IOException {
        Map<String, Integer> known = new HashMap<>();
        int number = 1;
        try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            if (!HEADER.equals(lines.readLine())) {
                throw malformed(file, number, "the first line of a baseline is \"" + HEADER + "\"");
            }
            for (String line; (line = lines.readLine()) != null; ) {
                number++;
                int tab = line.indexOf('\t');
                if (tab < 1 || tab > 9 || line.length() > LONGEST_LINE || line.split("\t", -1).length != 4) {
                    throw malformed(file, number, "expected a number, a code, a path and a file, with tabs between");
                }
                known.put(line.substring(tab + 1), Integer.parseInt(line.substring(0, tab)));
            }
        } catch (CharacterCodingException | NumberFormatException e) {
            throw malformed(file, number, "this is not a baseline: " + e.getMessage());
        }
        return new Baseline(folderOf(file), known);
    }

    /** Returns the folder from which the files of a baseline in a file are named. */
    public static Path folderOf(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return parent == null ? file.toAbsolutePath().normalize() : parent;
    }

    private static QtiFormatException malformed(Path file, int line, String message) {
        return new QtiFormatException(Diagnostic.error(
                "baseline-malformed", message, Location.of(line, 1).withSource(file.toString())));
    }

    /**
     * Writes the baseline, sorted, so that changes of it can be read: whole, or not at all. Read it from the folder from which its files are
     * named.
     *
     * @throws IOException when the file cannot be written
     */
    public void write(Path file) throws IOException {
        WholeFile.write(file, bytes -> {
            Writer out = new OutputStreamWriter(bytes, StandardCharsets.UTF_8);
            out.write(HEADER + "\n");
            for (Map.Entry<String, Integer> each : new TreeMap<>(known).entrySet()) {
                out.write(each.getValue() + "\t" + each.getKey() + "\n");
            }
            out.flush();
        });
    }

    /** Returns the findings of a file that are not known. Of several that are alike, as many as are known are left out. */
    public Diagnostics newIn(FileReport report) {
        if (report.diagnostics().isEmpty() || !report.isJudged()) {
            return report.diagnostics();
        }
        Map<String, Integer> seen = new HashMap<>();
        List<Diagnostic> fresh = new ArrayList<>();
        for (Diagnostic finding : report.diagnostics()) {
            String key = key(folder, report.path(), finding);
            if (seen.merge(key, 1, Integer::sum) > known.getOrDefault(key, 0)) {
                fresh.add(finding);
            }
        }
        return new Diagnostics(fresh);
    }

    /** Returns the number of findings. */
    public long size() {
        return known.values().stream().mapToLong(Integer::longValue).sum();
    }

    private static String key(Path folder, Path file, Diagnostic finding) {
        Location at = finding.location();
        Path absolute = file.toAbsolutePath().normalize();
        Path named = absolute.getRoot() != null && absolute.getRoot().equals(folder.getRoot())
                ? folder.relativize(absolute)
                : absolute;
        String name = named.toString().replace(file.getFileSystem().getSeparator(), "/");
        return finding.code() + "\t" + plain(at.pointer().isEmpty() ? at.path() : at.pointer()) + "\t" + plain(name);
    }

    private static String plain(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
