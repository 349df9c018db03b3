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
    void whatCannotBeReadIsAFinding() throws IOException {
        Path broken = Files.writeString(folder.resolve("b.xml"), Ran.BROKEN);
        Ran ran = Ran.qti("roundtrip", broken);
        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).contains(broken + ":2:").endsWith("1 file, 0 the same, 1 different\n");
        assertThat(Ran.qti("roundtrip", folder.resolve("none")).status()).isEqualTo(2);
    }
}
