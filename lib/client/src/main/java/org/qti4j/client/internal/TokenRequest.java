// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.ApiFailure;
import org.qti4j.client.AuthException;
import org.qti4j.client.ClientCredentials;
import org.qti4j.client.NoAnswerException;
import org.qti4j.json.Json;
import org.qti4j.model.diagnostic.QtiFormatException;

/** The request of a token by client credentials (RFC 6749, section 4.4), with the credentials in the body. Thread-safe. */
final class TokenRequest {
    /** Assumed when the answer does not say how long the token lives. */
    private static final Duration UNKNOWN_LIFETIME = Duration.ofMinutes(5);

    private static final BigDecimal LONGEST_LIFETIME =
            BigDecimal.valueOf(Duration.ofDays(365).toSeconds());

    /** A token and how long it lives. */
    record Token(String value, Duration lifetime) {
        @Override
        public String toString() {
            return "Token[value=***, lifetime=" + lifetime + "]";
        }
    }

    private final ClientCredentials credentials;
    private final Transport transport;
    private final Redaction redaction;

    TokenRequest(ClientCredentials credentials, Transport transport) {
        this.credentials = credentials;
        this.transport = transport;
        this.redaction = Redaction.of(List.of(credentials.clientSecret()));
    }

    /** Returns the token; fails with {@link Failed}, which means an {@code AuthException}. */
    CompletableFuture<Token> send(Deadline deadline, Scope scope) {
        StringBuilder form = new StringBuilder("grant_type=client_credentials");
        append(form, "client_id", credentials.clientId());
        append(form, "client_secret", credentials.clientSecret());
        if (!credentials.scopes().isEmpty()) {
            append(form, "scope", String.join(" ", credentials.scopes()));
        }
        byte[] body = form.toString().getBytes(StandardCharsets.US_ASCII);
        // Idempotent: a second token harms nobody.
        Call call = new Call(
                "POST",
                credentials.tokenUrl(),
                credentials.tokenUrl().toString(),
                "application/x-www-form-urlencoded",
                body,
                true,
                true);
        return transport.exchange(call, null, deadline, scope).handle((answer, thrown) -> {
            if (answer != null) {
                return read(answer);
            }
            throw new Failed(() -> unanswered(Failed.seen(thrown)));
        });
    }

    private RuntimeException unanswered(RuntimeException thrown) {
        if (thrown instanceof NoAnswerException none && none.getCause() instanceof InterruptedException) {
            // Nobody's credentials are wrong; and the request that needed the token was not sent.
            return new NoAnswerException(failure("the thread was interrupted"), false, none);
        }
        return thrown instanceof NoAnswerException
                ? new AuthException(failure("the token endpoint did not answer; is its host the right one?"), thrown)
                : thrown;
    }

    ApiFailure failure(String problem) {
        return ApiFailure.withoutAnswer(line(), problem);
    }

    private String line() {
        return "POST " + credentials.tokenUrl();
    }

    private Token read(Answer answer) {
        if (answer.status() != 200) {
            String hint = hint(answer);
            throw new Failed(() -> failed(answer, hint));
        }
        Map<String, Object> json = json(answer);
        String value = json == null ? null : JsonFields.text(json, "access_token");
        if (json == null || value == null) {
            // No excerpt: what looks unlike a token answer may still hold a token.
            throw refused(
                    answer,
                    "the answer has no access_token; is this the token endpoint (it usually ends in /oauth2/token)?");
        }
        String type = JsonFields.text(json, "token_type");
        if (type != null && !type.equalsIgnoreCase("Bearer")) {
            throw refused(answer, "the token is no bearer token");
        }
        String problem = SuppliedTokens.problem(value);
        if (!problem.isEmpty()) {
            throw refused(answer, problem);
        }
        return new Token(value, lifetime(json.get("expires_in")));
    }

    private Failed refused(Answer answer, String problem) {
        return new Failed(() -> new AuthException(new ApiFailure(line(), answer.status(), problem, null, "")));
    }

    private static @Nullable Map<String, Object> json(Answer answer) {
        try {
            return answer.cut() ? null : Json.readObject(new ByteArrayInputStream(answer.body()));
        } catch (QtiFormatException e) {
            // Without the cause: its message quotes the text, which may hold a token.
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot fail to be read", e);
        }
    }

    private static Duration lifetime(@Nullable Object expiresIn) {
        String text = String.valueOf(expiresIn);
        // Some servers send the number as a string.
        boolean number = expiresIn instanceof Number || text.matches("\\d{1,18}");
        BigDecimal seconds = number ? new BigDecimal(text) : BigDecimal.ZERO;
        if (seconds.signum() <= 0) {
            return UNKNOWN_LIFETIME;
        }
        return Duration.ofSeconds(seconds.min(LONGEST_LIFETIME).longValue());
    }

    private AuthException failed(Answer answer, String hint) {
        if (answer.status() < 300) {
            // Another success may hold a token, which nobody could take out of the excerpt.
            return new AuthException(new ApiFailure(line(), answer.status(), hint, null, ""));
        }
        return new AuthException(new ApiFailure(
                line(),
                answer.status(),
                hint,
                ServiceWords.message(answer, redaction),
                ServiceWords.excerpt(answer, redaction)));
    }

    private String hint(Answer answer) {
        String body = ServiceWords.excerpt(answer, redaction);
        if (body.contains("invalid_client")) {
            return "client id or secret is wrong (was it copied whole, and without a blank or line end?), or belongs to"
                    + " another environment than this token URL";
        }
        if (body.contains("invalid_scope")) {
            return "the client may not have the scopes " + credentials.scopes();
        }
        if (body.contains("unauthorized_client") || body.contains("unsupported_grant_type")) {
            return "this client may not use client credentials";
        }
        return switch (answer.status()) {
            case 400, 404, 405 ->
                "is this the token endpoint? It usually ends in /oauth2/token, and its host is not the issuer's";
            case 301, 302, 303, 307, 308 -> "the token URL points elsewhere; redirects are not followed";
            case 429 -> "too many token requests";
            default -> "no token";
        };
    }

    private static void append(StringBuilder form, String name, String value) {
        form.append('&').append(name).append('=').append(URLEncoder.encode(value, StandardCharsets.UTF_8));
    }
}
