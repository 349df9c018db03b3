// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.json.Json;

class DiffTest {
    private static final String SECTION = "/qti-assessment-test[1]/qti-test-part[1]/qti-assessment-section[1]";

    @TempDir
    Path folder;

    @Test
    void saysThatDocumentsAreTheSame() throws IOException {
        Path a = file("a.xml", Ran.TEST);
        Path b = file(
                "b.xml",
                Ran.TEST
                        .replace("\n", "")
                        .replace(" xmlns=", " xmlns:q=")
                        .replace("<", "<q:")
                        .replace("<q:/", "</q:"));
        assertThat(Ran.qti("diff", a, b)).isEqualTo(new Ran(0, "no difference\n", ""));
        assertThat(Ran.qti("diff", a, b, "-f", "json").out())
                .isEqualTo("{\"a\":\"" + a + "\",\"b\":\"" + b
                        + "\",\"same\":true,\"complete\":true,\"differences\":[]}\n");
    }

    @Test
    void showsEachDifferenceWithItsPlaces() throws IOException {
        Path a = file("a.xml", Ran.TEST);
        Path b = file("b.xml", "\n" + Ran.TEST.replace("'S'", "'Other'"));
        Ran ran = Ran.qti("diff", a, b);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out())
                .isEqualTo(SECTION + "/@title: the attribute title changed from \"S\" to \"Other\" (" + a + ":3:5 and "
                        + b + ":4:5)\n1 difference\n");
        Map<String, Object> json =
                Json.readObject(Ran.qti("diff", "--format=json", a, b).out());
        assertThat(json).containsEntry("same", false);
        assertThat(json.get("differences"))
                .isEqualTo(List.of(Map.of(
                        "kind",
                        "attribute-changed",
                        "message",
                        "the attribute title changed from \"S\" to \"Other\"",
                        "a",
                        Map.of("line", 3, "column", 5, "path", SECTION + "/@title", "value", "S"),
                        "b",
                        Map.of("line", 4, "column", 5, "path", SECTION + "/@title", "value", "Other"))));
    }

    @Test
    void comparesXmlWithJson() throws IOException {
        Path xml = file("a", Ran.TEST);
        Ran converted = Ran.qti("convert", "--to", "json", xml);
        Path json = file("b", converted.out());
        assertThat(Ran.qti("diff", xml, json).status()).isZero();
        assertThat(Ran.with(converted.out(), Map.of(), "diff", "-", json).status())
                .isZero();
        Ran api = Ran.qti("diff", file("c", Ran.API_TEST.replace("\"S\"", "\"Other\"")), xml);
        assertThat(api.status()).isEqualTo(1);
        assertThat(api.out())
                .startsWith(SECTION + "/@title: the attribute title changed from \"Other\" to \"S\" (")
                .endsWith("/c and " + xml + ":3:5)\n1 difference\n");
        assertThat(api.err()).contains("not compared, because XML cannot hold it: ", "maxAttempts", "metadata");
    }

    @Test
    void comparesJsonOfTheApiByPointers() throws IOException {
        Path a = file("a.json", Ran.API_TEST);
        assertThat(Ran.qti("diff", a, file("b.json", Json.writePretty(Json.readObject(Ran.API_TEST))))
                        .status())
                .isZero();
        Path b = file(
                "b.json",
                Ran.API_TEST
                        .replace("2.50", "2.5")
                        .replace("[{\"identifier\":\"p\"", "[{\"identifier\":\"q\"},{\"identifier\":\"p\""));
        assertThat(Ran.qti("diff", a, b).lines())
                .containsExactly(
                        "/metadata/a/1: 2.50 became 2.5",
                        "/qti-test-part/0: was added: {\"identifier\":\"q\"}",
                        "2 differences");
        assertThat(Ran.qti("diff", "-f", "json", file("m.json", "{\"metadata\":{\"a\":1}}"), file("n.json", "{}"))
                        .out())
                .contains("{\"kind\":\"value\",\"message\":\"is gone: {\\\"a\\\":1}\",\"pointer\":\"/metadata\"}");
    }

    @Test
    void optionsSayWhatCounts() throws IOException {
        Path a = file("a.xml", Ran.TEST);
        Path b = file(
                "b.xml",
                Ran.TEST
                        .replace("</qti-test-part>", "<!-- c --></qti-test-part>")
                        .replace("visible='true'", "visible='1' keep-together='true'"));
        assertThat(Ran.qti("diff", a, b).lastLine()).isEqualTo("3 differences");
        assertThat(Ran.qti("diff", "--ignore-comments", "--typed", "--defaults", a, b)
                        .status())
                .isZero();
    }

    @Test
    void whatCannotBeComparedIsStatusTwo() throws IOException {
        Path good = file("good.xml", Ran.TEST);
        Path bad = file("bad.xml", "<a>");
        Ran ran = Ran.qti("diff", good, bad);
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).contains(bad + ":1:").endsWith("qti: the documents cannot be compared\n");
        assertThat(Ran.qti("diff", file("bad.json", "{"), good).status()).isEqualTo(2);
        assertThat(Ran.qti("diff", good, folder.resolve("none.xml")).status()).isEqualTo(2);
        assertThat(Ran.qti("diff", "-", "-").status()).isEqualTo(2);
        assertThat(Ran.qti("diff", good).status()).isEqualTo(2);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }
}
