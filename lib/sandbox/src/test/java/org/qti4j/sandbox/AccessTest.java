// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.qti4j.sandbox.Caller.JSON;
import static org.qti4j.sandbox.Caller.json;

import java.net.InetAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class AccessTest {
    private static final String GRANT = "grant_type=client_credentials&client_id=me&client_secret=a%2Bb%20c";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-01-01T00:00:00Z"));
    private QtiSandbox sandbox;
    private Caller caller;

    @BeforeEach
    void start() {
        sandbox = QtiSandbox.builder()
                .credentials("me", "a+b c")
                .tokenLifetime(Duration.ofSeconds(90))
                .clock(clock())
                .start();
        sandbox.putTest("<qti-assessment-test " + Samples.QTI + " identifier=\"t\" title=\"T\"/>");
        caller = new Caller(sandbox);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void issuesABearerTokenThatOpensTheApiUntilItExpires() throws Exception {
        HttpResponse<String> response = caller.askToken(GRANT);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response)).containsEntry("token_type", "Bearer").containsEntry("expires_in", 90);
        caller.withToken((String) json(response).get("access_token"));
        assertThat(caller.get("/assessment-tests/t").statusCode()).isEqualTo(200);
        now.set(now.get().plusSeconds(89));
        assertThat(caller.get("/assessment-tests/t").statusCode()).isEqualTo(200);
        now.set(now.get().plusSeconds(1));
        assertThat(caller.get("/assessment-tests/t").statusCode()).isEqualTo(401);
    }

    @Test
    void takesCredentialsByBasicAuthenticationToo() throws Exception {
        String good = Base64.getEncoder().encodeToString("me:a%2Bb+c".getBytes(StandardCharsets.UTF_8));
        String bad = Base64.getEncoder().encodeToString("me:x".getBytes(StandardCharsets.UTF_8));

        assertThat(caller.askToken("grant_type=client_credentials", "Authorization", "Basic " + good)
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> refused =
                caller.askToken("grant_type=client_credentials", "Authorization", "Basic " + bad);
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type=client_credentials&client_id=me&client_secret=wrong, invalid_client",
        "grant_type=client_credentials&client_id=you&client_secret=a%2Bb%20c, invalid_client",
        "grant_type=client_credentials, invalid_client",
        "grant_type=password&client_id=me&client_secret=a%2Bb%20c, unsupported_grant_type",
        "client_id=me&client_secret=a%2Bb%20c, unsupported_grant_type",
        "grant_type=%zz, invalid_request"
    })
    void refusesOtherRequestsForAToken(String form, String error) throws Exception {
        HttpResponse<String> response = caller.askToken(form);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response)).containsEntry("error", error);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "unknown"})
    void answers401WithoutAValidToken(String token) throws Exception {
        HttpResponse<String> response = caller.withToken(token).get("/assessment-tests/t");

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response)).containsEntry("error", "Unauthorized");
        assertThat(caller.get("/whatever").statusCode()).isEqualTo(401);
    }

    @Test
    void letsAReadOnlyScopeReadAndNotWrite() throws Exception {
        HttpResponse<String> response =
                caller.askToken(GRANT + "&scope=https%3A%2F%2Fpurl.imsglobal.org%2Fspec%2Fqti%2Fv3%2Fscope%2Freadonly");
        caller.withToken((String) json(response).get("access_token"));

        assertThat(caller.get("/assessment-tests/t").statusCode()).isEqualTo(200);
        assertThat(caller.send("PUT", "/assessment-tests/t/metadata", JSON, "{\"metadata\":{}}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void forgetsItsTokensWhenTheyAreRevoked() throws Exception {
        caller.withToken();
        sandbox.revokeTokens();

        assertThat(caller.get("/assessment-tests/t").statusCode()).isEqualTo(401);
    }

    @Test
    void keepsRequestsWithoutTokenAndSecret() throws Exception {
        caller.withToken().send("PUT", "/assessment-tests/t/metadata", JSON, "{\"metadata\":{}}");

        assertThat(sandbox.requests())
                .containsExactly(
                        new RecordedRequest(
                                "POST", "/oauth2/token", "", "application/x-www-form-urlencoded", "", 200, ""),
                        new RecordedRequest(
                                "PUT", "/api/assessment-tests/t/metadata", "", JSON, "{\"metadata\":{}}", 200, ""));
    }

    @Test
    void listensOnLoopbackAtThePortItWasGivenAndOnceOnly() {
        assertThat(sandbox.baseUrl().getHost())
                .isEqualTo(InetAddress.getLoopbackAddress().getHostAddress());
        int port = sandbox.baseUrl().getPort();

        assertThatThrownBy(() -> QtiSandbox.builder().port(port).start()).hasMessageContaining(String.valueOf(port));

        sandbox.close();
        QtiSandbox.builder().port(port).start().close();
    }

    private Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now.get();
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException();
            }
        };
    }
}
