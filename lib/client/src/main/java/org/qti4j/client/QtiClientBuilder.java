// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.internal.HttpQtiClient;
import org.qti4j.client.internal.Settings;
import org.qti4j.client.internal.Urls;
import org.qti4j.json.Json;

/** Collects the settings of a {@link QtiClient}. Not thread-safe; can build several clients. */
public final class QtiClientBuilder {
    private final URI baseUrl;
    private @Nullable ClientCredentials credentials;
    private @Nullable Supplier<String> bearerToken;
    private @Nullable HttpClient httpClient;
    private Duration timeout = Duration.ofSeconds(40);
    private Duration deadline = Duration.ofMinutes(2);
    private int maxAttempts = 4;
    private int maxResponseBytes = 32 * 1024 * 1024;
    private Clock clock = Clock.systemUTC();
    private Sleeper sleeper = time -> Thread.sleep(time.toMillis());
    private DoubleSupplier random = () -> ThreadLocalRandom.current().nextDouble();
    private Consumer<CompletedRequest> observer = request -> {};

    QtiClientBuilder(URI baseUrl) {
        Urls.checkSecure(Objects.requireNonNull(baseUrl, "baseUrl"), "base URL");
        this.baseUrl = baseUrl;
    }

    /** Obtains tokens by client credentials; replaces {@link #bearerToken}. */
    public QtiClientBuilder clientCredentials(ClientCredentials value) {
        credentials = Objects.requireNonNull(value, "credentials");
        bearerToken = null;
        return this;
    }

    /**
     * Obtains tokens by client credentials that ask for no scope.
     *
     * @throws IllegalArgumentException as {@link ClientCredentials}
     */
    public QtiClientBuilder clientCredentials(URI tokenUrl, String clientId, String clientSecret) {
        return clientCredentials(ClientCredentials.of(tokenUrl, clientId, clientSecret));
    }

    /**
     * Takes tokens from the caller; replaces {@link #clientCredentials}.
     *
     * @param value asked before every request and again after a 401, must be thread-safe; returns the bare token
     */
    public QtiClientBuilder bearerToken(Supplier<String> value) {
        bearerToken = Objects.requireNonNull(value, "bearerToken");
        credentials = null;
        return this;
    }

    /**
     * Sends through the caller's client, with its proxy, certificates and executor, and leaves it open.
     *
     * @throws IllegalArgumentException when it follows redirects, which could carry a token to another host
     */
    public QtiClientBuilder httpClient(HttpClient value) {
        if (value.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the HttpClient follows redirects; build it with Redirect.NEVER");
        }
        httpClient = value;
        return this;
    }

    /** Sets how long one request may take, the whole body included; 40 s unless set. */
    public QtiClientBuilder timeout(Duration value) {
        timeout = positive(value, "timeout");
        return this;
    }

    /** Sets how long a call may take, all repetitions, waits and the token included; 2 min unless set. */
    public QtiClientBuilder deadline(Duration value) {
        deadline = positive(value, "deadline");
        return this;
    }

    /** Sets how often a request is sent at most; 4 unless set, 1 for never again. */
    public QtiClientBuilder maxAttempts(int value) {
        maxAttempts = positive(value, "maxAttempts");
        return this;
    }

    /** Sets the longest response body that is accepted; 32 MiB unless set, 64 MiB at most. */
    public QtiClientBuilder maxResponseBytes(int value) {
        maxResponseBytes = Math.min(positive(value, "maxResponseBytes"), Json.MAX_LENGTH);
        return this;
    }

    /** Sets the clock that tells when a token expires, the deadline is reached and a {@code Retry-After} date comes. */
    public QtiClientBuilder clock(Clock value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /** Sets how waits are spent; {@code Thread.sleep} unless set. */
    public QtiClientBuilder sleeper(Sleeper value) {
        sleeper = Objects.requireNonNull(value, "sleeper");
        return this;
    }

    /** Sets the random numbers from 0 to below 1 that spread the waits; must be thread-safe. */
    public QtiClientBuilder random(DoubleSupplier value) {
        random = Objects.requireNonNull(value, "random");
        return this;
    }

    /** Sets who is told of every request that was answered, on the calling thread; must be thread-safe. */
    public QtiClientBuilder observer(Consumer<CompletedRequest> value) {
        observer = Objects.requireNonNull(value, "observer");
        return this;
    }

    /**
     * Returns the client. Nothing is sent before its first call.
     *
     * @throws IllegalStateException when neither credentials nor a token were given
     */
    public QtiClient build() {
        if (credentials == null && bearerToken == null) {
            throw new IllegalStateException("the client needs clientCredentials or bearerToken");
        }
        return new HttpQtiClient(new Settings(
                baseUrl,
                credentials,
                bearerToken,
                httpClient,
                timeout,
                deadline,
                maxAttempts,
                maxResponseBytes,
                clock,
                sleeper,
                random,
                observer));
    }

    private static Duration positive(Duration value, String name) {
        if (value.isNegative() || value.isZero()) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be above zero");
        }
        return value;
    }

    private static int positive(int value, String name) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be at least 1");
        }
        return value;
    }
}
