// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qti4j.sandbox.Fault;
import org.qti4j.sandbox.Fault.Kind;
import org.qti4j.sandbox.RecordedRequest;
import org.qti4j.sandbox.internal.AccessTokens.Access;

/** The HTTP side: reads requests, applies faults, checks tokens, writes answers. Thread-safe. */
public final class SandboxServer implements AutoCloseable {
    private static final int THREADS = 16;
    private static final int DROPPED = 0;

    private final Settings settings;
    private final Tests tests;
    private final Items items;
    private final AccessTokens tokens;
    private final Faults apiFaults = new Faults();
    private final Faults tokenFaults = new Faults();
    private final RequestLog log = new RequestLog();
    private final HttpServer server;
    private final ExecutorService threads;

    /**
     * Starts the server.
     *
     * @throws IOException when the port cannot be had
     */
    public SandboxServer(Settings settings) throws IOException {
        this.settings = settings;
        tests = new Tests(settings);
        items = new Items(settings);
        tokens = new AccessTokens(settings.clock(), settings.tokenLifetime());
        Routes routes = new Routes(tests, items);
        TokenEndpoint tokenEndpoint = new TokenEndpoint(settings, tokens);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), settings.port()), 0);
        threads = Executors.newFixedThreadPool(THREADS, SandboxServer::thread);
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, apiFaults, true, request -> api(routes, request)));
        server.createContext("/oauth2/token", exchange -> handle(exchange, tokenFaults, false, tokenEndpoint::handle));
        server.start();
    }

    /** Returns the URL of a path. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Returns the tests. */
    public Tests tests() {
        return tests;
    }

    /** Returns the items. */
    public Items items() {
        return items;
    }

    /** Returns the tokens. */
    public AccessTokens tokens() {
        return tokens;
    }

    /** Returns the faults of the API. */
    public Faults apiFaults() {
        return apiFaults;
    }

    /** Returns the faults of the token endpoint. */
    public Faults tokenFaults() {
        return tokenFaults;
    }

    /** Returns the requests so far. */
    public RequestLog log() {
        return log;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private Reply api(Routes routes, Incoming request) {
        boolean write = !request.method().equals("GET");
        Access access = tokens.check(request.authorization(), write);
        if (access == Access.UNKNOWN_TOKEN) {
            return Reply.error(401, "Unauthorized").with("WWW-Authenticate", "Bearer");
        }
        if (access == Access.READ_ONLY) {
            return Reply.error(403, "Forbidden");
        }
        return routes.handle(request);
    }

    private void handle(HttpExchange exchange, Faults faults, boolean logBody, Function<Incoming, Reply> endpoint)
            throws IOException {
        try (exchange) {
            Incoming request = Incoming.read(exchange, settings.maxBodyBytes());
            Reply reply = reply(request, faults.next(), endpoint);
            log.add(new RecordedRequest(
                    request.method(),
                    request.path(),
                    request.contentType(),
                    logBody ? request.text() : "",
                    reply == null ? DROPPED : reply.status()));
            if (reply != null) {
                send(exchange, reply);
            }
        } catch (InterruptedException e) {
            // The sandbox is being closed while a delay runs; the connection goes with it.
            Thread.currentThread().interrupt();
        }
    }

    /** Returns null when the connection is to be dropped. */
    private static @Nullable Reply reply(Incoming request, @Nullable Fault fault, Function<Incoming, Reply> endpoint)
            throws InterruptedException {
        if (fault == null) {
            return answer(request, endpoint);
        }
        Thread.sleep(fault.delay().toMillis());
        if (fault.kind() == Kind.ANSWER) {
            return new Reply(
                    fault.status(), fault.headers(), fault.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
        Reply usual = fault.kind() == Kind.DROP ? null : answer(request, endpoint);
        return fault.kind() == Kind.DROP_ANSWER ? null : usual;
    }

    private static Reply answer(Incoming request, Function<Incoming, Reply> endpoint) {
        if (request.tooLarge()) {
            return Reply.error(413, "Request body is larger than " + request.body().length + " bytes");
        }
        try {
            return endpoint.apply(request);
        } catch (Refusal e) {
            return e.reply();
        } catch (RuntimeException e) {
            return Reply.failure(e);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        boolean empty = reply.body().length == 0 || reply.status() == 204 || reply.status() == 304;
        // A length of -1 means no body here, 0 would mean one of unknown length.
        exchange.sendResponseHeaders(reply.status(), empty || head ? -1 : reply.body().length);
        if (!empty && !head) {
            exchange.getResponseBody().write(reply.body());
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "qti4j-sandbox");
        thread.setDaemon(true);
        return thread;
    }
}
