// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.qti4j.client.internal.SendFailure.Kind;

/** Sends one request once and sorts what can go wrong. Thread-safe. */
final class Http {
    /** The HttpClient's own timeout knows better whether a connection was made; ours only covers the body, which that leaves out. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private final HttpClient client;
    private final Timer timer;
    private final int maxResponseBytes;

    Http(HttpClient client, Timer timer, int maxResponseBytes) {
        this.client = client;
        this.timer = timer;
        this.maxResponseBytes = maxResponseBytes;
    }

    /** Returns the answer; fails with {@link SendFailure}. When the scope is cancelled, the exchange is ended and its connection closed. */
    CompletableFuture<Answer> send(HttpRequest.Builder builder, Duration timeout, Scope scope) {
        HttpRequest request = builder.timeout(timeout).build();
        CompletableFuture<Answer> result = new CompletableFuture<>();
        CompletableFuture<HttpResponse<LimitedBody.Bytes>> exchange =
                client.sendAsync(request, info -> new LimitedBody(maxResponseBytes));
        Runnable forgetTimer = timer.after(timeout.plus(GRACE), () -> {
            result.completeExceptionally(
                    new SendFailure(Kind.TIMEOUT, "no complete answer within " + text(timeout), null));
            exchange.cancel(true);
        });
        Runnable forgetScope = scope.onCancel(() -> {
            result.completeExceptionally(SendFailure.cancelled());
            exchange.cancel(true);
        });
        exchange.whenComplete((response, thrown) -> {
            forgetTimer.run();
            forgetScope.run();
            if (response != null) {
                LimitedBody.Bytes body = response.body();
                result.complete(new Answer(response.statusCode(), response.headers(), body.bytes(), body.cut()));
            } else {
                result.completeExceptionally(sorted(Failed.cause(thrown), timeout));
            }
        });
        return result;
    }

    private static SendFailure sorted(Throwable cause, Duration timeout) {
        if (cause instanceof HttpConnectTimeoutException) {
            return new SendFailure(Kind.NOT_CONNECTED, "the connection could not be made in time", cause);
        }
        if (cause instanceof HttpTimeoutException) {
            return new SendFailure(Kind.TIMEOUT, "no answer within " + text(timeout), cause);
        }
        if (cause instanceof ConnectException
                || cause instanceof NoRouteToHostException
                || cause instanceof UnknownHostException
                || cause instanceof UnresolvedAddressException) {
            return new SendFailure(Kind.NOT_CONNECTED, "the connection could not be made", cause);
        }
        if (cause instanceof SSLHandshakeException || cause instanceof SSLPeerUnverifiedException) {
            return new SendFailure(Kind.NOT_TRUSTED, "the server could not be trusted: " + cause.getMessage(), cause);
        }
        if (cause instanceof IOException) {
            return new SendFailure(Kind.DROPPED, "the connection broke before the answer was complete", cause);
        }
        return new SendFailure(Kind.DROPPED, "the request failed", cause);
    }

    private static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }
}
