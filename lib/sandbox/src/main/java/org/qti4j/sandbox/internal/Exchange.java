// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qti4j.sandbox.Fault;
import org.qti4j.sandbox.Fault.Kind;

/** Writes answers, or what a fault makes of them. */
final class Exchange {
    private static final int BLANKS = 64 * 1024;

    private Exchange() {}

    /** Returns what a request with a fault is answered; null when the connection is to be dropped. */
    static @Nullable Reply reply(@Nullable Fault fault, Supplier<Reply> usual) throws InterruptedException {
        if (fault == null) {
            return usual.get();
        }
        if (fault.kind() != Kind.SLOW_BODY) {
            Thread.sleep(fault.delay().toMillis());
        }
        if (fault.kind() == Kind.DROP) {
            return null;
        }
        if (fault.kind() == Kind.ANSWER) {
            return new Reply(fault.status(), fault.headers(), bytes(fault.body()));
        }
        Reply reply = usual.get();
        Map<String, String> headers = new LinkedHashMap<>(reply.headers());
        headers.putAll(fault.headers());
        return switch (fault.kind()) {
            case DROP_ANSWER -> null;
            case OTHER_BODY -> new Reply(reply.status(), headers, bytes(fault.body()));
            case OTHER_HEADERS -> new Reply(reply.status(), headers, reply.body());
            default -> reply;
        };
    }

    static void send(HttpExchange exchange, Reply reply, @Nullable Fault fault)
            throws IOException, InterruptedException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        byte[] body = reply.body();
        if (body.length == 0 || head || reply.status() == 204 || reply.status() == 304) {
            // A length of -1 means no body here, 0 would mean one of unknown length.
            exchange.sendResponseHeaders(reply.status(), -1);
            return;
        }
        Kind kind = fault == null ? Kind.DELAY : fault.kind();
        long length = fault != null && kind == Kind.OVERSIZED ? Math.max(fault.size(), body.length) : body.length;
        exchange.sendResponseHeaders(reply.status(), length);
        OutputStream out = exchange.getResponseBody();
        if (kind == Kind.TRUNCATED || fault != null && kind == Kind.SLOW_BODY) {
            out.write(body, 0, body.length / 2);
            out.flush();
            if (kind == Kind.TRUNCATED) {
                return;
            }
            Thread.sleep(fault.delay().toMillis());
            out.write(body, body.length / 2, body.length - body.length / 2);
            return;
        }
        out.write(body);
        byte[] blanks = new byte[BLANKS];
        Arrays.fill(blanks, (byte) ' ');
        for (long left = length - body.length; left > 0; left -= BLANKS) {
            out.write(blanks, 0, (int) Math.min(left, BLANKS));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
