// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationTest {
    private static final Map<String, String> COMPLETE = Map.of(
            "QTI_BASE_URL", "https://qti.example/api",
            "QTI_TOKEN_URL", "https://login.example/oauth2/token",
            "QTI_CLIENT_ID", "id-1",
            "QTI_CLIENT_SECRET", "hidden-secret");

    @Test
    void readsTheFourVariables() {
        QtiClientConfig config = QtiClientConfig.from(COMPLETE);

        assertThat(config.baseUrl()).isEqualTo(URI.create("https://qti.example/api"));
        assertThat(config.credentials())
                .isEqualTo(ClientCredentials.of(
                        URI.create("https://login.example/oauth2/token"), "id-1", "hidden-secret"));
        assertThat(config.toString()).contains("id-1").doesNotContain("hidden-secret");
        QtiClient.builder(config).build().close();
    }

    @Test
    void namesEveryMissingVariable() {
        Map<String, String> some = new HashMap<>(COMPLETE);
        some.remove("QTI_CLIENT_ID");
        some.put("QTI_TOKEN_URL", "");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> QtiClientConfig.from(some))
                .withMessage("not set in the environment: QTI_TOKEN_URL, QTI_CLIENT_ID");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QtiClientConfig.from(Map.of()))
                .withMessageContaining("QTI_BASE_URL, QTI_TOKEN_URL, QTI_CLIENT_ID, QTI_CLIENT_SECRET");
    }

    @Test
    void saysWhatIsWrongWithAVariableWithoutShowingASecret() {
        for (String name : new String[] {"QTI_BASE_URL", "QTI_TOKEN_URL", "QTI_CLIENT_SECRET"}) {
            Map<String, String> wrong = new HashMap<>(COMPLETE);
            wrong.put(name, "hidden secret\n");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> QtiClientConfig.from(wrong))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("hidden"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://qti.example/api",
                "http://127.0.0.1.evil.example/api",
                "http://localhost.evil.example",
                "http://10.0.0.1/",
                "ftp://qti.example/api",
                "qti.example/api",
                "/api",
                "https:///api",
                "https://user:pw@qti.example/api",
                "https://qti.example/api?x=1",
                "https://qti.example/api#x"
            })
    void refusesAUrlThatATokenMustNotGoTo(String url) {
        assertThatIllegalArgumentException().isThrownBy(() -> QtiClient.builder(URI.create(url)));
        assertThatIllegalArgumentException().isThrownBy(() -> ClientCredentials.of(URI.create(url), "a", "b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://qti.example",
                "HTTPS://qti.example:8443/api/",
                "http://localhost:1/api",
                "http://127.0.0.1:1",
                "http://[::1]:1/"
            })
    void takesHttpsAndLoopback(String url) {
        QtiClient.builder(URI.create(url)).bearerToken(() -> "t").build().close();
    }

    @Test
    void refusesSettingsThatCannotWork() {
        QtiClientBuilder builder = QtiClient.builder(URI.create("https://qti.example/api"));

        assertThatThrownBy(builder::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("bearerToken");
        assertThatIllegalArgumentException().isThrownBy(() -> builder.timeout(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.deadline(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxAttempts(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxResponseBytes(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.httpClient(HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build()))
                .withMessageContaining("redirects");
    }

    @Test
    void sendsThroughTheCallersClient() throws IOException {
        HttpClient own = HttpClient.newHttpClient();
        try (ScriptedServer server = new ScriptedServer();
                QtiClient client = server.client(new FakeTime()).httpClient(own).build()) {
            server.reply(ScriptedServer.Reply.of(200, "{\"identifier\":\"t\"}"));

            assertThat(client.getAssessmentTest("t").identifier()).isEqualTo("t");
        }
    }

    @Test
    void takesAKnownServiceByItsNameOnly() {
        Map<String, String> staging =
                Map.of("QTI_SERVICE", "staging", "QTI_CLIENT_ID", "id-1", "QTI_CLIENT_SECRET", "hidden-secret");

        QtiClientConfig config = QtiClientConfig.from(staging);

        assertThat(config).isEqualTo(QtiClientConfig.of(QtiService.STAGING, "id-1", "hidden-secret"));
        assertThat(config.baseUrl()).isEqualTo(URI.create("https://qti-staging.alpha-1edtech.ai/api"));
        for (QtiService service : QtiService.values()) {
            assertThat(QtiService.named(service.name().toLowerCase(Locale.ROOT)))
                    .isEqualTo(service);
        }
    }

    /** Whoever is not told where to send sends nowhere; in particular not to where learners are. */
    @ParameterizedTest
    @ValueSource(strings = {"prod", "Production", "staging ", "default", "PRODUCTION"})
    void hasNoDefaultAndNoFallbackAmongServices(String name) {
        Map<String, String> variables = new HashMap<>(COMPLETE);
        variables.keySet().removeAll(List.of("QTI_BASE_URL", "QTI_TOKEN_URL"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QtiClientConfig.from(variables))
                .withMessageContaining("QTI_BASE_URL");

        variables.put("QTI_SERVICE", name);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QtiClientConfig.from(variables))
                .withMessageContaining("known are production and staging");
    }

    @Test
    void refusesAServiceThatIsNamedTwice() {
        Map<String, String> both = new HashMap<>(COMPLETE);
        both.put("QTI_SERVICE", "staging");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> QtiClientConfig.from(both))
                .withMessageContaining("QTI_SERVICE and QTI_BASE_URL are both set");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> QtiClientConfig.from(Map.of("QTI_SERVICE", "staging")))
                .withMessage("not set in the environment: QTI_CLIENT_ID, QTI_CLIENT_SECRET");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "true", "TRUE"})
    void refusesToStartWhenTheJdkWouldRepeatAPost(String value) {
        QtiClientBuilder builder =
                QtiClient.builder(URI.create("https://qti.example/api")).bearerToken(() -> "t");
        System.setProperty("jdk.httpclient.enableAllMethodRetry", value);
        try {
            assertThatThrownBy(builder::build)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("would send a POST twice");
            System.setProperty("jdk.httpclient.enableAllMethodRetry", "false");
            builder.build().close();
        } finally {
            System.clearProperty("jdk.httpclient.enableAllMethodRetry");
        }
    }

    @Test
    void refusesLimitsThatCannotWork() {
        QtiClientBuilder builder = QtiClient.builder(URI.create("https://qti.example/api"));

        assertThatIllegalArgumentException().isThrownBy(() -> builder.maxConcurrent(0));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.pace(Duration.ofMillis(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> builder.connectTimeout(Duration.ZERO));
        builder.pace(Duration.ZERO);
    }
}
