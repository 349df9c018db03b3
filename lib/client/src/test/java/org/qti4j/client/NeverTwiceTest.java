// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.qti4j.json.api.ItemEnvelope;

/** Even a JDK that was told to repeat every request does not make a POST arrive twice. */
@Timeout(120)
class NeverTwiceTest {
    private static final String PROPERTY = "jdk.httpclient.enableAllMethodRetry";

    /** Runs where the JDK has read the property already, so that the builder cannot see it any more. */
    static final class Poster {
        private Poster() {}

        public static void main(String[] arguments) throws InterruptedException {
            try {
                HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(arguments[0] + "/plain"))
                                        .POST(HttpRequest.BodyPublishers.ofString("{}"))
                                        .build(),
                                HttpResponse.BodyHandlers.discarding());
            } catch (IOException e) {
                System.out.println("plain: " + e.getMessage());
            }
            System.clearProperty(PROPERTY);
            try (QtiClient client = QtiClient.builder(URI.create(arguments[0]))
                    .bearerToken(() -> "t")
                    .preflight(false)
                    .build()) {
                client.updateAssessmentItemMetadata(ItemEnvelope.xml("<i/>"));
            } catch (NoAnswerException e) {
                System.out.println("client: may have been taken: " + e.mayHaveBeenTaken());
            }
        }
    }

    @Test
    void sendsAPostOnceWhateverTheJdkWasTold() throws Exception {
        try (FaultServer server = new FaultServer()) {
            server.reply(FaultServer.raw("", true));

            String output = ChildJvm.run(
                    Poster.class,
                    List.of("-D" + PROPERTY + "=true"),
                    List.of(server.url("/api").toString()));

            assertThat(output).contains("client: may have been taken: true");
            assertThat(server.requests().stream()
                            .filter(request -> request.path().equals("/api/plain")))
                    .as("the JDK repeats")
                    .hasSizeGreaterThan(1);
            assertThat(server.requests().stream()
                            .filter(request -> request.path().endsWith("/metadata")))
                    .hasSize(1);
        }
    }
}
