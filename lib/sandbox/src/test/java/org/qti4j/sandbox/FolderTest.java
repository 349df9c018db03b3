// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;

@Timeout(60)
class FolderTest extends Samples {
    @TempDir
    Path folder;

    @Test
    void startsWithWhatItHadAndWritesWholeFiles() throws Exception {
        restart(builder().folder(folder).misbehave(Misbehaviour.LOSSY_JSON_CONVERSION));
        send(201, "POST", "/assessment-items", MATCH_JSON);
        send(200, "PUT", TEST + "/metadata", "{\"metadata\":{\"x\":[1.0,null]}}");
        send(200, "PUT", STIMULUS, stimulusJson("<p>Red<br>.</p>", ",\"metadata\":{\"m\":1}"));
        Map<String, Object> test = get(TEST);
        Map<String, Object> stimulus = get(STIMULUS);
        Map<String, Object> match = get("/assessment-items/m");
        send(204, "DELETE", ITEM, "");
        assertThat(files()).hasSize(3).allMatch(name -> name.endsWith(".json"));

        sandbox.close();
        sandbox = builder().folder(folder).start();

        assertThat(sandbox.test("t")).contains(test);
        assertThat(sandbox.stimulus("leaf")).contains(stimulus);
        assertThat(sandbox.item("m")).contains(match);
        assertThat(sandbox.item("i")).isEmpty();
    }

    @Test
    void keepsIdentifiersApartThatAFileSystemMayTakeForTheSame() throws Exception {
        restart(builder().folder(folder));
        List<String> identifiers = List.of("A", "a", "é", "e", "x".repeat(300), "CON", "_.", "..", "a.b");
        for (String identifier : identifiers) {
            sandbox.putItem(itemXml(identifier, "Title of " + identifier));
        }

        assertThat(files().stream().map(String::toLowerCase).distinct()).hasSize(identifiers.size() + 3);
        sandbox.close();
        sandbox = builder().folder(folder).start();
        assertThat(sandbox.itemIdentifiers()).containsAll(identifiers);
        for (String identifier : identifiers) {
            assertThat(sandbox.item(identifier).orElseThrow()).containsEntry("title", "Title of " + identifier);
        }
    }

    @Test
    void hasTheFolderForItself() throws Exception {
        restart(builder().folder(folder));

        assertThatThrownBy(() -> builder().folder(folder).start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("in use by another sandbox")
                .hasMessageContaining(folder.toString());
        sandbox.close();
        sandbox = builder().folder(folder).start();
    }

    @Test
    void namesAFileThatItCannotRead() throws Exception {
        Path file = Files.createDirectories(folder.resolve("stimuli")).resolve("x.json");
        for (String text : List.of("{", "{}", "{\"identifier\":1}", "[]")) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> builder().folder(folder).start())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(file.toString());
        }
        Files.delete(file);
        builder().folder(folder).start().close();
    }

    @Test
    void isSeededFromFilesAndFolders() throws Exception {
        Files.createDirectory(folder.resolve("below"));
        Files.writeString(folder.resolve("below/a.xml"), itemXml("a", "A"));
        Files.writeString(folder.resolve("below/a.metadata.json"), "{\"subject\":\"Art\"}");
        Files.write(
                folder.resolve("b.xml"),
                ("<?xml version=\"1.0\" encoding=\"UTF-16\"?>" + itemXml("b", "é")).getBytes(StandardCharsets.UTF_16));
        Files.writeString(folder.resolve("c.json"), itemJson("c", "C", ",\"metadata\":{\"grade\":\"3\"}"));
        Files.writeString(folder.resolve("d.json"), envelope(itemXml("d", "D"), ",\"metadata\":{\"n\":1}"));
        Files.writeString(
                folder.resolve("e.json"),
                "{\"qti-assessment-stimulus\":{\"identifier\":\"e\",\"title\":\"E\","
                        + "\"qti-stimulus-body\":{\"content\":[{\"p\":{\"content\":[\"x\"]}}]}}}");
        Files.writeString(folder.resolve("f.json"), TEST_JSON.replace("\"t\"", "\"f\""));
        Files.writeString(folder.resolve("notes.txt"), "nothing");

        assertThat(sandbox.put(folder)).containsExactly("b", "a", "c", "d", "e", "f");

        assertThat(sandbox.item("a").orElseThrow()).containsEntry("metadata", Map.of("subject", "Art"));
        assertThat(sandbox.item("b").orElseThrow()).containsEntry("title", "é");
        assertThat(sandbox.item("c").orElseThrow()).containsEntry("metadata", Map.of("grade", "3"));
        assertThat(sandbox.item("d").orElseThrow()).containsEntry("metadata", Map.of("n", 1));
        assertThat(sandbox.stimulus("e")).isPresent();
        assertThat(sandbox.test("f").orElseThrow())
                .containsEntry("metadata", Json.readObject(TEST_JSON).get("metadata"))
                .containsEntry("maxAttempts", 2);
        assertThat(sandbox.put(folder.resolve("below/a.xml"))).containsExactly("a");
        assertThat(sandbox.put(itemXml("z", "Z"))).isEqualTo("z");
    }

    @Test
    void namesTheSeedThatIsWrong() throws Exception {
        Path file = Files.writeString(folder.resolve("x.xml"), "<x/>");

        assertThatThrownBy(() -> sandbox.put(folder))
                .isInstanceOf(QtiFormatException.class)
                .hasMessageContaining(file.toString());
        assertThatThrownBy(() -> sandbox.put(folder.resolve("none"))).hasRootCauseInstanceOf(NoSuchFileException.class);
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(".lock"))
                    .toList();
        }
    }
}
