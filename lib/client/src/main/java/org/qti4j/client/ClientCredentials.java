// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.qti4j.client.internal.Urls;

/**
 * OAuth2 client credentials: with them the client obtains its tokens. Immutable; {@link #toString} hides the secret.
 *
 * @param tokenUrl the token endpoint, https, or http on loopback
 * @param clientId the client identifier
 * @param clientSecret the client secret
 * @param scopes the scopes to ask for; empty to ask for none, which gives those of the client's registration
 */
public record ClientCredentials(URI tokenUrl, String clientId, String clientSecret, List<String> scopes) {
    /**
     * Checks what can be checked before anything is sent.
     *
     * @throws IllegalArgumentException when the URL is not https, or when identifier, secret or a scope is empty, has blanks, control
     *     characters or quotation marks around it; the message never has the secret
     */
    public ClientCredentials {
        Urls.checkSecure(Objects.requireNonNull(tokenUrl, "tokenUrl"), "token URL");
        check(Objects.requireNonNull(clientId, "clientId"), "client id");
        check(Objects.requireNonNull(clientSecret, "clientSecret"), "client secret");
        scopes = List.copyOf(scopes);
        scopes.forEach(scope -> check(scope, "scope"));
    }

    /** Returns credentials that ask for no scope. */
    public static ClientCredentials of(URI tokenUrl, String clientId, String clientSecret) {
        return new ClientCredentials(tokenUrl, clientId, clientSecret, List.of());
    }

    /** Returns these credentials asking for the given scopes. */
    public ClientCredentials withScopes(String... newScopes) {
        return new ClientCredentials(tokenUrl, clientId, clientSecret, List.of(newScopes));
    }

    private static void check(String value, String name) {
        if (value.isEmpty()) {
            throw new IllegalArgumentException("the " + name + " is empty");
        }
        // The usual cause of invalid_client: a line feed or blank that came along from a file or a form.
        if (value.chars()
                .anyMatch(c -> c <= ' ' || c == 0x7F || Character.isWhitespace(c) || c == 0xA0 || c == 0xFEFF)) {
            throw new IllegalArgumentException(
                    "the " + name + " has a blank, line feed or control character; was it copied with its line end?");
        }
        char first = value.charAt(0);
        if (value.length() > 1 && (first == '"' || first == '\'') && value.charAt(value.length() - 1) == first) {
            throw new IllegalArgumentException("the " + name + " stands in quotation marks; give it without them");
        }
    }

    /** Returns everything but the secret. */
    @Override
    public String toString() {
        return "ClientCredentials[tokenUrl=" + tokenUrl + ", clientId=" + clientId + ", clientSecret=***, scopes="
                + scopes + "]";
    }
}
