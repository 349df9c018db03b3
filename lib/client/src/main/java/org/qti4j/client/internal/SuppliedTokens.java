// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.ApiFailure;
import org.qti4j.client.AuthException;

/** Tokens that the caller provides. */
final class SuppliedTokens implements Tokens {
    private static final String REQUEST = "bearer token of the caller";

    private final Supplier<String> supplier;

    SuppliedTokens(Supplier<String> supplier) {
        this.supplier = supplier;
    }

    @Override
    public String token(Deadline deadline) {
        return checked(supplier.get(), REQUEST);
    }

    @Override
    public String after(String refused, Deadline deadline) {
        return token(deadline);
    }

    @Override
    public List<String> secrets() {
        return List.of();
    }

    @Override
    public void forget() {
        // The caller keeps the tokens.
    }

    /** Returns the token when it can stand in a header. */
    static String checked(@Nullable String token, String request) {
        if (token == null || token.isEmpty()) {
            throw new AuthException(ApiFailure.withoutAnswer(request, "there is no token"));
        }
        if (token.regionMatches(true, 0, "bearer ", 0, 7)) {
            throw new AuthException(
                    ApiFailure.withoutAnswer(request, "the token begins with \"Bearer\"; give the bare token"));
        }
        if (token.chars().anyMatch(c -> c <= ' ' || c >= 0x7F)) {
            throw new AuthException(ApiFailure.withoutAnswer(
                    request, "the token has a blank, line feed or other character that no token has"));
        }
        return token;
    }
}
