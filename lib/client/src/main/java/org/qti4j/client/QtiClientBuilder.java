// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.internal.HttpQtiClient;
import org.qti4j.client.internal.Settings;
import org.qti4j.client.internal.Timer;
import org.qti4j.client.internal.Urls;
import org.qti4j.json.Json;

/** Collects the settings of a {@link QtiClient}. Not thread-safe; can build several clients. */
public final class QtiClientBuilder {
    private static final String METHOD_RETRY = "jdk.httpclient.enableAllMethodRetry";

    private final URI baseUrl;
    private @Nullable ClientCredentials credentials;
    private @Nullable Supplier<String> bearerToken;
    private @Nullable HttpClient httpClient;
    private Duration connectTimeout = Duration.ofSeconds(10);
    private Duration timeout = Duration.ofSeconds(40);
    private Duration deadline = Duration.ofMinutes(2);
    private int maxAttempts = 4;
    private boolean repeatUnknown500;
    private int maxConcurrent = 10;
    private Duration pace = Duration.ZERO;
    private UpdateOptions options = UpdateOptions.defaults();
    private int maxResponseBytes = 32 * 1024 * 1024;
    private Clock clock = Clock.systemUTC();
    private @Nullable Sleeper sleeper;
    private @Nullable Function<Executor, Timer> timer;
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

    /** Sets how long making a connection may take, 10 s unless set; without effect on a caller's {@code HttpClient}. */
    public QtiClientBuilder connectTimeout(Duration value) {
        connectTimeout = positive(value, "connectTimeout");
        return this;
    }

    /** Sets how long one request may take, the whole body included; 40 s unless set. */
    public QtiClientBuilder timeout(Duration value) {
        timeout = positive(value, "timeout");
        return this;
    }

    /**
     * Sets how long a request may take, all repetitions, waits and the token included, 2 min unless set; counted from when there is a place
     * among the concurrent ones. Each request of a {@code modify…} or a verification counts by itself.
     */
    public QtiClientBuilder deadline(Duration value) {
        deadline = positive(value, "deadline");
        return this;
    }

    /** Sets how often a request is sent at most; 4 unless set, 1 for never again. */
    public QtiClientBuilder maxAttempts(int value) {
        maxAttempts = positive(value, "maxAttempts");
        return this;
    }

    /**
     * Sets whether a GET, PUT, DELETE or validation is repeated after a 500 whose words name none of the permanent reasons; not unless set. Under
     * load the service answers 500 that pass, but also for content that it never accepts, in words that nobody lists.
     */
    public QtiClientBuilder repeatUnknown500(boolean value) {
        repeatUnknown500 = value;
        return this;
    }

    /**
     * Sets how many calls are under way at once, 10 unless set, which is what users of the service report as safe; others wait for their turn. For
     * pushes of many items they advise 5.
     */
    public QtiClientBuilder maxConcurrent(int value) {
        maxConcurrent = positive(value, "maxConcurrent");
        return this;
    }

    /** Sets the least time between the starts of two requests; none unless set. Users of the service advise 50 to 100 ms. */
    public QtiClientBuilder pace(Duration value) {
        if (value.isNegative()) {
            throw new IllegalArgumentException("pace is " + value + "; it must not be below zero");
        }
        pace = value;
        return this;
    }

    /** Sets whether documents are validated before they are sent; they are unless set otherwise. */
    public QtiClientBuilder preflight(boolean value) {
        options = options.withPreflight(value);
        return this;
    }

    /**
     * Sets whether updates are read back; not unless set. A {@code modify…} without options is in any case. With
     * {@link Verification#READ_BACK} a method that returns only the object throws {@link NotProvenException} when it is not what was sent.
     */
    public QtiClientBuilder verification(Verification value) {
        options = options.with(value);
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

    /**
     * Sets how the waits between repetitions are spent. Unless set, no thread waits; a sleeper is called on a thread of the client and blocks
     * that.
     */
    public QtiClientBuilder sleeper(Sleeper value) {
        sleeper = Objects.requireNonNull(value, "sleeper");
        return this;
    }

    /** Sets what watches the time of requests, for tests. */
    QtiClientBuilder timer(Function<Executor, Timer> value) {
        timer = value;
        return this;
    }

    /** Sets the random numbers from 0 to below 1 that spread the waits; must be thread-safe. */
    public QtiClientBuilder random(DoubleSupplier value) {
        random = Objects.requireNonNull(value, "random");
        return this;
    }

    /** Sets who is told of every request that was answered, before the call goes on; must be thread-safe, since any thread may do it. */
    public QtiClientBuilder observer(Consumer<CompletedRequest> value) {
        observer = Objects.requireNonNull(value, "observer");
        return this;
    }

    /**
     * Returns the client. Nothing is sent before its first call.
     *
     * @throws IllegalStateException when neither credentials nor a token were given, or when the JDK was told to repeat requests by itself
     */
    public QtiClient build() {
        refuseMethodRetry();
        if (credentials == null && bearerToken == null) {
            throw new IllegalStateException("the client needs clientCredentials or bearerToken");
        }
        return new HttpQtiClient(new Settings(
                baseUrl,
                credentials,
                bearerToken,
                httpClient,
                connectTimeout,
                timeout,
                deadline,
                maxAttempts,
                repeatUnknown500,
                maxResponseBytes,
                maxConcurrent,
                pace,
                options,
                clock,
                sleeper,
                timer,
                random,
                observer));
    }

    /** With this property the JDK repeats every request whose connection broke, a POST, too, behind the back of whoever sends it. */
    private static void refuseMethodRetry() {
        String value = System.getProperty(METHOD_RETRY);
        if (value != null && (value.isEmpty() || Boolean.parseBoolean(value))) {
            throw new IllegalStateException("the system property " + METHOD_RETRY
                    + " is set: the JDK would send a POST twice when a connection breaks; start without it");
        }
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
