// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qti4j.sandbox.Fault;
import org.qti4j.sandbox.RecordedRequest;
import org.qti4j.sandbox.internal.AccessTokens.Access;

/** The HTTP side: reads requests, applies faults, checks tokens, writes answers. Thread-safe. */
public final class SandboxServer implements AutoCloseable {
    private static final int THREADS = 32;
    private static final int DROPPED = 0;
    private static final String NO_DELAY = "sun.net.httpserver.nodelay";

    private final Settings settings;
    private final Behaviour behaviour;
    private final Documents documents = new Documents();
    private final Store store;
    private final Shared shared;
    private final AccessTokens tokens;
    private final Faults apiFaults = new Faults();
    private final Faults tokenFaults = new Faults();
    private final RandomFaults randomFaults;
    private final RequestLog log = new RequestLog();
    private final HttpServer server;
    private final ExecutorService threads;

    /**
     * Starts the server.
     *
     * @throws IOException when the port or the folder cannot be had
     */
    public SandboxServer(Settings settings) throws IOException {
        this.settings = settings;
        behaviour = new Behaviour(settings.misbehaviours());
        randomFaults = new RandomFaults(settings, behaviour);
        tokens = new AccessTokens(settings.clock(), settings.tokenLifetime());
        store = new Store(settings, behaviour, documents);
        shared = Shared.of(settings, behaviour, documents, store);
        Router router = new Router(shared);
        TokenEndpoint tokenEndpoint = new TokenEndpoint(settings, tokens);
        try {
            server = create(settings.port());
        } catch (IOException e) {
            store.close();
            throw e;
        }
        threads = Executors.newFixedThreadPool(THREADS, SandboxServer::thread);
        server.setExecutor(threads);
        server.createContext("/", exchange -> handle(exchange, true, request -> api(router, request)));
        server.createContext("/oauth2/token", exchange -> handle(exchange, false, tokenEndpoint::handle));
        server.start();
    }

    private static HttpServer create(int port) throws IOException {
        if (System.getProperty(NO_DELAY) == null) {
            // Head and body go out apart; without this the second waits for the acknowledgement of the first, 40 ms and
            // more. The server
            // reads it once, when its classes are loaded.
            System.setProperty(NO_DELAY, "true");
        }
        return HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), 0);
    }

    /** Returns the URL of a path. */
    public URI url(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** Returns what can be put in from outside of the API. */
    public Seeds seeds() {
        return new Seeds(store, documents);
    }

    /** Returns what is stored. */
    public Store store() {
        return store;
    }

    /** Returns how it is answered. */
    public Function<Stored, Map<String, Object>> answers() {
        return shared.answers()::of;
    }

    /** Returns what is switched on. */
    public Behaviour behaviour() {
        return behaviour;
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
        store.close();
    }

    private Reply api(Router router, Incoming request) {
        Access access = tokens.check(request.authorization(), request.method());
        if (access == Access.UNKNOWN_TOKEN) {
            return Reply.error(401, "Unauthorized").with("WWW-Authenticate", "Bearer");
        }
        return access == Access.FORBIDDEN ? Reply.error(403, "Forbidden") : router.handle(request);
    }

    private void handle(HttpExchange exchange, boolean isApi, Function<Incoming, Reply> endpoint) throws IOException {
        try (exchange) {
            Incoming request = Incoming.read(exchange, settings.maxBodyBytes());
            RecordedRequest asked = recorded(request, isApi);
            Fault fault = (isApi ? apiFaults : tokenFaults).next(asked);
            String name = fault == null ? "" : fault.kind().name();
            if (fault == null && isApi) {
                RandomFaults.Hit hit = randomFaults.next(request.method(), request.path());
                fault = hit == null ? null : hit.fault();
                name = hit == null ? "" : hit.misbehaviour().name();
            }
            Fault chosen = fault;
            Reply reply = Exchange.reply(fault, () -> answer(request, chosen, endpoint));
            log.add(new RecordedRequest(
                    asked.method(),
                    asked.path(),
                    asked.query(),
                    asked.contentType(),
                    asked.body(),
                    reply == null ? DROPPED : reply.status(),
                    name));
            if (reply != null) {
                Exchange.send(exchange, reply, fault);
            }
        } catch (InterruptedException e) {
            // The sandbox is being closed while a delay runs; the connection goes with it.
            Thread.currentThread().interrupt();
        }
    }

    private static RecordedRequest recorded(Incoming request, boolean withBody) {
        String body = withBody ? request.text() : "";
        return new RecordedRequest(
                request.method(), request.path(), request.query(), request.contentType(), body, DROPPED, "");
    }

    private Reply answer(Incoming request, @Nullable Fault fault, Function<Incoming, Reply> endpoint) {
        if (fault != null && fault.kind() == Fault.Kind.EXPIRED_TOKENS) {
            tokens.revokeAll();
        }
        return fault != null && fault.kind() == Fault.Kind.IGNORED
                ? store.ignoring(() -> answer(request, endpoint))
                : answer(request, endpoint);
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

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "qti4j-sandbox");
        thread.setDaemon(true);
        return thread;
    }
}
