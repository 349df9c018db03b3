// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.net.URI;
import java.util.Locale;

/**
 * The known installations of the service, by name. None is a default, and none stands in for another: who wants production writes
 * production.
 */
public enum QtiService {
    /** The service that learners use. */
    PRODUCTION(
            "https://qti.alpha-1edtech.ai/api",
            "https://prod-beyond-timeback-api-2-idp.auth.us-east-1.amazoncognito.com/oauth2/token"),
    /** The service for trials; parts of the documents call it reserved for future use, so that it may not answer. */
    STAGING(
            "https://qti-staging.alpha-1edtech.ai/api",
            "https://alpha-auth-development-idp.auth.us-west-2.amazoncognito.com/oauth2/token");

    private final URI baseUrl;
    private final URI tokenUrl;

    QtiService(String baseUrl, String tokenUrl) {
        this.baseUrl = URI.create(baseUrl);
        this.tokenUrl = URI.create(tokenUrl);
    }

    /** Returns the base URL of the API. */
    public URI baseUrl() {
        return baseUrl;
    }

    /** Returns the token endpoint. */
    public URI tokenUrl() {
        return tokenUrl;
    }

    /**
     * Returns the service of a name, {@code production} or {@code staging}.
     *
     * @throws IllegalArgumentException for any other name
     */
    public static QtiService named(String name) {
        for (QtiService service : values()) {
            if (service.name().toLowerCase(Locale.ROOT).equals(name)) {
                return service;
            }
        }
        throw new IllegalArgumentException("there is no service of that name; known are production and staging");
    }
}
