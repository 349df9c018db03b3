// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsyncTest {
    private static final String HALF = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{";

    private FaultServer server;
    private FakeTime time;
    private ManualTimer timer;
    private QtiClient client;

    @BeforeEach
    void start() throws IOException {
        server = new FaultServer();
        time = new FakeTime();
        timer = new ManualTimer();
        client = builder().build();
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        server.close();
    }

    private QtiClientBuilder builder() {
        return noSleeper().sleeper(time::sleep);
    }

    private QtiClientBuilder noSleeper() {
        return QtiClient.builder(server.url("/api"))
                .clientCredentials(server.url("/oauth2/token"), "client-1", FaultServer.SECRET)
                .preflight(false)
                .clock(time)
                .timer(timer::with);
    }

    private static FaultServer.Reply ok() {
        return FaultServer.status(200, "{\"identifier\":\"x\"}");
    }

    @Test
    void completesWithTheResult() {
        server.reply(ok());

        assertThat(client.async().getAssessmentItem("x").join().identifier()).isEqualTo("x");
    }

    @Test
    void completesWithTheExceptionItself() {
        server.reply(FaultServer.status(404, "{\"error\":\"none\"}"));

        CompletableFuture<StoredItem> result = client.async().getAssessmentItem("x");

        assertThatThrownBy(result::join)
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(NotFoundException.class);
        AtomicReference<Throwable> seen = new AtomicReference<>();
        result.whenComplete((value, thrown) -> seen.set(thrown));
        assertThat(seen.get()).isInstanceOf(NotFoundException.class);
    }

    @Test
    void hangsUpWhenCancelledBeforeTheHeaders() throws InterruptedException {
        cancelledAt("");
    }

    @Test
    void hangsUpWhenCancelledWithinTheBody() throws InterruptedException {
        cancelledAt(HALF);
    }

    private void cancelledAt(String begun) throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        server.reply(FaultServer.stall(begun, arrived::countDown));
        CompletableFuture<StoredItem> result = client.async().getAssessmentItem("x");
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(result.cancel(true)).isTrue();

        assertThatThrownBy(result::join).isInstanceOf(CancellationException.class);
        // The connection of the token request stays for the next call; that of the cancelled one is closed.
        client.close();
        assertThat(server.leftOpen()).isZero();
        assertThat(server.requests()).hasSize(1);
        assertThat(timer.left()).isZero();
    }

    @Test
    void closesTheConnectionOfACancelledCallAtOnce() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        CountDownLatch hungUp = new CountDownLatch(1);
        server.reply((request, socket) -> {
            arrived.countDown();
            socket.getInputStream().read();
            hungUp.countDown();
            return false;
        });
        CompletableFuture<StoredItem> result = client.async().getAssessmentItem("x");
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        result.cancel(true);

        assertThat(hungUp.await(10, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void doesNotRepeatWhatWasCancelledInItsWait() throws InterruptedException {
        CountDownLatch waiting = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        server.reply(FaultServer.status(503, "{}"), ok());
        try (QtiClient patient = builder()
                .sleeper(wait -> {
                    waiting.countDown();
                    goOn.await();
                })
                .build()) {
            CompletableFuture<StoredItem> result = patient.async().getAssessmentItem("x");
            assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();

            result.cancel(true);
            goOn.countDown();
        }
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void letsTheOthersHaveTheTokenOfACancelledCall() throws InterruptedException {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        server.replyToToken((request, socket) -> {
            asked.countDown();
            await(answer);
            return FaultServer.status(200, "{\"access_token\":\"t\",\"expires_in\":3600}")
                    .to(request, socket);
        });
        server.reply(ok());
        CompletableFuture<StoredItem> first = client.async().getAssessmentItem("a");
        assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
        CompletableFuture<StoredItem> second = client.async().getAssessmentItem("b");

        first.cancel(true);
        answer.countDown();

        assertThat(second.join().identifier()).isEqualTo("x");
        assertThat(server.tokenRequests()).hasSize(1);
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void endsWhatIsUnderWayWhenClosed() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(3);
        server.reply(FaultServer.stall("", arrived::countDown));
        QtiClient few = builder().maxConcurrent(3).build();
        List<CompletableFuture<StoredItem>> results = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            results.add(few.async().getAssessmentItem("x"));
        }
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        few.close();

        int taken = 0;
        for (CompletableFuture<StoredItem> result : results) {
            Throwable thrown = catchCause(result);
            assertThat(thrown).isInstanceOf(NoAnswerException.class).hasMessageContaining("called off");
            taken += ((NoAnswerException) thrown).mayHaveBeenTaken() ? 1 : 0;
        }
        assertThat(taken).isEqualTo(3);
        assertThat(server.leftOpen()).isZero();
        assertThat(server.requests()).hasSize(3);
        assertThatThrownBy(() -> few.async().getAssessmentItem("x")).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void endsACallThatWaitsWhenAnotherThreadCloses() throws InterruptedException {
        CountDownLatch arrived = new CountDownLatch(1);
        server.reply(FaultServer.stall("", arrived::countDown));
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                client.updateAssessmentTestMetadata("t", Map.of());
            } catch (RuntimeException e) {
                thrown.set(e);
            }
        });
        caller.start();
        assertThat(arrived.await(10, TimeUnit.SECONDS)).isTrue();

        client.close();
        caller.join(10_000);

        assertThat(thrown.get()).isInstanceOf(NoAnswerException.class);
        assertThat(((NoAnswerException) thrown.get()).mayHaveBeenTaken()).isTrue();
    }

    @Test
    void hasNoMoreUnderWayAtOnceThanAllowed() {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        server.reply((request, socket) -> {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            Thread.yield();
            now.decrementAndGet();
            return ok().to(request, socket);
        });
        try (QtiClient few = builder().maxConcurrent(3).build()) {
            List<CompletableFuture<StoredItem>> results = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                results.add(few.async().getAssessmentItem("x" + i));
            }
            results.forEach(CompletableFuture::join);
        }

        assertThat(server.requests()).hasSize(60);
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void needsNoThreadForACallThatWaits() {
        // Two hundred calls wait for their repetition; the timer has them, and no thread sleeps.
        server.reply(FaultServer.status(503, "{}"));
        try (QtiClient many = noSleeper().maxConcurrent(200).build()) {
            List<CompletableFuture<StoredItem>> results = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                results.add(many.async().getAssessmentItem("x" + i));
            }
            while (server.requests().size() < 200 || timer.waiting() < 200) {
                Thread.onSpinWait();
            }
            long threads = Thread.getAllStackTraces().keySet().stream()
                    .filter(thread -> thread.getName().startsWith("qti4j-client"))
                    .filter(thread -> thread.getState() == Thread.State.TIMED_WAITING
                            && Arrays.stream(thread.getStackTrace())
                                    .anyMatch(frame -> frame.getMethodName().equals("sleep")))
                    .count();
            assertThat(threads).isZero();
            results.forEach(result -> result.cancel(true));
        }
    }

    @Test
    void keepsTheTimeBetweenTheStartsOfRequests() {
        server.reply(ok());
        try (QtiClient slow = builder().pace(Duration.ofMillis(80)).build()) {
            slow.getAssessmentItem("a");
            slow.getAssessmentItem("b");
            time.pass(Duration.ofSeconds(1));
            slow.getAssessmentItem("c");
            slow.getAssessmentItem("d");
        }

        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(80), Duration.ofMillis(80));
    }

    @Test
    void hasTheCallersStackInItsExceptions() {
        server.reply(FaultServer.status(404, "{}"));

        assertThatThrownBy(() -> client.getAssessmentItem("x"))
                .satisfies(thrown -> assertThat(thrown.getStackTrace())
                        .anyMatch(frame -> frame.getMethodName().equals("hasTheCallersStackInItsExceptions")
                                || frame.getMethodName().contains("lambda$hasTheCallersStackInItsExceptions")));
    }

    @Test
    void waitsForRealWithoutASleeper() {
        server.reply(FaultServer.status(503, "{}"), ok());
        try (QtiClient real = QtiClient.builder(server.url("/api"))
                .bearerToken(() -> "t")
                .random(() -> 0.001)
                .build()) {
            assertThat(real.getAssessmentItem("x").identifier()).isEqualTo("x");
        }
        assertThat(server.requests()).hasSize(2);
    }

    private static Throwable catchCause(CompletableFuture<?> result) {
        try {
            result.join();
            return null;
        } catch (CompletionException e) {
            return e.getCause();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
