// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.ClientCredentials;
import org.qti4j.client.CompletedRequest;
import org.qti4j.client.Sleeper;

/** The settings of a client, as {@link org.qti4j.client.QtiClientBuilder} explains them. */
public record Settings(
        URI baseUrl,
        @Nullable ClientCredentials credentials,
        @Nullable Supplier<String> bearerToken,
        @Nullable HttpClient httpClient,
        Duration timeout,
        Duration deadline,
        int maxAttempts,
        int maxResponseBytes,
        Clock clock,
        Sleeper sleeper,
        DoubleSupplier random,
        Consumer<CompletedRequest> observer) {}
