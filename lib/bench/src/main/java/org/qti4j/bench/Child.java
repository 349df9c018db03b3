// SPDX-License-Identifier: Apache-2.0
package org.qti4j.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A JVM with the class path of this one that does an {@link OnceTask}. */
final class Child {
    /** A heap that is too small does not always fail: it may be collected for ever. */
    private static final long PATIENCE_SECONDS = 60;

    private Child() {}

    /** Returns what the task prints, or nothing when it fails or takes too long. */
    static Optional<String> run(List<String> jvm, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), OnceTask.class.getName()));
        command.addAll(List.of(arguments));
        Path printed = Files.createTempFile("qti4j-bench", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectOutput(printed.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                return Optional.empty();
            }
            return process.exitValue() == 0
                    ? Optional.of(Files.readString(printed, StandardCharsets.UTF_8))
                    : Optional.empty();
        } finally {
            Files.delete(printed);
        }
    }
}
