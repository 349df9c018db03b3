// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final URI SERVICE = URI.create("https://qti.example.com/api");

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("journal");
    }

    @Test
    void keepsWhatWasWritten() throws IOException {
        try (Journal journal = Journal.open(file, SERVICE, entry -> {})) {
            journal.append(Map.of("n", 1), true);
            journal.append(Map.of("n", 2, "text", "a\nb ü"), false);
        }
        assertThat(entries()).containsExactly(Map.of("n", 1), Map.of("n", 2, "text", "a\nb ü"));
        try (Journal journal = Journal.open(file, SERVICE, entry -> {})) {
            journal.append(Map.of("n", 3), false);
        }
        assertThat(entries()).hasSize(3).contains(Map.of("n", 3));
    }

    @Test
    void aTornEndIsTakenAwayWhereverItIsTorn() throws IOException {
        try (Journal journal = Journal.open(file, SERVICE, entry -> {})) {
            journal.append(Map.of("n", 1), true);
        }
        byte[] one = Files.readAllBytes(file);
        try (Journal journal = Journal.open(file, SERVICE, entry -> {})) {
            journal.append(Map.of("n", 2, "text", "a somewhat longer line"), true);
        }
        byte[] two = Files.readAllBytes(file);
        for (int length = one.length; length < two.length; length++) {
            Files.write(file, Arrays.copyOf(two, length));
            assertThat(entries()).containsExactly(Map.of("n", 1));
            assertThat(file).hasBinaryContent(one);
        }
        // As a file system leaves it that wrote the length before the content.
        byte[] zeros = Arrays.copyOf(one, two.length + 4096);
        Files.write(file, zeros);
        assertThat(entries()).containsExactly(Map.of("n", 1));
        // The first line can be torn too.
        for (int length = 0; length < 40; length++) {
            Files.write(file, Arrays.copyOf(two, length));
            assertThat(entries()).isEmpty();
        }
    }

    @Test
    void damageBeforeGoodLinesIsAnError() throws IOException {
        try (Journal journal = Journal.open(file, SERVICE, entry -> {})) {
            journal.append(Map.of("n", 1), true);
            journal.append(Map.of("n", 2), true);
        }
        String damaged = Files.readString(file).replace("\"n\":1", "\"n\":7");
        Files.writeString(file, damaged);
        assertThatThrownBy(this::entries).isInstanceOf(IOException.class).hasMessageContaining("damaged in line 2");
        assertThat(file).hasContent(damaged);
    }

    @Test
    void isNotUsedForAnotherService() throws IOException {
        Journal.open(file, SERVICE, entry -> {}).close();
        assertThatThrownBy(() -> Journal.open(file, URI.create("https://staging.example.com/api"), entry -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is about the service https://qti.example.com/api");
    }

    @Test
    void otherPeoplesFilesAreLeftAlone() throws IOException {
        for (String text :
                new String[] {"<qti-assessment-item/>", "a,b,c\n1,2,3\n", "deadbeef is no journal\n", "{}\n"}) {
            Files.writeString(file, text);
            assertThatThrownBy(this::entries)
                    .as(text)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("not a journal");
            assertThat(file).hasBinaryContent(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    @Test
    void oneAtATime() throws IOException {
        Journal first = Journal.open(file, SERVICE, entry -> {});
        assertThatThrownBy(() -> Journal.open(file, SERVICE, entry -> {}))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another push is using this journal");
        first.close();
        assertThat(entries()).isEmpty();
    }

    private List<Map<String, Object>> entries() throws IOException {
        List<Map<String, Object>> entries = new ArrayList<>();
        Journal.open(file, SERVICE, entries::add).close();
        return entries;
    }
}
