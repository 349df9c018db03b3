// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation meets every fault: the right exception, the right number of requests, no secret, nothing left behind. */
@Timeout(60)
class FaultMatrixTest {
    private static final int ATTEMPTS = 4;
    private static final Duration TIMEOUT = Duration.ofSeconds(40);
    private static final Duration WATCHED = TIMEOUT.plusMillis(200);
    private static final String ECHO = "{\"error\":\"refused {echo}\",\"message\":\"m\",\"details\":\"d\"}";

    private static FaultServer server;
    private static FaultServer elsewhere;
    private static ServerSocket full;
    private static final List<Socket> FILLERS = new ArrayList<>();
    private static final List<String> LOGGED = new CopyOnWriteArrayList<>();
    private static final Logger LOGGER = Logger.getLogger("org.qti4j.client");
    private static final Handler LOG = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            LOGGED.add(new SimpleFormatter().format(entry));
        }

        @Override
        public void flush() {
            // Nothing is held back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };

    private FakeTime time;
    private ManualTimer timer;

    /**
     * What the service does, and what should come of it.
     *
     * @param name what it does
     * @param replies its answers, the last of them again and again
     * @param thrown the simple name of the exception; empty for success
     * @param requests how many requests arrive: the least and the most
     * @param taken what {@code mayHaveBeenTaken} says, where there is no answer
     */
    private record Fault(
            String name,
            BiFunction<ApiOperation, ManualTimer, FaultServer.Reply[]> replies,
            Function<ApiOperation, String> thrown,
            Function<ApiOperation, int[]> requests,
            boolean taken) {
        /** The same for reads that the JDK repeats by itself. */
        Fault orMore() {
            return new Fault(
                    name,
                    replies,
                    thrown,
                    operation -> {
                        int[] count = requests.apply(operation);
                        return new int[] {count[0], operation.method().equals("GET") ? count[1] + 1 : count[1]};
                    },
                    taken);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void startAll() throws IOException {
        server = new FaultServer();
        elsewhere = new FaultServer();
        // Connections that nobody accepts fill the queue, so that the next is never made.
        full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        for (int i = 0; i < 4; i++) {
            Socket filler = new Socket();
            FILLERS.add(filler);
            try {
                filler.connect(full.getLocalSocketAddress(), 100);
            } catch (IOException e) {
                break;
            }
        }
        LOGGER.addHandler(LOG);
        LOGGER.setLevel(Level.ALL);
        LOGGER.setUseParentHandlers(false);
    }

    @AfterAll
    static void stopAll() throws IOException {
        LOGGER.removeHandler(LOG);
        LOGGER.setUseParentHandlers(true);
        LOGGER.setLevel(null);
        server.close();
        elsewhere.close();
        for (Socket filler : FILLERS) {
            filler.close();
        }
        full.close();
    }

    @BeforeEach
    void start() {
        server.forget();
        elsewhere.forget();
        LOGGED.clear();
        time = new FakeTime();
        timer = new ManualTimer();
    }

    private static FaultServer.Reply ok(ApiOperation operation) {
        return FaultServer.status(operation.status(), operation.answer());
    }

    private static Fault answers(String name, FaultServer.Reply reply, String thrown, int idempotent, int other) {
        return new Fault(
                name,
                (operation, timer) -> new FaultServer.Reply[] {reply},
                operation -> thrown,
                operation -> exactly(operation.idempotent() ? idempotent : other),
                true);
    }

    private static Fault thenWorks(String name, FaultServer.Reply first, String otherwise, boolean always) {
        return new Fault(
                name + ", then it works",
                (operation, timer) -> new FaultServer.Reply[] {first, ok(operation)},
                operation -> always || operation.idempotent() ? "" : otherwise,
                operation -> exactly(always || operation.idempotent() ? 2 : 1),
                true);
    }

    private static Fault breaks(String name, FaultServer.Reply reply) {
        return new Fault(
                name,
                (operation, timer) -> new FaultServer.Reply[] {reply},
                operation -> "NoAnswerException",
                operation -> broken(operation),
                true);
    }

    /** The JDK's own client may add an attempt of its own to each GET. */
    private static int[] broken(ApiOperation operation) {
        if (operation.method().equals("GET")) {
            return new int[] {ATTEMPTS, 2 * ATTEMPTS};
        }
        return exactly(operation.idempotent() ? ATTEMPTS : 1);
    }

    private static int[] exactly(int count) {
        return new int[] {count, count};
    }

    private static String head(String more) {
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n" + more + "\r\n";
    }

    private static List<Fault> faults() {
        List<Fault> all = new ArrayList<>();
        for (int status : new int[] {400, 403, 405, 409, 413, 415, 422}) {
            all.add(answers("status " + status, FaultServer.status(status, ECHO), "RequestException", 1, 1));
        }
        all.add(answers("status 404", FaultServer.status(404, ECHO), "NotFoundException", 1, 1));
        all.add(answers("status 401 always", FaultServer.status(401, ECHO), "AuthException", 2, 2));
        all.add(answers("status 429 always", FaultServer.status(429, ECHO), "RateLimitException", ATTEMPTS, ATTEMPTS));
        all.add(answers("status 500", FaultServer.status(500, ECHO), "ServerException", 1, 1));
        all.add(answers("status 501", FaultServer.status(501, ECHO), "ServerException", 1, 1));
        for (int status : new int[] {502, 503, 504}) {
            all.add(answers(
                    "status " + status + " always", FaultServer.status(status, ECHO), "ServerException", ATTEMPTS, 1));
        }
        all.add(answers("status 202", FaultServer.status(202, ECHO), "UnexpectedResponseException", 1, 1));
        all.add(answers("an answer without body", FaultServer.status(205, ""), "UnexpectedResponseException", 1, 1));
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            String target = elsewhere.url("/api/x").toString();
            all.add(answers(
                    "redirect " + status + " to another host",
                    FaultServer.status(status, "", "Location", target),
                    "UnexpectedResponseException",
                    1,
                    1));
        }
        all.add(thenWorks("401 once, an expired token", FaultServer.status(401, ECHO), "", true));
        for (String retryAfter : List.of(
                "3",
                "0",
                "Thu, 01 Jan 2026 00:00:09 GMT",
                "Thu Jan  1 00:00:09 2026",
                "Wed, 31 Dec 2025 23:59:59 GMT",
                "-5",
                "soon",
                "",
                "1e3",
                "7, 8")) {
            all.add(thenWorks(
                    "429 with Retry-After \"" + retryAfter + "\"",
                    FaultServer.status(429, ECHO, "Retry-After", retryAfter),
                    "",
                    true));
        }
        for (String retryAfter : List.of("100000", "99999999999999999999", "Fri, 31 Dec 9999 23:59:59 GMT")) {
            all.add(answers(
                    "429 with the huge Retry-After " + retryAfter,
                    FaultServer.status(429, ECHO, "Retry-After", retryAfter),
                    "RateLimitException",
                    1,
                    1));
        }
        all.add(thenWorks(
                "503 with Retry-After 2", FaultServer.status(503, ECHO, "Retry-After", "2"), "ServerException", false));
        all.add(thenWorks("a reset", FaultServer.reset(), "NoAnswerException", false)
                .orMore());
        all.add(breaks("resets", FaultServer.reset()));
        all.add(breaks("closed without an answer", FaultServer.raw("", true)));
        all.add(breaks("half a status line", FaultServer.raw("HTTP/1.1 2", true)));
        all.add(breaks("no HTTP", FaultServer.raw("220 smtp.example ESMTP\r\n", true)));
        all.add(breaks("half the headers", FaultServer.raw("HTTP/1.1 200 OK\r\nContent-Ty", true)));
        all.add(breaks("half the body", FaultServer.raw(head("Content-Length: 100\r\n") + "{\"a\":", true)));
        all.add(breaks("half a chunk", FaultServer.raw(head("Transfer-Encoding: chunked\r\n") + "10\r\n{\"a\"", true)));
        all.add(new Fault(
                "silence instead of headers",
                (operation, timer) -> new FaultServer.Reply[] {FaultServer.stall("", () -> timer.pass(WATCHED))},
                operation -> "NoAnswerException",
                operation -> exactly(1),
                true));
        all.add(new Fault(
                "silence within the body",
                (operation, timer) -> new FaultServer.Reply[] {
                    FaultServer.stall(head("Content-Length: 100\r\n") + "{\"a\"", () -> timer.pass(WATCHED))
                },
                operation -> "NoAnswerException",
                operation -> exactly(1),
                true));
        all.add(wrongBody("a body without end", FaultServer.endless()));
        all.add(wrongBody("HTML", body("text/html", "<html>Sign in {echo}</html>")));
        all.add(wrongBody("HTML that says it is JSON", body("application/json", "<html>{echo}</html>")));
        all.add(wrongBody("an empty body", body("application/json", "")));
        all.add(wrongBody("half a JSON object", body("application/json", "{\"identifier\":\"{echo}")));
        all.add(wrongBody("a JSON array", body("application/json", "[1]")));
        all.add(wrongBody("a control character in the JSON", body("application/json", "{\"a\":\"\u0000\"}")));
        return all;
    }

    private static Function<ApiOperation, FaultServer.Reply> body(String type, String text) {
        return operation ->
                FaultServer.status(operation.status() == 204 ? 200 : operation.status(), text, "Content-Type", type);
    }

    private static Fault wrongBody(String name, FaultServer.Reply reply) {
        return wrongBody(name, operation -> reply);
    }

    private static Fault wrongBody(String name, Function<ApiOperation, FaultServer.Reply> reply) {
        return new Fault(
                name,
                (operation, timer) -> new FaultServer.Reply[] {reply.apply(operation)},
                operation -> "UnexpectedResponseException",
                operation -> exactly(1),
                true);
    }

    static Stream<Arguments> matrix() {
        List<Fault> faults = faults();
        assertThat(ApiOperation.ALL).hasSize(24);
        assertThat(faults).hasSizeGreaterThan(50);
        return ApiOperation.ALL.stream()
                .flatMap(operation -> faults.stream().map(fault -> arguments(operation, fault)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("matrix")
    void hasTheRightEnd(ApiOperation operation, Object given) throws InterruptedException {
        Fault fault = (Fault) given;
        Set<Thread> before = threads();
        server.reply(fault.replies().apply(operation, timer));

        Throwable thrown = ending(operation, client(server.url("/api")));

        String expected = fault.thrown().apply(operation);
        assertThat(thrown == null ? "" : thrown.getClass().getSimpleName())
                .as("%s", thrown)
                .isEqualTo(expected);
        int[] requests = fault.requests().apply(operation);
        assertThat(server.requests()).hasSizeBetween(requests[0], requests[1]);
        assertThat(server.requests()).allSatisfy(request -> {
            assertThat(request.method() + " " + request.path()).isEqualTo(operation.method() + " " + operation.path());
            assertThat(request.body()).isEqualTo(server.requests().get(0).body());
        });
        assertThat(elsewhere.requests()).isEmpty();
        if (thrown instanceof NoAnswerException none) {
            assertThat(none.mayHaveBeenTaken()).isEqualTo(fault.taken());
        }
        nothingLeft(before);
        noSecret(thrown);
    }

    static Stream<ApiOperation> operations() {
        return ApiOperation.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void sendsNothingWhenNoConnectionCanBeMade(ApiOperation operation) throws InterruptedException {
        Set<Thread> before = threads();
        URI nowhere = URI.create("http://127.0.0.1:" + full.getLocalPort() + "/api");
        QtiClient client = builder(nowhere)
                // Long enough for the token, whose connection can be made, on a machine that does other work.
                .connectTimeout(Duration.ofMillis(120))
                .maxAttempts(2)
                .build();

        NoAnswerException thrown = (NoAnswerException) ending(operation, client);

        assertThat(thrown.mayHaveBeenTaken()).isFalse();
        assertThat(thrown).hasMessageContaining("could not be made in time");
        assertThat(time.sleeps()).hasSize(1);
        nothingLeft(before);
        noSecret(thrown);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void isRefusedAToken(ApiOperation operation) throws InterruptedException {
        Set<Thread> before = threads();
        server.replyToToken(FaultServer.status(400, "{\"error\":\"invalid_client\",\"echo\":\"{echo}\"}"));

        Throwable thrown = ending(operation, client(server.url("/api")));

        assertThat(thrown).isInstanceOf(AuthException.class).hasMessageContaining("client id or secret is wrong");
        assertThat(server.requests()).isEmpty();
        assertThat(server.tokenRequests()).hasSize(1);
        nothingLeft(before);
        noSecret(thrown);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void survivesClocksThatAreWrong(ApiOperation operation) throws InterruptedException {
        Set<Thread> before = threads();
        QtiClient client = client(server.url("/api"));
        server.reply(ok(operation));
        operation.call().apply(client);
        // Set back by less than the token lives: it is tried, refused, and renewed once.
        time.pass(Duration.ofMinutes(-30));
        server.reply(FaultServer.status(401, ECHO), ok(operation));
        operation.call().apply(client);
        assertThat(server.tokenRequests()).hasSize(2);
        // Set forward: renewed before it is tried.
        time.pass(Duration.ofHours(5));
        server.reply(ok(operation));
        operation.call().apply(client);
        assertThat(server.tokenRequests()).hasSize(3);
        // Set back for longer than it lives: renewed instead of being held for hours.
        time.pass(Duration.ofHours(-9));
        operation.call().apply(client);
        assertThat(server.tokenRequests()).hasSize(4);
        assertThat(server.requests()).hasSize(5);
        client.close();
        nothingLeft(before);
        assertThat(LOGGED).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void endsAFutureInTheSameWay(ApiOperation operation) throws InterruptedException {
        Set<Thread> before = threads();
        QtiClient client = client(server.url("/api"));
        server.reply(FaultServer.status(429, ECHO), ok(operation));
        operation.async().apply(client.async()).join();
        assertThat(server.requests()).hasSize(2);
        server.reply(FaultServer.status(404, ECHO));
        Throwable thrown = null;
        try {
            operation.async().apply(client.async()).join();
        } catch (CompletionException e) {
            thrown = e.getCause();
        }
        assertThat(thrown).isInstanceOf(NotFoundException.class);
        client.close();
        nothingLeft(before);
        noSecret(thrown);
    }

    @Test
    void isSilentOnSuccess() {
        for (ApiOperation operation : ApiOperation.ALL) {
            server.reply(ok(operation));
            assertThat(ending(operation, client(server.url("/api"))))
                    .as(operation.name())
                    .isNull();
        }
        assertThat(LOGGED).isEmpty();
    }

    private QtiClientBuilder builder(URI base) {
        return QtiClient.builder(base)
                .clientCredentials(server.url("/oauth2/token"), "client-1", FaultServer.SECRET)
                .preflight(false)
                .maxAttempts(ATTEMPTS)
                .timeout(TIMEOUT)
                .maxResponseBytes(100_000)
                .clock(time)
                .sleeper(time::sleep)
                .timer(timer::with)
                .random(() -> 0.5);
    }

    private QtiClient client(URI base) {
        return builder(base).build();
    }

    /** Calls and closes; returns what was thrown, or null. */
    private static Throwable ending(ApiOperation operation, QtiClient client) {
        try (client) {
            operation.call().apply(client);
            return null;
        } catch (QtiApiException e) {
            return e;
        }
    }

    private void nothingLeft(Set<Thread> before) throws InterruptedException {
        assertThat(server.leftOpen()).as("connections").isZero();
        assertThat(timer.left()).as("timers").isZero();
        for (Thread thread : threads()) {
            if (!before.contains(thread)) {
                thread.join(5000);
                assertThat(thread.isAlive()).as(thread.getName()).isFalse();
            }
        }
    }

    private static Set<Thread> threads() {
        Thread[] all = new Thread[Thread.activeCount() + 50];
        int count = Thread.enumerate(all);
        return Arrays.stream(all, 0, count)
                .filter(thread -> thread.getName().startsWith("qti4j-client")
                        || thread.getName().startsWith("HttpClient-"))
                .collect(Collectors.toSet());
    }

    private static void noSecret(Throwable thrown) {
        StringWriter text = new StringWriter();
        LOGGED.forEach(text::append);
        if (thrown instanceof QtiApiException failed) {
            failed.printStackTrace(new PrintWriter(text));
            text.append(failed.bodyExcerpt()).append(failed.serviceMessage()).append(failed.request());
        }
        assertThat(text.toString()).doesNotContain(FaultServer.SECRET, "token-1", "token-2");
    }
}
