// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
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
class TokensTest {
    private static final Reply OK = Reply.of(200, "{}");
    private static final Reply REFUSED = Reply.of(401, "{\"error\":\"Unauthorized\",\"message\":\"jwt expired\"}");

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
    void asksForATokenWithTheCredentialsInTheBody() {
        server.reply(OK);

        client.getAssessmentTest("t");

        ScriptedServer.Request request = server.tokenRequests().get(0);
        assertThat(request.method() + " " + request.path()).isEqualTo("POST /oauth2/token");
        assertThat(request.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request.headers()).doesNotContainKey("Authorization");
        assertThat(request.body())
                .isEqualTo(
                        "grant_type=client_credentials&client_id=client-1&client_secret=s3cret%2Fwith%2Bodd%3Dcharacters");
    }

    @Test
    void asksForScopesWhenToldTo() {
        server.reply(OK);
        QtiClient scoped = server.client(time)
                .clientCredentials(ClientCredentials.of(server.tokenUrl(), "c", "x")
                        .withScopes("https://purl.imsglobal.org/spec/qti/v3/scope/createput", "b"))
                .build();

        scoped.getAssessmentTest("t");

        assertThat(server.tokenRequests().get(0).body())
                .isEqualTo("grant_type=client_credentials&client_id=c&client_secret=x"
                        + "&scope=https%3A%2F%2Fpurl.imsglobal.org%2Fspec%2Fqti%2Fv3%2Fscope%2Fcreateput+b");
    }

    @Test
    void keepsATokenUntilOneMinuteBeforeItExpires() {
        server.reply(OK, OK, OK);

        client.getAssessmentTest("t");
        time.pass(Duration.ofSeconds(3539));
        client.getAssessmentTest("t");
        assertThat(server.tokenRequests()).hasSize(1);
        time.pass(Duration.ofSeconds(1));
        client.getAssessmentTest("t");

        assertThat(server.tokenRequests()).hasSize(2);
        assertThat(server.requests().get(2).header("Authorization")).isEqualTo("Bearer token-2");
    }

    @ParameterizedTest
    @CsvSource({"30, 14, 15", "\"120\", 59, 60", "null, 239, 240", "-1, 239, 240", "\"soon\", 239, 240"})
    void usesAShortLivedTokenForHalfItsLifeAndAnUnknownOneForMinutes(String expiresIn, int before, int after) {
        String token = "{\"access_token\":\"a\",\"expires_in\":" + expiresIn + "}";
        server.replyToToken(Reply.of(200, token)).reply(OK, OK, OK);

        client.getAssessmentTest("t");
        time.pass(Duration.ofSeconds(before));
        client.getAssessmentTest("t");
        assertThat(server.tokenRequests()).hasSize(1);
        time.pass(Duration.ofSeconds(after - before));
        client.getAssessmentTest("t");
        assertThat(server.tokenRequests()).hasSize(2);
    }

    @Test
    void fetchesOneTokenForManyThreads() throws Exception {
        int threads = 24;
        for (int i = 0; i < threads; i++) {
            server.reply(OK);
        }

        assertThat(inParallel(threads, () -> client.getAssessmentTest("t")))
                .hasSize(threads)
                .containsOnlyNulls();
        assertThat(server.tokenRequests()).hasSize(1);
    }

    @Test
    void renewsARefusedTokenOnceForManyThreads() throws Exception {
        server.reply(OK);
        client.getAssessmentTest("t");
        int threads = 8;
        for (int i = 0; i < threads; i++) {
            server.reply(REFUSED);
        }
        for (int i = 0; i < threads; i++) {
            server.reply(OK);
        }

        List<Throwable> outcomes = inParallel(threads, () -> client.getAssessmentTest("t"));

        // A thread that starts after the renewal may meet a scripted 401 with the new token, and renews that one.
        assertThat(outcomes).hasSize(threads);
        assertThat(server.tokenRequests().size()).isBetween(2, 1 + threads);
    }

    @Test
    void sharesAFailureAmongTheThreadsThatWaitedForIt() throws Exception {
        for (int i = 0; i < 24; i++) {
            server.replyToToken(Reply.of(400, "{\"error\":\"invalid_client\"}"));
        }

        List<Throwable> outcomes = inParallel(24, () -> client.getAssessmentTest("t"));

        assertThat(outcomes).hasSize(24).allMatch(e -> e instanceof AuthException);
        assertThat(server.tokenRequests().size()).isLessThan(24);
    }

    @Test
    void renewsTheTokenOnceAfterA401AndSendsAgain() {
        server.reply(REFUSED, Reply.of(201, "{}"));

        client.updateAssessmentItemMetadata(ItemEnvelope.xml("<i/>"));

        assertThat(server.requests().stream().map(sent -> sent.header("Authorization")))
                .containsExactly("Bearer token-1", "Bearer token-2");
        assertThat(server.requests().get(1).body())
                .isEqualTo(server.requests().get(0).body());
    }

    @Test
    void endsWithAuthExceptionAfterTheSecond401() {
        server.reply(REFUSED, REFUSED);

        AuthException refused = catchThrowableOfType(AuthException.class, () -> client.getAssessmentTest("t"));

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.request()).isEqualTo("GET /assessment-tests/t");
        assertThat(refused.serviceMessage()).isEqualTo("Unauthorized: jwt expired");
        assertThat(server.requests()).hasSize(2);
        assertThat(server.tokenRequests()).hasSize(2);
    }

    @Test
    void asksTheSupplierAgainAfterA401ButDoesNotRepeatWithTheSameToken() {
        Iterator<String> supplied = List.of("old", "new", "new", "new").iterator();
        QtiClient other = server.client(time).bearerToken(supplied::next).build();
        server.reply(REFUSED, OK, REFUSED);

        other.getAssessmentTest("t");
        assertThatThrownBy(() -> other.getAssessmentTest("t")).isInstanceOf(AuthException.class);

        assertThat(server.requests().stream().map(sent -> sent.header("Authorization")))
                .containsExactly("Bearer old", "Bearer new", "Bearer new");
        assertThat(server.tokenRequests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer abc", "abc def", "abc\ndef", "a\r\nX-Evil: 1", "é"})
    void refusesASuppliedTokenThatCannotBeOneWithoutRepeatingIt(String token) {
        QtiClient other = server.client(time).bearerToken(() -> token).build();

        AuthException refused = catchThrowableOfType(AuthException.class, () -> other.getAssessmentTest("t"));

        if (!token.isEmpty()) {
            assertThat(refused.getMessage()).doesNotContain(token);
        }
        assertThat(server.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "400 | `{\"error\":\"invalid_client\"}` | client id or secret is wrong | invalid_client",
                "400 | `{\"error\":\"invalid_scope\",\"error_description\":\"no\"}` | may not have the scopes | invalid_scope: no",
                "401 | `{\"error\":\"unauthorized_client\"}` | may not use client credentials | unauthorized_client",
                "404 | `<html>not here</html>` | is this the token endpoint |",
                "302 | `` | redirects are not followed |",
                "500 | `{\"message\":\"oops\"}` | no token | oops",
                "200 | `{\"token\":\"x\"}` | no access_token |",
                "201 | `{\"access_token\":\"x\"}` | no token |",
                "200 | `<html>sign in</html>` | no access_token |",
                "200 | `[]` | no access_token |",
                "200 | `{\"access_token\":\"a b\"}` | blank |",
                "200 | `{\"access_token\":\"a\",\"token_type\":\"mac\"}` | no bearer token |"
            })
    void namesTheMistakeWhenThereIsNoToken(int status, String body, String hint, String words) {
        server.replyToToken(Reply.of(status, body));

        AuthException failed = catchThrowableOfType(AuthException.class, () -> client.getAssessmentTest("t"));

        assertThat(failed).hasMessageContaining(hint);
        assertThat(failed.request()).isEqualTo("POST " + server.tokenUrl());
        assertThat(failed.serviceMessage()).isEqualTo(words);
        assertThat(server.tokenRequests()).hasSize(1);
        assertThat(server.requests()).isEmpty();
    }

    @Test
    void repeatsATokenRequestThatMayPass() {
        server.replyToToken(Reply.of(503, ""), Reply.of(429, ""), Reply.DROP).reply(OK);

        client.getAssessmentTest("t");

        assertThat(time.sleeps()).hasSize(3);
    }

    @Test
    void endsWithAuthExceptionWhenTheTokenEndpointDoesNotAnswer() {
        QtiClient hasty = server.client(time).timeout(Duration.ofMillis(200)).build();
        server.replyToToken(Reply.SILENCE);

        AuthException failed = catchThrowableOfType(AuthException.class, () -> hasty.getAssessmentTest("t"));

        assertThat(failed.status()).isEqualTo(QtiApiException.NO_STATUS);
        assertThat(failed).hasMessageContaining("did not answer");
    }

    @Test
    void doesNotRememberAFailure() {
        server.replyToToken(Reply.of(500, "")).reply(OK);

        assertThatThrownBy(() -> client.getAssessmentTest("t")).isInstanceOf(AuthException.class);
        client.getAssessmentTest("t");

        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void neverShowsSecretOrTokenEvenWhenTheServiceRepeatsThem() {
        String secret = ScriptedServer.SECRET;
        String encoded = "s3cret%2Fwith%2Bodd%3Dcharacters";
        String echo = "{\"error\":\"bad " + secret + " " + encoded + " token-1\"}";
        List<Throwable> all = new ArrayList<>();
        server.replyToToken(Reply.of(
                400,
                "{\"error\":\"bad " + secret.replace("/", "\\/") + " " + encoded.toLowerCase(Locale.ROOT) + "\"}"));
        all.add(catchThrowableOfType(AuthException.class, () -> client.getAssessmentTest("t")));
        for (Reply reply : List.of(
                Reply.of(400, echo),
                Reply.of(500, echo),
                Reply.of(200, "not JSON token-1 " + secret),
                Reply.of(200, "token-1"),
                Reply.of(302, "").with("Location", "https://u:" + encoded + "@other.example/token-1?t=token-1"))) {
            server.reply(reply);
            all.add(catchThrowableOfType(QtiApiException.class, () -> client.getAssessmentTest("t")));
        }
        server.reply(Reply.of(401, echo), Reply.of(401, "{\"error\":\"token-1 token-2\"}"));
        all.add(catchThrowableOfType(AuthException.class, () -> client.getAssessmentTest("t")));

        assertThat(all).hasSize(7).doesNotContainNull();
        for (Throwable thrown : all) {
            QtiApiException failed = (QtiApiException) thrown;
            StringWriter text = new StringWriter();
            failed.printStackTrace(new PrintWriter(text));
            text.append(failed.bodyExcerpt()).append(failed.serviceMessage());
            assertThat(text.toString())
                    .doesNotContain(secret, encoded, "s3cret", "token-1", "token-2")
                    .contains("***");
        }
    }

    @Test
    void refusesCredentialsWithTheUsualMistakesBeforeSendingAnything() {
        URI url = server.tokenUrl();
        for (String secret :
                List.of("", " abc", "abc\n", "a bc", "\"abc\"", "'abc'", "abc\u00a0", "\ufeffabc", "a\u0000")) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> ClientCredentials.of(url, "id", secret))
                    .satisfies(e ->
                            assertThat(e.getMessage()).contains("client secret").doesNotContain("abc"));
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClientCredentials.of(url, "id ", "abc"))
                .withMessageContaining("client id");
        assertThat(ClientCredentials.of(url, "id", "hidden-one").toString())
                .contains("id")
                .doesNotContain("hidden-one");
    }

    private static List<Throwable> inParallel(int threads, Runnable call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Throwable>> futures = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            futures.add(pool.submit(() -> {
                start.await();
                try {
                    call.run();
                    return null;
                } catch (QtiApiException e) {
                    return e;
                }
            }));
        }
        start.countDown();
        List<Throwable> outcomes = new ArrayList<>();
        for (Future<Throwable> future : futures) {
            outcomes.add(future.get(30, TimeUnit.SECONDS));
        }
        pool.shutdownNow();
        return outcomes;
    }
}
