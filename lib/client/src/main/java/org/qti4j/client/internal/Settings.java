// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.ClientCredentials;
import org.qti4j.client.CompletedRequest;
import org.qti4j.client.Sleeper;
import org.qti4j.client.UpdateOptions;

/**
 * The settings of a client, as {@link org.qti4j.client.QtiClientBuilder} explains them.
 *
 * @param sleeper how waits are spent; null for the client's own timer
 * @param timer makes the timer; null for the client's own
 */
public record Settings(
        URI baseUrl,
        @Nullable ClientCredentials credentials,
        @Nullable Supplier<String> bearerToken,
        @Nullable HttpClient httpClient,
        Duration connectTimeout,
        Duration timeout,
        Duration deadline,
        int maxAttempts,
        boolean repeatUnknown500,
        int maxResponseBytes,
        int maxConcurrent,
        Duration pace,
        UpdateOptions options,
        Clock clock,
        @Nullable Sleeper sleeper,
        @Nullable Function<Executor, Timer> timer,
        DoubleSupplier random,
        Consumer<CompletedRequest> observer) {}
