// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import com.sun.net.httpserver.HttpExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;

/**
 * A request that was read.
 *
 * @param method the HTTP method
 * @param path the path as it was sent
 * @param query the query as it was sent, or the empty string
 * @param contentType the header, or the empty string
 * @param authorization the header, or the empty string
 * @param body the bytes; cut when they were too many
 * @param tooLarge whether they were
 */
record Incoming(
        String method,
        String path,
        String query,
        String contentType,
        String authorization,
        byte[] body,
        boolean tooLarge) {
    /** How much of a body that is too long is still read, so that the client gets to see the answer. */
    private static final long DRAINED = 256L * 1024 * 1024;

    static Incoming read(HttpExchange exchange, int maxBodyBytes) throws IOException {
        InputStream in = exchange.getRequestBody();
        byte[] body = in.readNBytes(maxBodyBytes);
        boolean tooLarge = in.read() >= 0;
        if (tooLarge) {
            drain(in);
        }
        return new Incoming(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                Objects.requireNonNullElse(exchange.getRequestURI().getRawQuery(), ""),
                header(exchange, "Content-Type"),
                header(exchange, "Authorization"),
                body,
                tooLarge);
    }

    /** Returns the media type without parameters, in lower case. */
    String mediaType() {
        return contentType.replaceAll(";.*", "").strip().toLowerCase(Locale.ROOT);
    }

    boolean isXml() {
        return mediaType().equals("application/xml") || mediaType().equals("text/xml");
    }

    String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns the JSON object of the body, or refuses the request. */
    Map<String, Object> json() {
        if (!mediaType().equals("application/json")) {
            throw new Refusal(Reply.badRequest(
                    "Invalid request body", "Content-Type is \"" + mediaType() + "\"; expected application/json"));
        }
        try {
            return Json.readObject(new ByteArrayInputStream(body));
        } catch (QtiFormatException e) {
            throw new Refusal(Reply.badRequest("Invalid request body", e));
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot fail to be read", e);
        }
    }

    private static void drain(InputStream in) throws IOException {
        byte[] sink = new byte[8192];
        long left = DRAINED;
        int read = in.read(sink);
        while (read >= 0 && left > 0) {
            left -= read;
            read = in.read(sink);
        }
    }

    private static String header(HttpExchange exchange, String name) {
        String value = exchange.getRequestHeaders().getFirst(name);
        return value == null ? "" : value;
    }
}
