// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qti4j.sandbox.Caller.JSON;
import static org.qti4j.sandbox.Caller.json;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FaultsTest {
    private static final String PATH = "/assessment-tests/t";

    private QtiSandbox sandbox;
    private Caller caller;

    @BeforeEach
    void start() throws Exception {
        sandbox = QtiSandbox.builder().start();
        sandbox.putTest("<qti-assessment-test " + Samples.QTI + " identifier=\"t\" title=\"T\"/>");
        caller = new Caller(sandbox).withToken();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void failsAsOftenAsToldAndInOrder() throws Exception {
        sandbox.failNext(2, Fault.status(503));
        sandbox.failNext(Fault.status(429).withHeader("retry-after", "7"));

        assertThat(caller.get(PATH).statusCode()).isEqualTo(503);
        assertThat(caller.get(PATH).statusCode()).isEqualTo(503);
        HttpResponse<String> limited = caller.get(PATH);
        assertThat(limited.statusCode()).isEqualTo(429);
        assertThat(limited.headers().allValues("Retry-After")).containsExactly("7");
        assertThat(caller.get(PATH).statusCode()).isEqualTo(200);
    }

    @Test
    void failsTheRequestsItIsToldTo() throws Exception {
        sandbox.failNext(1, request -> request.method().equals("PUT"), Fault.status(503));
        sandbox.failNext(1, request -> request.body().contains("\"a\""), Fault.ignored());

        assertThat(caller.get(PATH).statusCode()).isEqualTo(200);
        assertThat(update().statusCode()).isEqualTo(503);
        assertThat(json(update())).containsKey("metadata");
        assertThat(sandbox.test("t").orElseThrow()).doesNotContainKey("metadata");
        assertThat(update().statusCode()).isEqualTo(200);
        assertThat(sandbox.test("t").orElseThrow()).containsKey("metadata");
        assertThat(sandbox.requests())
                .extracting(RecordedRequest::fault)
                .containsExactly("", "", "ANSWER", "IGNORED", "");
        sandbox.clearRequests();
        assertThat(sandbox.requests()).isEmpty();
    }

    @Test
    void answersTheDocumentedBodies() throws Exception {
        sandbox.failNext(Fault.status(500));
        sandbox.failNext(Fault.status(400));
        sandbox.failNext(Fault.status(404));
        sandbox.failNext(Fault.status(429));

        assertThat(json(caller.get(PATH))).containsOnlyKeys("error", "message", "eventId", "details");
        assertThat(json(caller.get(PATH))).containsOnlyKeys("error", "details");
        assertThat(json(caller.get(PATH))).containsOnlyKeys("error");
        assertThat(caller.get(PATH).headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void hasNoEffectOnWhatIsStored() throws Exception {
        sandbox.failNext(Fault.status(200, "{}"));
        sandbox.failNext(Fault.dropConnection());

        assertThat(update().body()).isEqualTo("{}");
        assertThatThrownBy(this::update).isInstanceOf(IOException.class);
        assertThat(sandbox.test("t").orElseThrow()).doesNotContainKey("metadata");
    }

    @Test
    void dropsTheAnswerAfterTheUpdateTookEffect() {
        sandbox.failNext(Fault.dropAnswer());

        assertThatThrownBy(this::update).isInstanceOf(IOException.class);
        assertThat(sandbox.test("t").orElseThrow()).containsEntry("metadata", Map.of("a", 1));
        assertThat(sandbox.requests().get(1).status()).isZero();
    }

    @Test
    void answersHtmlAndOtherBodies() throws Exception {
        sandbox.failNext(Fault.notJson());
        sandbox.failNext(Fault.status(204, ""));

        HttpResponse<String> page = caller.get(PATH);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).startsWith("<!DOCTYPE html>");
        assertThat(page.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(caller.get(PATH).statusCode()).isEqualTo(204);
    }

    @Test
    void delaysAndThenAnswersAsUsual() throws Exception {
        sandbox.failNext(Fault.delay(Duration.ofMillis(300)));
        sandbox.failNext(Fault.status(503).after(Duration.ofMillis(300)));

        long start = System.nanoTime();
        assertThat(caller.get(PATH).statusCode()).isEqualTo(200);
        assertThat(caller.get(PATH).statusCode()).isEqualTo(503);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(600));
    }

    @Test
    void failsTokenRequestsApart() throws Exception {
        sandbox.failNextToken(1, Fault.status(500));

        assertThat(caller.get(PATH).statusCode()).isEqualTo(200);
        assertThat(caller.askToken("").statusCode()).isEqualTo(500);
    }

    @Test
    void takesFaultsBack() throws Exception {
        sandbox.failNext(100, Fault.status(500));
        sandbox.clearFaults();

        assertThat(caller.get(PATH).statusCode()).isEqualTo(200);
        assertThatIllegalArgumentException().isThrownBy(() -> sandbox.failNext(0, Fault.notJson()));
        assertThatIllegalArgumentException().isThrownBy(() -> Fault.status(100));
    }

    @Test
    void closesAtOnceWhileARequestIsDelayed() throws Exception {
        sandbox.failNext(Fault.delay(Duration.ofMinutes(5)));
        Thread waiting =
                new Thread(() -> assertThatThrownBy(() -> caller.get(PATH)).isInstanceOf(IOException.class));
        waiting.start();
        Thread.sleep(200);

        sandbox.close();
        waiting.join(5_000);

        assertThat(waiting.isAlive()).isFalse();
    }

    private HttpResponse<String> update() throws IOException, InterruptedException {
        return caller.send("PUT", PATH + "/metadata", JSON, "{\"metadata\":{\"a\":1}}");
    }
}
