// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.qti4j.client.internal.Urls;

/**
 * Where the service is and who asks. Immutable; {@link #toString} hides the secret.
 *
 * @param baseUrl the base URL of the API, which usually ends in {@code /api}
 * @param credentials the client credentials
 */
public record QtiClientConfig(URI baseUrl, ClientCredentials credentials) {
    /**
     * The environment variable that names a known service, {@code production} or {@code staging}, in place of {@link #BASE_URL} and
     * {@link #TOKEN_URL}.
     */
    public static final String SERVICE = "QTI_SERVICE";

    /** The environment variable of the base URL. */
    public static final String BASE_URL = "QTI_BASE_URL";

    /** The environment variable of the token endpoint. */
    public static final String TOKEN_URL = "QTI_TOKEN_URL";

    /** The environment variable of the client identifier. */
    public static final String CLIENT_ID = "QTI_CLIENT_ID";

    /** The environment variable of the client secret. */
    public static final String CLIENT_SECRET = "QTI_CLIENT_SECRET";

    /**
     * Checks the base URL.
     *
     * @throws IllegalArgumentException when it is not https (or http on loopback), or has a query, fragment or user
     */
    public QtiClientConfig {
        Urls.checkSecure(Objects.requireNonNull(baseUrl, "baseUrl"), "base URL");
        Objects.requireNonNull(credentials, "credentials");
    }

    /**
     * Returns the configuration of a known service.
     *
     * @throws IllegalArgumentException as {@link ClientCredentials}
     */
    public static QtiClientConfig of(QtiService service, String clientId, String clientSecret) {
        return new QtiClientConfig(service.baseUrl(), ClientCredentials.of(service.tokenUrl(), clientId, clientSecret));
    }

    /**
     * Returns the configuration of the process environment. There are no defaults: nobody reaches a production service by accident.
     *
     * @throws IllegalArgumentException naming every variable that is missing, or the one that is wrong
     */
    public static QtiClientConfig fromEnvironment() {
        return from(System.getenv());
    }

    /**
     * Returns the configuration of the given variables.
     *
     * @throws IllegalArgumentException naming every variable that is missing, or the one that is wrong, or saying that a service is named both
     *     by name and by URL
     */
    public static QtiClientConfig from(Map<String, String> variables) {
        String service = variables.getOrDefault(SERVICE, "");
        if (!service.isEmpty()) {
            return known(service, variables);
        }
        List<String> missing = List.of(BASE_URL, TOKEN_URL, CLIENT_ID, CLIENT_SECRET).stream()
                .filter(name -> variables.getOrDefault(name, "").isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("not set in the environment: " + String.join(", ", missing));
        }
        try {
            return new QtiClientConfig(
                    url(variables, BASE_URL),
                    ClientCredentials.of(
                            url(variables, TOKEN_URL), variables.get(CLIENT_ID), variables.get(CLIENT_SECRET)));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("environment variables QTI_…: " + e.getMessage(), e);
        }
    }

    private static QtiClientConfig known(String service, Map<String, String> variables) {
        for (String other : List.of(BASE_URL, TOKEN_URL)) {
            if (!variables.getOrDefault(other, "").isEmpty()) {
                throw new IllegalArgumentException("environment variables: " + SERVICE + " and " + other
                        + " are both set; the one names a service, the other its address");
            }
        }
        List<String> missing = List.of(CLIENT_ID, CLIENT_SECRET).stream()
                .filter(name -> variables.getOrDefault(name, "").isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("not set in the environment: " + String.join(", ", missing));
        }
        try {
            return of(QtiService.named(service), variables.get(CLIENT_ID), variables.get(CLIENT_SECRET));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("environment variables QTI_…: " + e.getMessage(), e);
        }
    }

    private static URI url(Map<String, String> variables, String name) {
        try {
            return new URI(variables.get(name));
        } catch (URISyntaxException e) {
            // Without the cause, which repeats the value: the secret is sometimes pasted into the wrong variable.
            throw new IllegalArgumentException(name + " is not a URL: " + e.getReason());
        }
    }
}
