// SPDX-License-Identifier: Apache-2.0
package org.qti4j.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/**
 * The documents of {@code testdata/}, by what is expected of them: {@code <area>/<expectation>/<what-it-shows>.xml|json}.
 */
public final class TestData {
    private TestData() {}

    /** Returns the folder {@code testdata/} of the project. */
    public static Path root() {
        return projectRoot().resolve("testdata");
    }

    /** Returns the top folder of the project, which the build names in the system property {@code qti4j.root}. */
    public static Path projectRoot() {
        String named = System.getProperty("qti4j.root");
        Path start = Path.of(named == null ? "." : named).toAbsolutePath().normalize();
        for (Path folder = start; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("xsd")) && Files.isDirectory(folder.resolve("testdata"))) {
                return folder;
            }
        }
        throw new IllegalStateException("no folder above " + start + " holds xsd/ and testdata/");
    }

    /**
     * Returns every document with one of the expectations, sorted by path.
     *
     * @param suffix how the file names end, {@code .xml} or {@code .json}
     * @param atLeast the number of documents below which the call fails, so that an empty folder cannot pass a test
     * @param expectations the folder names {@code valid}, {@code invalid-schema}, {@code invalid-rule}, {@code malformed}, {@code hostile}
     */
    public static List<Path> documents(String suffix, int atLeast, String... expectations) {
        List<String> wanted = Arrays.asList(expectations);
        try (Stream<Path> files = Files.walk(root())) {
            List<Path> found = files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().endsWith(suffix))
                    .filter(file ->
                            wanted.contains(file.getParent().getFileName().toString()))
                    .sorted()
                    .toList();
            if (found.size() < atLeast) {
                throw new IllegalStateException("only " + found.size() + " documents " + wanted + " *" + suffix
                        + " below " + root() + ", expected " + atLeast);
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns {@link #documents} as the cases of a parameterized test, each under its path. */
    public static Stream<Named<Path>> cases(String suffix, int atLeast, String... expectations) {
        return documents(suffix, atLeast, expectations).stream().map(file -> Named.of(name(file), file));
    }

    /**
     * Returns the findings that are expected of a document, in its order: the lines {@code LINE CODE} of {@code <name>.expected.txt}.
     */
    public static List<String> expectedFindings(Path file) {
        String name = file.getFileName().toString();
        Path beside = file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + ".expected.txt");
        return text(beside).lines().filter(line -> !line.isBlank()).toList();
    }

    /** Returns the bytes of a file. */
    public static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the text of a document of {@code testdata/}, such as {@code tests/valid/minimal.xml}. */
    public static String text(String path) {
        return text(root().resolve(path));
    }

    /** Returns the text of a file in UTF-8. */
    public static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the name that a test case for this document is shown under: its path below {@code testdata/}. */
    public static String name(Path file) {
        return root().relativize(file.toAbsolutePath().normalize()).toString().replace('\\', '/');
    }
}
