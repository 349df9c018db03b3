// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on a bare socket, which can answer in ways that no HTTP server would. */
final class FaultServer implements AutoCloseable {
    static final String SECRET = "s3cret-of-the-matrix";

    /** A request that arrived whole. */
    record Received(String method, String path, Map<String, String> headers, byte[] body) {
        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    /** Answers one request on its connection. */
    interface Reply {
        /** Answers; returns whether the connection may serve another request. */
        boolean to(Received request, Socket socket) throws IOException;
    }

    private final ServerSocket listener;
    private final Queue<Reply> replies = new ConcurrentLinkedQueue<>();
    private final Queue<Reply> tokenReplies = new ConcurrentLinkedQueue<>();
    private final List<Received> requests = new CopyOnWriteArrayList<>();
    private final List<Received> tokenRequests = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new ArrayList<>();
    private final AtomicInteger tokens = new AtomicInteger();
    private volatile Reply last;

    FaultServer() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        last = status(599, "{\"error\":\"nothing scripted\"}");
        start("accept", () -> {
            while (true) {
                Socket socket = listener.accept();
                synchronized (open) {
                    open.add(socket);
                }
                start("connection", () -> serve(socket));
            }
        });
    }

    private interface Task {
        void run() throws IOException;
    }

    private static void start(String name, Task task) {
        Thread thread = new Thread(
                () -> {
                    try {
                        task.run();
                    } catch (IOException e) {
                        // The other side is gone, or the server was closed.
                    }
                },
                "fault-server-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers the next requests so, and all after them like the last. */
    void reply(Reply... next) {
        replies.clear();
        replies.addAll(List.of(next));
        last = next[next.length - 1];
    }

    void replyToToken(Reply... next) {
        tokenReplies.addAll(List.of(next));
    }

    List<Received> requests() {
        return requests;
    }

    List<Received> tokenRequests() {
        return tokenRequests;
    }

    void forget() {
        requests.clear();
        tokenRequests.clear();
        replies.clear();
        tokenReplies.clear();
        tokens.set(0);
    }

    URI url(String path) {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
    }

    /** Waits until the client has closed all its connections; returns how many are left after five seconds. */
    int leftOpen() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        synchronized (open) {
            while (!open.isEmpty() && System.nanoTime() < end) {
                open.wait(100);
            }
            return open.size();
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        synchronized (open) {
            for (Socket socket : open) {
                socket.close();
            }
        }
    }

    static Reply status(int status, String body, String... headers) {
        return (request, socket) -> {
            StringBuilder head = new StringBuilder("HTTP/1.1 ").append(status).append(" X\r\n");
            for (int i = 0; i < headers.length; i += 2) {
                head.append(headers[i]).append(": ").append(headers[i + 1]).append("\r\n");
            }
            if (List.of(headers).stream().noneMatch("Content-Type"::equals)) {
                head.append("Content-Type: application/json\r\n");
            }
            String echoed = body.replace("{echo}", echo(request));
            byte[] bytes = echoed.getBytes(StandardCharsets.UTF_8);
            if (status != 204 && status != 304) {
                head.append("Content-Length: ").append(bytes.length).append("\r\n");
            }
            write(socket, head.append("\r\n").toString());
            socket.getOutputStream().write(bytes);
            socket.getOutputStream().flush();
            return true;
        };
    }

    /** Repeats what should have stayed between the two. */
    private static String echo(Received request) {
        return request.headers().getOrDefault("authorization", "").replace("Bearer ", "") + " " + SECRET;
    }

    static Reply raw(String bytes, boolean close) {
        return (request, socket) -> {
            write(socket, bytes);
            return !close;
        };
    }

    /** Closes at once, so hard that the other side sees a reset. */
    static Reply reset() {
        return (request, socket) -> {
            socket.setSoLinger(true, 0);
            return false;
        };
    }

    /** Writes and then says nothing more until the other side hangs up; meanwhile the time is up. */
    static Reply stall(String begun, Runnable then) {
        return (request, socket) -> {
            write(socket, begun);
            then.run();
            socket.getInputStream().read();
            return false;
        };
    }

    /** Writes without end, until the other side hangs up. */
    static Reply endless() {
        return (request, socket) -> {
            write(socket, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n");
            while (true) {
                write(socket, "1000\r\n" + " ".repeat(0x1000) + "\r\n");
            }
        };
    }

    private static void write(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                Received request = read(in);
                if (request == null || !reply(request).to(request, socket)) {
                    return;
                }
            }
        } catch (IOException e) {
            // The other side is gone.
        } finally {
            synchronized (open) {
                open.remove(socket);
                open.notifyAll();
            }
        }
    }

    private Reply reply(Received request) {
        if (request.path().equals("/oauth2/token")) {
            tokenRequests.add(request);
            Reply reply = tokenReplies.poll();
            return reply == null
                    ? status(
                            200,
                            "{\"access_token\":\"token-" + tokens.incrementAndGet()
                                    + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}")
                    : reply;
        }
        requests.add(request);
        Reply reply = replies.poll();
        return reply == null ? last : reply;
    }

    /** Reads one request; null when the connection ends before it is whole. */
    private static Received read(InputStream in) throws IOException {
        String[] first = line(in).split(" ");
        if (first.length < 2) {
            return null;
        }
        Map<String, String> headers = new TreeMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        return body.length < length ? null : new Received(first[0], first[1], headers, body);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
