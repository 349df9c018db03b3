// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qti4j.model.diagnostic.Diagnostics;

/**
 * What became of an update that the service accepted. Immutable.
 *
 * @param <T> the kind of object
 * @param answer the service's answer to the update; when nothing was sent, the object as it is
 * @param sent whether a request was sent; false when there was nothing to change
 * @param findings what pre-flight found without stopping the update
 * @param losses what could not be carried over into the request, such as comments when a document went through the model
 * @param readBack the object as it was read again; null without verification, or when it could not be read
 * @param differences what the verification found; empty without one
 * @param nextStep what is safe to do now
 */
public record UpdateResult<T extends StoredEntity>(
        T answer,
        boolean sent,
        Diagnostics findings,
        Diagnostics losses,
        @Nullable T readBack,
        List<Difference> differences,
        NextStep nextStep) {
    /** Copies the list and checks that nothing else is null. */
    public UpdateResult {
        Objects.requireNonNull(answer, "answer");
        Objects.requireNonNull(findings, "findings");
        Objects.requireNonNull(losses, "losses");
        differences = List.copyOf(differences);
        Objects.requireNonNull(nextStep, "nextStep");
    }

    /** Tells whether the object was read back and is what was sent, or nothing had to be changed. */
    public boolean isProven() {
        return nextStep == NextStep.NOTHING;
    }

    /**
     * Returns the object as it was read back.
     *
     * @throws NotProvenException when the update was not verified, or the verification found differences
     */
    public T proven() {
        if (!isProven()) {
            throw new NotProvenException(this);
        }
        return readBack == null ? answer : readBack;
    }
}
