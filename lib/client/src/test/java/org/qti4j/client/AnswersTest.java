// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.qti4j.client.ScriptedServer.Reply;
import org.qti4j.json.api.ItemEnvelope;

@Timeout(60)
class AnswersTest {
    private ScriptedServer server;
    private QtiClient client;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        client = server.client(new FakeTime()).maxAttempts(1).build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @ParameterizedTest
    @CsvSource({
        "400, RequestException",
        "403, RequestException",
        "404, NotFoundException",
        "405, RequestException",
        "409, RequestException",
        "413, RequestException",
        "422, RequestException",
        "429, RateLimitException",
        "500, ServerException",
        "501, ServerException",
        "503, ServerException",
        "599, ServerException",
        "204, UnexpectedResponseException",
        "201, UnexpectedResponseException",
        "206, UnexpectedResponseException",
        "301, UnexpectedResponseException",
        "304, UnexpectedResponseException"
    })
    void hasOneExceptionForEachOutcome(int status, String type) {
        server.reply(Reply.of(
                status, status == 204 || status == 304 ? "" : "{\"error\":\"the error\",\"details\":{\"a\":[1]}}"));

        QtiApiException failed =
                catchThrowableOfType(QtiApiException.class, () -> client.updateAssessmentTestMetadata("t 1", Map.of()));

        assertThat(failed.getClass().getSimpleName()).isEqualTo(type);
        assertThat(failed.status()).isEqualTo(status);
        assertThat(failed.request()).isEqualTo("PUT /assessment-tests/t%201/metadata");
        assertThat(failed).hasMessageStartingWith("PUT /assessment-tests/t%201/metadata: status " + status);
        if (status != 204 && status != 304) {
            assertThat(failed.serviceMessage()).isEqualTo("the error: {\"a\":[1]}");
            assertThat(failed.bodyExcerpt()).isEqualTo("{\"error\":\"the error\",\"details\":{\"a\":[1]}}");
        }
    }

    @Test
    void takesOnly201ForTheItemMetadata() {
        server.reply(Reply.of(200, "{}"));

        assertThatThrownBy(() -> client.updateAssessmentItemMetadata(ItemEnvelope.xml("<i/>")))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("status 200; the documents promise status 201");
    }

    @Test
    void saysWhatForbiddenUsuallyMeans() {
        server.reply(Reply.of(403, ""));

        assertThatThrownBy(() -> client.getAssessmentTest("t")).hasMessageContaining("scope may be read-only");
    }

    @Test
    void doesNotFollowARedirectAndSaysWhereItPoints() {
        server.reply(Reply.of(307, "").with("Location", "https://other.example/x?token=1#f"));

        assertThatThrownBy(() -> client.getAssessmentTest("t"))
                .hasMessageContaining("points to https://other.example/x")
                .hasMessageNotContaining("token=1");
        assertThat(server.requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<html><body>Sign in</body></html>", "", "[]", "null", "{\"a\":1", "{\"a\":1,\"a\":2}", "\"x\""})
    void refusesASuccessWhoseBodyIsNoJsonObject(String body) {
        server.reply(Reply.of(200, body));

        UnexpectedResponseException failed =
                catchThrowableOfType(UnexpectedResponseException.class, () -> client.getAssessmentTest("t"));

        assertThat(failed.status()).isEqualTo(200);
        assertThat(failed).hasMessageContaining("no JSON object");
        assertThat(failed.bodyExcerpt()).isEqualTo(body);
    }

    @Test
    void stopsReadingABodyAtTheLimit() {
        QtiClient careful = server.client(new FakeTime()).maxResponseBytes(1000).build();
        server.reply(Reply.of(200, "{\"a\":\"" + "x".repeat(992) + "\"}"));
        careful.getAssessmentTest("t");
        server.reply(Reply.of(200, "{\"a\":\"" + "x".repeat(993) + "\"}"), Reply.of(400, "y".repeat(5_000_000)));

        assertThatThrownBy(() -> careful.getAssessmentTest("t"))
                .isInstanceOf(UnexpectedResponseException.class)
                .hasMessageContaining("1000 bytes");
        assertThatThrownBy(() -> careful.getAssessmentTest("t")).isInstanceOf(RequestException.class);
    }

    @Test
    void keepsExcerptAndWordsShortAndOnOneLine() {
        String long_ = "é\\n\\u0007".repeat(3000);
        server.reply(Reply.of(500, "{\"error\":\"" + long_ + "\",\"message\":null,\"details\":\"\"}"));

        ServerException failed = catchThrowableOfType(ServerException.class, () -> client.getAssessmentTest("t"));

        assertThat(failed.bodyExcerpt()).hasSize(1000).endsWith("…");
        assertThat(failed.serviceMessage()).hasSize(1000).startsWith("é é é").doesNotContain("\n", "\u0007");
    }

    @Test
    void survivesSerialization() throws Exception {
        server.reply(Reply.of(429, "{\"error\":\"x\"}").with("Retry-After", "500"));
        RateLimitException failed = catchThrowableOfType(RateLimitException.class, () -> client.getAssessmentTest("t"));

        java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();
        new java.io.ObjectOutputStream(bytes).writeObject(failed);
        Object copy = new java.io.ObjectInputStream(new java.io.ByteArrayInputStream(bytes.toByteArray())).readObject();

        assertThat(copy).isInstanceOf(RateLimitException.class);
        assertThat(((RateLimitException) copy).retryAfter()).hasSeconds(500);
        assertThat(((RateLimitException) copy).request()).isEqualTo("GET /assessment-tests/t");
    }
}
