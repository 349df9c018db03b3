// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @Test
    void tellsItsVersion() {
        Ran ran = Ran.qti("--version");
        assertThat(ran.status()).isZero();
        assertThat(ran.out()).startsWith("qti 0.1.0").hasLineCount(1);
    }

    @Test
    void helpGoesToStandardOutput() {
        for (String command :
                List.of("demo", "validate", "rules", "convert", "roundtrip", "update", "sandbox", "schema")) {
            assertThat(Ran.qti("--help").out()).contains("\n  " + command);
            Ran ran = Ran.qti(command, "--help");
            assertThat(ran.status()).as(command).isZero();
            assertThat(ran.out()).startsWith("Usage: qti " + command);
            assertThat(ran.err()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "frobnicate",
                "validate",
                "validate --report html x.xml",
                "validate --report pdf=x x.xml",
                "validate --in-place x.xml",
                "validate --fix --in-place -o out x.xml",
                "validate -f yaml x.xml",
                "validate --fail-on new x.xml",
                "validate --jobs 0 x.xml",
                "validate --jobs many x.xml",
                "convert x.xml",
                "convert --to pdf x.xml",
                "convert --to json --kind test x.xml",
                "convert --to json --form api --kind picture x.xml",
                "roundtrip",
                "diff a",
                "rules a b",
                "update",
                "update picture x",
                "update test onlyId",
                "update test --all dir",
                "sandbox --port 70000",
                "sandbox --port x",
                "sandbox --misbehave nothing",
                "sandbox --fault-rate 2",
                "sandbox --fault-seed x",
                "schema",
                "demo extra"
            })
    void wrongUsageIsStatusTwoWithAHint(String line) {
        Ran ran = Ran.qti(line.isEmpty() ? new Object[0] : (Object[]) line.split(" "));
        assertThat(ran.status()).isEqualTo(2);
        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("qti: ").contains("--help'.").hasLineCount(2);
    }

    @Test
    void aFileNameMayBeginWithAnAtSign() {
        assertThat(Ran.qti("validate", "@missing").err()).isEqualTo("qti: @missing: no such file\n");
    }

    @Test
    void resultsThatCannotBeWrittenAreAnError() {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("No space left on device");
            }
        };
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int status = Qti.run(
                List.of("validate", "-"),
                new ByteArrayInputStream(Ran.TEST.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                full,
                err,
                Map.of());
        assertThat(status).isEqualTo(2);
        assertThat(err.toString(java.nio.charset.StandardCharsets.UTF_8)).contains("No space left on device");
    }
}
