// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** Client credentials for a token (RFC 6749, section 4.4), given in the form or by Basic authentication. Thread-safe. */
final class TokenEndpoint {
    private final Settings settings;
    private final AccessTokens tokens;

    TokenEndpoint(Settings settings, AccessTokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    Reply handle(Incoming request) {
        if (!request.method().equals("POST")) {
            return error(405, "invalid_request").with("Allow", "POST");
        }
        if (!request.mediaType().equals("application/x-www-form-urlencoded")) {
            return error(400, "invalid_request");
        }
        Map<String, String> form;
        boolean basic = request.authorization().regionMatches(true, 0, "Basic ", 0, 6);
        try {
            form = Query.of(request.text());
            if (basic) {
                addBasic(form, request.authorization().substring(6).strip());
            }
        } catch (IllegalArgumentException e) {
            // A broken percent or Base64 encoding.
            return error(400, "invalid_request");
        }
        if (!form.getOrDefault("grant_type", "").equals("client_credentials")) {
            return error(400, "unsupported_grant_type");
        }
        if (!Secrets.same(form.getOrDefault("client_id", ""), settings.clientId())
                || !Secrets.same(form.getOrDefault("client_secret", ""), settings.clientSecret())) {
            // 400 as the service's identity provider answers it, 401 as the standard wants it after Basic.
            return basic
                    ? error(401, "invalid_client").with("WWW-Authenticate", "Basic realm=\"sandbox\"")
                    : error(400, "invalid_client");
        }
        return token(form.getOrDefault("scope", ""));
    }

    private Reply token(String scope) {
        boolean all = scope.isBlank();
        boolean mayWrite = all || scope.contains("/scope/createput");
        boolean mayDelete = all || scope.contains("/scope/delete");
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("access_token", tokens.issue(mayWrite, mayDelete));
        body.put("expires_in", settings.tokenLifetime().toSeconds());
        body.put("token_type", "Bearer");
        return Reply.json(200, body).with("Cache-Control", "no-store");
    }

    private static void addBasic(Map<String, String> form, String encoded) {
        String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        if (colon >= 0) {
            form.put("client_id", Query.decoded(pair.substring(0, colon)));
            form.put("client_secret", Query.decoded(pair.substring(colon + 1)));
        }
    }

    private static Reply error(int status, String error) {
        return Reply.error(status, error);
    }
}
