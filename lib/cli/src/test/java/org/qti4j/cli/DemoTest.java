// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class DemoTest {
    @Test
    void showsTheMainJob() {
        Ran ran = Ran.qti("demo");
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).doesNotContain("NOT AS EXPECTED").contains("nothing is lost");
        assertThat(ran.lines()).hasSizeLessThan(60);
        assertThat(ran.out())
                .containsPattern("algebra-midterm\\.xml:\\d+:\\d+: error cvc-[\\w.-]+: .*expected linear or nonlinear");
        assertThat(ran.lines())
                .map(String::strip)
                .filteredOn(line -> line.contains(" … "))
                .anyMatch(line -> line.matches("POST http://127\\.0\\.0\\.1:\\d+/oauth2/token … 200"))
                .contains(
                        "PUT /assessment-tests/algebra-midterm … 200",
                        "PUT /assessment-tests/algebra-midterm/metadata … 200",
                        "PUT /assessment-tests/algebra-midterm/test-parts/main/sections/basics … 200",
                        "POST /assessment-items/metadata … 201",
                        "GET /assessment-tests/algebra-midterm … 200",
                        "GET /assessment-items/half-of-three-quarters … 200");
        assertThat(ran.lastLine()).startsWith("All well: ");
        assertThat(ran.status()).isZero();
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS)
    void theSandboxTellsHowToReachIt() throws Exception {
        try (PipedInputStream printed = new PipedInputStream()) {
            PipedOutputStream out = new PipedOutputStream(printed);
            Thread sandbox = new Thread(() -> Qti.run(
                    List.of("sandbox"), InputStream.nullInputStream(), out, new ByteArrayOutputStream(), Map.of()));
            sandbox.start();
            try {
                StringBuilder text = new StringBuilder();
                while (text.chars().filter(c -> c == '\n').count() < 4) {
                    text.append((char) printed.read());
                }
                Properties variables = new Properties();
                variables.load(new java.io.StringReader(text.toString()));
                assertThat(variables)
                        .containsOnlyKeys("QTI_BASE_URL", "QTI_TOKEN_URL", "QTI_CLIENT_ID", "QTI_CLIENT_SECRET");
                assertThat(variables.getProperty("QTI_BASE_URL")).matches("http://127\\.0\\.0\\.1:\\d+/api");
            } finally {
                sandbox.interrupt();
                sandbox.join();
            }
        }
    }

    @Test
    void aPortThatIsTakenIsStatusTwo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Ran ran = Ran.qti("sandbox", "--port", taken.getLocalPort());
            assertThat(ran.status()).isEqualTo(2);
            assertThat(ran.err())
                    .startsWith("qti: ")
                    .contains("port " + taken.getLocalPort())
                    .hasLineCount(1);
        }
    }
}
