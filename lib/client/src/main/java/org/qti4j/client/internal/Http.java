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
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.internal.SendFailure.Kind;

/** Sends one request once and sorts what can go wrong. Thread-safe. */
final class Http implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    /** The HttpClient's own timeout knows better whether a connection was made; ours only covers the body, which that leaves out. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private final HttpClient client;
    private final @Nullable ExecutorService ownThreads;
    private final int maxResponseBytes;

    Http(@Nullable HttpClient given, int maxResponseBytes) {
        this.maxResponseBytes = maxResponseBytes;
        ownThreads = given == null ? Executors.newCachedThreadPool(new Threads()) : null;
        // HTTP/1.1, where it is plain when a request was sent; with HTTP/2 a lost connection loses many requests at
        // once.
        client = given != null
                ? given
                : HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECT_TIMEOUT)
                        .executor(ownThreads)
                        .build();
    }

    Answer send(HttpRequest.Builder builder, Duration timeout) throws SendFailure {
        HttpRequest request = builder.timeout(timeout).build();
        CompletableFuture<HttpResponse<LimitedBody.Bytes>> answer =
                client.sendAsync(request, info -> new LimitedBody(maxResponseBytes));
        try {
            HttpResponse<LimitedBody.Bytes> response =
                    answer.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
            LimitedBody.Bytes body = response.body();
            return new Answer(response.statusCode(), response.headers(), body.bytes(), body.cut());
        } catch (InterruptedException e) {
            answer.cancel(true);
            throw new SendFailure(Kind.INTERRUPTED, "the thread was interrupted", e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new SendFailure(Kind.TIMEOUT, "no complete answer within " + text(timeout), e);
        } catch (ExecutionException e) {
            throw sorted(e.getCause(), timeout);
        }
    }

    private static SendFailure sorted(@Nullable Throwable cause, Duration timeout) {
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
        if (cause instanceof SSLException || cause instanceof IOException) {
            return new SendFailure(Kind.DROPPED, "the connection broke before the answer was complete", cause);
        }
        return new SendFailure(Kind.DROPPED, "the request failed", cause);
    }

    private static String text(Duration time) {
        return time.toMillis() % 1000 == 0 ? time.toSeconds() + " s" : time.toMillis() + " ms";
    }

    @Override
    public void close() {
        if (ownThreads != null) {
            ownThreads.shutdown();
        }
    }

    /** Daemon threads, so that a client that nobody closed does not keep the program alive. */
    private static final class Threads implements java.util.concurrent.ThreadFactory {
        private final AtomicInteger count = new AtomicInteger();

        @Override
        public Thread newThread(Runnable task) {
            Thread thread = new Thread(task, "qti4j-client-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        }
    }
}
