// SPDX-License-Identifier: Apache-2.0
package org.qti4j.it;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** Starts programs in processes of their own. */
final class Jvm {
    private static final long SECONDS = 120;

    private Jvm() {}

    /** How a program ended, and what it printed on both streams. */
    record Result(int exit, String output) {
        /** Returns the last lines of the output, for messages. */
        String end() {
            List<String> lines = output.lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        }
    }

    /** Returns the class path of this test. */
    static List<Path> classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .map(Path::of)
                .filter(Files::exists)
                .toList();
    }

    /** Returns the jars (or folders of classes, when nothing was packed) that a program needs that uses the library. */
    static List<Path> runtime() {
        List<String> testOnly = List.of(
                "testkit",
                "junit",
                "assertj",
                "byte-buddy",
                "xmlunit",
                "archunit",
                "slf4j",
                "opentest4j",
                "apiguardian",
                "surefire",
                "hamcrest");
        return classPath().stream()
                .filter(path ->
                        !path.endsWith("test-classes") && !path.toString().contains("/lib/it/"))
                .filter(path ->
                        testOnly.stream().noneMatch(name -> path.toString().contains(name)))
                .toList();
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** Returns the command that runs a class of this test's class path in a new JVM. */
    static List<String> command(String mainClass, String... arguments) {
        List<String> command = new ArrayList<>(List.of(java(), "-cp", joined(classPath()), mainClass));
        command.addAll(List.of(arguments));
        return command;
    }

    static String joined(List<Path> paths) {
        return paths.stream().map(Path::toString).collect(Collectors.joining(java.io.File.pathSeparator));
    }

    /** Returns the command as a shell would write it. */
    static String quoted(List<String> command) {
        return command.stream()
                .map(word -> "'" + word.replace("'", "'\\''") + "'")
                .collect(Collectors.joining(" "));
    }

    /** Runs a command and waits; a program that does not end in time is killed and fails the test. */
    static Result run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("qti4j", ".out");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            if (!ended) {
                throw new AssertionError(
                        "did not end within " + SECONDS + " s: " + command + System.lineSeparator() + text);
            }
            return new Result(process.exitValue(), text);
        } finally {
            Files.delete(output);
        }
    }
}
