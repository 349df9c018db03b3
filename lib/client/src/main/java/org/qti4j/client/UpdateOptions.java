// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.Objects;

/**
 * How one update is done. Immutable.
 *
 * @param verification whether it has to prove itself
 * @param preflight whether a document is validated before it is sent
 * @param acceptsLoss whether a {@code modify…} may go on when the only request that the service has for it cannot carry everything that
 *     is there now; the losses are in the result either way
 */
public record UpdateOptions(Verification verification, boolean preflight, boolean acceptsLoss) {
    private static final UpdateOptions DEFAULTS = new UpdateOptions(Verification.NONE, true, false);

    /** Checks that nothing is null. */
    public UpdateOptions {
        Objects.requireNonNull(verification, "verification");
    }

    /** Returns: not verified, with pre-flight, no loss accepted. */
    public static UpdateOptions defaults() {
        return DEFAULTS;
    }

    /** Returns these options with {@link Verification#READ_BACK}. */
    public UpdateOptions verified() {
        return with(Verification.READ_BACK);
    }

    /** Returns these options with another verification. */
    public UpdateOptions with(Verification newVerification) {
        return new UpdateOptions(newVerification, preflight, acceptsLoss);
    }

    /** Returns these options with or without pre-flight. */
    public UpdateOptions withPreflight(boolean newPreflight) {
        return new UpdateOptions(verification, newPreflight, acceptsLoss);
    }

    /** Returns these options accepting, or not, that something is lost. */
    public UpdateOptions acceptingLoss(boolean newAcceptsLoss) {
        return new UpdateOptions(verification, preflight, newAcceptsLoss);
    }
}
