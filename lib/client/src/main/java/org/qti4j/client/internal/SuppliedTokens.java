// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.List;
import java.util.concurrent.CompletableFuture;
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
    public CompletableFuture<String> token(Deadline deadline, Scope scope) {
        String token = supplier.get();
        String problem = problem(token);
        if (problem.isEmpty()) {
            return CompletableFuture.completedFuture(token);
        }
        return CompletableFuture.failedFuture(
                new Failed(() -> new AuthException(ApiFailure.withoutAnswer(REQUEST, problem))));
    }

    @Override
    public CompletableFuture<String> after(String refused, Deadline deadline, Scope scope) {
        return token(deadline, scope);
    }

    @Override
    public List<String> secrets() {
        return List.of();
    }

    @Override
    public void forget() {
        // The caller keeps the tokens.
    }

    /** Returns why the token cannot stand in a header; empty when it can. */
    static String problem(@Nullable String token) {
        if (token == null || token.isEmpty()) {
            return "there is no token";
        }
        if (token.regionMatches(true, 0, "bearer ", 0, 7)) {
            return "the token begins with \"Bearer\"; give the bare token";
        }
        if (token.chars().anyMatch(c -> c <= ' ' || c >= 0x7F)) {
            return "the token has a blank, line feed or other character that no token has";
        }
        return "";
    }
}
