// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qti4j.testkit.TestData;

class RoundtripTest {
    @TempDir
    Path folder;

    @Test
    void validDocumentsComeBackTheSame() {
        Ran ran = Ran.qti(
                "roundtrip",
                TestData.root().resolve("tests/valid"),
                TestData.root().resolve("items/valid"));
        assertThat(ran.out()).matches("\\d+ files, \\d+ the same, 0 different\n");
        assertThat(ran.status()).isZero();
    }

    @Test
    void jsonComesBackTheSame() throws IOException {
        Path file = Files.writeString(folder.resolve("t.json"), Ran.API_TEST);
        assertThat(Ran.qti("roundtrip", file)).isEqualTo(new Ran(0, "1 file, 1 the same, 0 different\n", ""));
    }

    @Test
    void everyFormCanBeTheWay() throws IOException {
        Path xml = Files.writeString(folder.resolve("t.xml"), Ran.TEST.replace("title='T'", "title='T' class='c'"));
        Ran api = Ran.qti("roundtrip", "--form", "api", xml);
        assertThat(api.status()).isEqualTo(1);
        assertThat(api.out()).contains("json: ").contains("class").endsWith("0 the same, 1 different\n");
        assertThat(Ran.qti("roundtrip", "--form", "content", xml).out()).endsWith("1 the same, 0 different\n");
        Path tree = Files.writeString(
                folder.resolve("c.json"),
                Ran.qti("convert", "--to", "json", "--form", "content", xml).out());
        assertThat(Ran.qti("roundtrip", tree)).isEqualTo(new Ran(0, "1 file, 1 the same, 0 different\n", ""));
        Path unknown = Files.writeString(
                folder.resolve("u.json"), Ran.API_TEST.replace("\"maxAttempts\"", "\"colour\":1,\"maxAttempts\""));
        assertThat(Ran.qti("roundtrip", unknown).status()).isEqualTo(1);
        assertThat(Ran.qti("roundtrip", "--unknown-keys", "keep", unknown).status())
                .isZero();
    }

    @Test
    void itemsOfEveryTypeComeBackTheSame() {
        Ran ran = Ran.qti("roundtrip", TestData.root().resolve("api/valid"));
        assertThat(ran.lastLine()).matches("(\\d+) files, \\1 the same, 0 different");
        assertThat(ran.status()).isZero();
    }

    @Test
    void whatCannotBeReadIsAFinding() throws IOException {
        Path broken = Files.writeString(folder.resolve("b.xml"), Ran.BROKEN);
        Ran ran = Ran.qti("roundtrip", broken);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains(broken + ":2:").endsWith("1 file, 0 the same, 1 different\n");
        assertThat(Ran.qti("roundtrip", folder.resolve("none")).status()).isEqualTo(2);
    }
}
