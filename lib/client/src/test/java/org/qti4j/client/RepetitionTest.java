// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
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
class RepetitionTest {
    private static final Reply OK = Reply.of(200, "{}");
    private static final Reply BUSY = Reply.of(429, "{\"error\":\"Too many\"}");

    private ScriptedServer server;
    private FakeTime time;
    private QtiClient client;

    @BeforeEach
    void start() throws IOException {
        server = new ScriptedServer();
        time = new FakeTime();
        client = server.client(time).build();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void waitsAsManySecondsAsTheServiceAsks() {
        server.reply(BUSY.with("Retry-After", "7"), OK);

        client.getAssessmentTest("t");

        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Thu, 01 Jan 2026 00:00:09 GMT", "Thu Jan  1 00:00:09 2026"})
    void waitsUntilTheDateThatTheServiceNames(String date) {
        server.reply(BUSY.with("Retry-After", date), OK);

        client.getAssessmentTest("t");

        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(9));
    }

    @ParameterizedTest
    @ValueSource(strings = {"soon", "-5", "", "Wed, 31 Dec 2025 23:59:59 GMT", "0", "1e3"})
    void fallsBackToItsOwnWaitWhenTheHeaderIsPastOrNonsense(String value) {
        server.reply(BUSY.with("Retry-After", value), OK);

        client.getAssessmentTest("t");

        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(250));
    }

    @Test
    void givesUpAfterTheLastAttemptAndSaysHowLongToWait() {
        server.reply(BUSY, BUSY, BUSY, BUSY.with("Retry-After", "30"));

        RateLimitException limited =
                catchThrowableOfType(RateLimitException.class, () -> client.getAssessmentTest("t"));

        assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(30));
        assertThat(limited.status()).isEqualTo(429);
        assertThat(limited)
                .hasMessage("GET /assessment-tests/t: status 429; try again in 30 s; the service says: Too many");
        assertThat(server.requests()).hasSize(4);
        assertThat(time.sleeps())
                .containsExactly(Duration.ofMillis(250), Duration.ofMillis(500), Duration.ofMillis(1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"121", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT"})
    void givesUpAtOnceWhenTheServiceAsksForMoreThanTheDeadlineLeaves(String retryAfter) {
        server.reply(BUSY.with("Retry-After", retryAfter));

        assertThatThrownBy(() -> client.getAssessmentTest("t")).isInstanceOf(RateLimitException.class);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void keepsToTheDeadlineOverAllAttempts() {
        QtiClient brief = server.client(time)
                .deadline(Duration.ofSeconds(10))
                .maxAttempts(100)
                .build();
        Reply busy = BUSY.with("Retry-After", "4");
        server.reply(busy, busy, busy, busy, busy);

        assertThatThrownBy(() -> brief.getAssessmentTest("t")).isInstanceOf(RateLimitException.class);
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(4), Duration.ofSeconds(4));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 503, 504})
    void repeatsReadsAndReplacementsAfterAPassingFailure(int status) {
        server.reply(Reply.of(status, ""), OK, Reply.of(status, "<html>"), OK);

        client.getAssessmentTest("t");
        client.updateAssessmentTestMetadata("t", Map.of("a", 1));

        assertThat(server.requests()).hasSize(4);
        assertThat(server.requests().get(3).body()).isEqualTo("{\"metadata\":{\"a\":1}}");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, 500",
        "PUT, 500",
        "POST, 500",
        "POST, 502",
        "POST, 503",
        "POST, 504",
        "GET, 501",
        "PUT, 400",
        "PUT, 409"
    })
    void sendsOnceWhateverWillNotPassOrMayHaveBeenTaken(String method, int status) {
        server.reply(Reply.of(status, "{\"error\":\"x\"}").with("Retry-After", "1"));

        QtiApiException failed = catchThrowableOfType(QtiApiException.class, () -> call(method));

        assertThat(failed.status()).isEqualTo(status);
        assertThat(server.requests()).hasSize(1);
        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void repeatsAPostThatWasNotTaken() {
        server.reply(BUSY, Reply.of(401, ""), BUSY, Reply.of(201, "{}"));

        call("POST");

        assertThat(server.requests())
                .hasSize(4)
                .allMatch(sent -> sent.body().equals("{\"format\":\"xml\",\"xml\":\"<i/>\"}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT"})
    void repeatsAReadOrReplacementOverABrokenConnection(String method) {
        server.reply(Reply.DROP, Reply.BREAK_OFF, OK);

        call(method);

        // The JDK's own client may add one attempt for a GET.
        assertThat(server.requests()).hasSizeBetween(3, 4);
    }

    @Test
    void neverSendsAPostTwiceOverABrokenConnection() {
        for (Reply broken : new Reply[] {Reply.DROP, Reply.BREAK_OFF}) {
            server.requests().clear();
            server.reply(broken);

            NoAnswerException none = catchThrowableOfType(NoAnswerException.class, () -> call("POST"));

            assertThat(none.mayHaveBeenTaken()).isTrue();
            assertThat(none.status()).isEqualTo(QtiApiException.NO_STATUS);
            assertThat(none.request()).isEqualTo("POST /assessment-items/metadata");
            assertThat(none).hasMessageContaining("may have taken");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void neverSendsAPostTwiceOverAReusedConnection() {
        server.reply(OK, Reply.DROP);
        call("GET");

        assertThatThrownBy(() -> call("POST")).isInstanceOf(NoAnswerException.class);
        assertThat(server.requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "POST"})
    void triesAgainWhenTheConnectionCannotBeMade(String method) throws IOException {
        QtiClient nowhere = QtiClient.builder(URI.create("http://127.0.0.1:" + freePort() + "/api"))
                .bearerToken(() -> "t")
                .preflight(false)
                .clock(time)
                .sleeper(time::sleep)
                .build();

        NoAnswerException none = catchThrowableOfType(NoAnswerException.class, () -> call(nowhere, method));

        assertThat(time.sleeps()).hasSize(3);
        assertThat(none.mayHaveBeenTaken()).isFalse();
        assertThat(none).hasMessageContaining("could not be made").hasMessageContaining("did not take");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "POST"})
    void endsATimeoutWithoutRepeating(String method) {
        QtiClient hasty = server.client(time).timeout(Duration.ofMillis(300)).build();
        server.reply(Reply.SILENCE);

        NoAnswerException none = catchThrowableOfType(NoAnswerException.class, () -> call(hasty, method));

        assertThat(none.mayHaveBeenTaken()).isTrue();
        assertThat(none).hasMessageContaining("within 300 ms");
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void endsAnAnswerThatNeverEndsAndHangsUp() throws InterruptedException {
        QtiClient hasty = server.client(time).timeout(Duration.ofMillis(300)).build();
        server.reply(Reply.DRIP);

        assertThatThrownBy(() -> call(hasty, "GET"))
                .isInstanceOf(NoAnswerException.class)
                .hasMessageContaining("no complete answer within 300 ms");
        assertThat(server.sawHangUp()).isTrue();
    }

    @Test
    void saysThatAnEarlierAttemptMayHaveBeenTaken() {
        server.reply(Reply.of(502, ""), Reply.SILENCE);
        QtiClient interrupted = server.client(time)
                .sleeper(wait -> {
                    throw new InterruptedException();
                })
                .build();

        NoAnswerException none = catchThrowableOfType(NoAnswerException.class, () -> call(interrupted, "PUT"));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(none.mayHaveBeenTaken()).isTrue();
    }

    @Test
    void endsWhenTheThreadIsInterruptedAndKeepsTheFlag() throws InterruptedException {
        server.reply(Reply.SILENCE);
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        AtomicReference<Boolean> flag = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                call("PUT");
            } catch (RuntimeException e) {
                thrown.set(e);
            }
            flag.set(Thread.currentThread().isInterrupted());
        });
        caller.start();
        while (server.requests().isEmpty()) {
            Thread.sleep(5);
        }

        caller.interrupt();
        caller.join(10_000);

        assertThat(thrown.get()).isInstanceOf(NoAnswerException.class).hasMessageContaining("interrupted");
        assertThat(flag.get()).isTrue();
    }

    @Test
    void spreadsItsWaitsOverTheWholeRangeWithAnUpperLimit() {
        QtiClient patient = server.client(time)
                .random(() -> 0.999999)
                .maxAttempts(9)
                .deadline(Duration.ofHours(1))
                .build();
        for (int i = 0; i < 9; i++) {
            server.reply(Reply.of(503, ""));
        }

        assertThatThrownBy(() -> patient.getAssessmentTest("t")).isInstanceOf(ServerException.class);
        assertThat(time.sleeps().stream().map(Duration::toMillis))
                .containsExactly(499L, 999L, 1999L, 3999L, 7999L, 15999L, 19999L, 19999L);
    }

    private void call(String method) {
        call(client, method);
    }

    private static void call(QtiClient client, String method) {
        switch (method) {
            case "GET" -> client.getAssessmentTest("t");
            case "PUT" -> client.updateAssessmentTest("t", "<t/>");
            default -> client.updateAssessmentItemMetadata(ItemEnvelope.xml("<i/>"));
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            return socket.getLocalPort();
        }
    }
}
