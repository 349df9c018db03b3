// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on loopback that answers as it is told, in order, and keeps what it was sent. */
final class ScriptedServer implements AutoCloseable {
    static final String SECRET = "s3cret/with+odd=characters";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final AtomicInteger tokens = new AtomicInteger();
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final Queue<Reply> tokenReplies = new ConcurrentLinkedQueue<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final List<Request> tokenRequests = new CopyOnWriteArrayList<>();

    /** What was sent. */
    record Request(String method, String path, Headers headers, String body) {
        String header(String name) {
            return String.join(" | ", headers.getOrDefault(name, List.of()));
        }
    }

    /** What to answer; the status 0 drops the connection, -1 never answers, -2 breaks off in the body, -3 never ends it. */
    record Reply(int status, Map<String, String> headers, String body) {
        static final Reply DROP = new Reply(0, Map.of(), "");
        static final Reply SILENCE = new Reply(-1, Map.of(), "");
        static final Reply BREAK_OFF = new Reply(-2, Map.of(), "");
        static final Reply DRIP = new Reply(-3, Map.of(), "");

        static Reply of(int status, String body) {
            return new Reply(status, Map.of("Content-Type", "application/json"), body);
        }

        Reply with(String header, String value) {
            return new Reply(status, Map.of("Content-Type", "application/json", header, value), body);
        }
    }

    ScriptedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, requests, replies.poll()));
        server.createContext("/oauth2/token", exchange -> {
            Reply reply = tokenReplies.poll();
            handle(exchange, tokenRequests, reply == null ? freshToken() : reply);
        });
        server.start();
    }

    ScriptedServer reply(Reply... next) {
        replies.addAll(List.of(next));
        return this;
    }

    ScriptedServer replyToToken(Reply... next) {
        tokenReplies.addAll(List.of(next));
        return this;
    }

    URI baseUrl() {
        return url("/api");
    }

    URI tokenUrl() {
        return url("/oauth2/token");
    }

    List<Request> requests() {
        return requests;
    }

    List<Request> tokenRequests() {
        return tokenRequests;
    }

    Request onlyRequest() {
        if (requests.size() != 1) {
            throw new AssertionError("expected one request, had " + requests);
        }
        return requests.get(0);
    }

    /** A client with time that only passes when it sleeps, and without pre-flight. */
    QtiClientBuilder client(FakeTime time) {
        return QtiClient.builder(baseUrl())
                .clientCredentials(tokenUrl(), "client-1", SECRET)
                .clock(time)
                .sleeper(time::sleep)
                .preflight(false)
                .random(() -> 0.5);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    private Reply freshToken() {
        String token = "token-" + tokens.incrementAndGet();
        return Reply.of(200, "{\"access_token\":\"" + token + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
    }

    private void handle(HttpExchange exchange, List<Request> log, Reply reply) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        log.add(new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                exchange.getRequestHeaders(),
                body));
        Reply answer = reply == null ? Reply.of(599, "{\"error\":\"nothing scripted\"}") : reply;
        if (answer.status() == -1) {
            await();
        }
        if (answer.status() == -2) {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{\"identifier\"".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
        }
        if (answer.status() == -3) {
            drip(exchange);
        }
        if (answer.status() > 0) {
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    /** Sends a little now and then, until the client hangs up. */
    private void drip(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try {
            while (!closed.await(10, TimeUnit.MILLISECONDS)) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
            }
        } catch (IOException e) {
            hungUp.countDown();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells whether the client closed the connection of an answer that did not end. */
    boolean sawHangUp() throws InterruptedException {
        return hungUp.await(5, TimeUnit.SECONDS);
    }

    private void await() {
        try {
            closed.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
