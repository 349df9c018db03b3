// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.sandbox.Misbehaviour;
import org.qti4j.sandbox.QtiSandbox;

@Timeout(60)
class SandboxTest {
    @TempDir
    Path folder;

    @Test
    void listsWhatItCanDoWrong() {
        Ran ran = Ran.qti("sandbox", "--list-misbehaviours");

        assertThat(ran.status()).isZero();
        assertThat(ran.out().lines())
                .hasSize(Misbehaviour.values().length)
                .contains("update-ignored\trandom\tan update is answered by 200 and changes nothing")
                .allMatch(line -> line.split("\t").length == 3);
    }

    @Test
    void keepsWhatItIsGivenInAFolderAndMisbehavesAsTold() throws Exception {
        try (QtiSandbox before = QtiSandbox.builder().folder(folder).start()) {
            before.putTest(Ran.TEST);
        }
        Path metadata = Files.writeString(folder.resolve("m.json"), "{\"b\":2}");

        String notes = whileItRuns(
                List.of(
                        "--folder",
                        folder.toString(),
                        "--misbehave",
                        "metadata-replaced,rate-limited",
                        "--fault-seed",
                        "7"),
                environment -> {
                    Ran.with(
                            "",
                            environment,
                            "update",
                            "test-metadata",
                            "t",
                            Files.writeString(folder.resolve("a.json"), "{\"a\":1}"));
                    Ran ran = Ran.with("", environment, "update", "test-metadata", "t", metadata);
                    assertThat(ran.status()).as(ran.err()).isZero();
                    assertThat(Ran.with("", environment, "update", "test-metadata", "none", metadata)
                                    .status())
                            .isEqualTo(3);
                });

        assertThat(notes).contains("holds 1 tests, 0 items", "random faults is 7");
        try (QtiSandbox after = QtiSandbox.builder().folder(folder).start()) {
            assertThat(after.test("t").orElseThrow()).containsEntry("metadata", Map.of("b", 2));
        }
    }

    @Test
    void takesWholeKinds() throws Exception {
        String notes = whileItRuns(List.of("--misbehave", "all", "--fault-rate", "0"), environment -> {});

        assertThat(notes).contains("the test ", "random faults");
        assertThat(whileItRuns(List.of("--misbehave", "open", "--misbehave", "reported"), environment -> {}))
                .doesNotContain("random");
    }

    @Test
    void aFolderThatIsInUseIsStatusTwo() {
        try (QtiSandbox other = QtiSandbox.builder().folder(folder).start()) {
            Ran ran = Ran.qti("sandbox", "--folder", folder);
            assertThat(ran.status()).isEqualTo(2);
            assertThat(ran.err()).startsWith("qti: ").contains("in use").hasLineCount(1);
            assertThat(other.testIdentifiers()).isEmpty();
        }
    }

    private interface Use {
        void with(Map<String, String> environment) throws IOException;
    }

    /** Returns what it wrote beside its results. */
    private static String whileItRuns(List<String> options, Use use) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("sandbox"));
        arguments.addAll(options);
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try (PipedInputStream printed = new PipedInputStream()) {
            PipedOutputStream out = new PipedOutputStream(printed);
            Thread sandbox = new Thread(() -> Qti.run(arguments, InputStream.nullInputStream(), out, err, Map.of()));
            sandbox.start();
            try {
                StringBuilder text = new StringBuilder();
                while (text.chars().filter(c -> c == '\n').count() < 4) {
                    int read = printed.read();
                    if (read < 0) {
                        throw new UncheckedIOException(new IOException(err.toString(StandardCharsets.UTF_8)));
                    }
                    text.append((char) read);
                }
                Properties variables = new Properties();
                variables.load(new StringReader(text.toString()));
                Map<String, String> environment = new TreeMap<>();
                variables.forEach((name, value) -> environment.put((String) name, (String) value));
                use.with(environment);
            } finally {
                sandbox.interrupt();
                sandbox.join();
            }
        }
        return err.toString(StandardCharsets.UTF_8);
    }
}
