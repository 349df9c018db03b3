// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.qti4j.json.Json;

@Timeout(60)
class RandomFaultsTest extends Samples {
    private static final String UPDATE = itemJson("i", "Two", "");

    static Set<Misbehaviour> random() {
        return Misbehaviour.all(Misbehaviour.Kind.RANDOM);
    }

    @ParameterizedTest
    @MethodSource("random")
    void hitsEveryRequestWhenToldTo(Misbehaviour misbehaviour) throws Exception {
        restart(builder().misbehave(misbehaviour).faultRate(1).faultSeed(7).slowness(Duration.ofMillis(30)));

        boolean effect = isHit(misbehaviour);

        assertThat(sandbox.item("i").orElseThrow())
                .as("the request had its effect")
                .containsEntry("title", effect ? "Two" : "One");
        assertThat(sandbox.requests().get(1).fault()).isEqualTo(misbehaviour.name());
        sandbox.misbehave();
        caller.withToken();
        assertThat(update().statusCode()).isEqualTo(200);
    }

    /** Returns whether the request is to have had its effect. */
    private boolean isHit(Misbehaviour misbehaviour) throws Exception {
        switch (misbehaviour) {
            case RATE_LIMITED, RATE_LIMITED_SILENTLY -> {
                HttpResponse<String> response = update();
                assertThat(response.statusCode()).isEqualTo(429);
                assertThat(response.headers().firstValue("Retry-After").isPresent())
                        .isEqualTo(misbehaviour == Misbehaviour.RATE_LIMITED);
                return false;
            }
            case UNAVAILABLE -> {
                HttpResponse<String> response = update();
                assertThat(response.statusCode()).isBetween(502, 504);
                assertThat(response.body()).startsWith("<!DOCTYPE html>");
                return false;
            }
            case SERVER_ERRORS -> {
                assertThat(send(500, "PUT", ITEM, UPDATE)).containsOnlyKeys("error", "message", "eventId", "details");
                return false;
            }
            case SLOW_ANSWERS, SLOW_BODIES -> {
                long start = System.nanoTime();
                assertThat(Caller.json(update())).containsEntry("title", "Two");
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(30));
                return true;
            }
            case CONNECTION_DROPPED, ANSWER_DROPPED, ANSWER_TRUNCATED -> {
                assertThatThrownBy(this::update).isInstanceOf(IOException.class);
                return misbehaviour != Misbehaviour.CONNECTION_DROPPED;
            }
            case ANSWER_NOT_JSON -> {
                HttpResponse<String> response = update();
                assertThat(response.statusCode()).isEqualTo(200);
                assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
                assertThatThrownBy(() -> Json.read(response.body())).hasMessageContaining("json");
                return true;
            }
            case ANSWER_HTML -> {
                assertThat(update().body()).startsWith("<!DOCTYPE html>");
                return true;
            }
            case ANSWER_WRONG_TYPE -> {
                HttpResponse<String> response = update();
                assertThat(response.headers().firstValue("Content-Type")).contains("text/html");
                assertThat(Caller.json(response)).containsEntry("title", "Two");
                return true;
            }
            case ANSWER_OVERSIZED -> {
                assertThat(update().body())
                        .hasSize(33 * 1024 * 1024)
                        .startsWith("{")
                        .endsWith(" ");
                return true;
            }
            case TOKENS_EXPIRE -> {
                assertThat(update().statusCode()).isEqualTo(401);
                return false;
            }
            case UPDATE_IGNORED -> {
                assertThat(Caller.json(update())).containsEntry("title", "Two").containsEntry("__v", 1);
                assertThat(get(ITEM)).containsEntry("title", "One").containsEntry("__v", 0);
                return false;
            }
            default -> throw new IllegalArgumentException("nothing shows " + misbehaviour);
        }
    }

    @Test
    void hitsTheSameRequestsWithTheSameSeedInAnyOrder() throws Exception {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            paths.add("/assessment-items/x" + i);
        }
        Set<String> first = faults(42, paths);
        List<String> reversed = new ArrayList<>(paths);
        Collections.reverse(reversed);

        assertThat(first).isNotEmpty().hasSizeLessThan(120);
        assertThat(faults(42, reversed)).isEqualTo(first);
        assertThat(faults(43, paths)).isNotEqualTo(first);
        assertThat(sandbox.faultSeed()).isEqualTo(43);
    }

    private Set<String> faults(long seed, List<String> paths) throws Exception {
        restart(builder()
                .misbehave(Misbehaviour.SERVER_ERRORS, Misbehaviour.RATE_LIMITED)
                .faultSeed(seed)
                .faultRate(0.2));
        for (int round = 0; round < 3; round++) {
            for (String path : paths) {
                caller.get(path);
            }
        }
        Map<String, Integer> counts = new HashMap<>();
        return sandbox.requests().stream()
                .map(request ->
                        request.path() + " " + counts.merge(request.path(), 1, Integer::sum) + " " + request.fault())
                .filter(text -> !text.endsWith(" "))
                .collect(Collectors.toSet());
    }

    @Test
    void hitsAboutAsManyRequestsAsToldAndInBursts() throws Exception {
        restart(builder().misbehave(Misbehaviour.RATE_LIMITED).faultSeed(1).faultRate(0.1));
        for (int i = 0; i < 500; i++) {
            caller.get("/assessment-items/none");
        }
        String statuses = sandbox.requests().stream()
                .skip(1)
                .map(request -> request.status() == 429 ? "x" : ".")
                .collect(Collectors.joining());
        // Bursts have two requests on average, and some overlap.
        assertThat(statuses.replace(".", "").length()).isBetween(50, 150);
        assertThat(statuses).contains(".x.", ".xxx.");
    }

    @Test
    void takesNoOtherRate() {
        assertThatIllegalArgumentException().isThrownBy(() -> builder().faultRate(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> builder().faultRate(Double.NaN));
    }

    private HttpResponse<String> update() throws IOException, InterruptedException {
        return caller.send("PUT", ITEM, Caller.JSON, UPDATE);
    }
}
