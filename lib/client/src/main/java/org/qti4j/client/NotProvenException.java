// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

/**
 * The service accepted an update, but nothing proves that the change landed, or the verification found differences. The message has the next
 * step and the number of differences, not their content.
 */
public final class NotProvenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The result. */
    private final transient UpdateResult<?> result;

    /** Makes the exception for a result. */
    public NotProvenException(UpdateResult<?> result) {
        super("the update was accepted, with " + result.differences().size() + " differences: "
                + result.nextStep().words());
        this.result = result;
    }

    /** Returns the result with its differences; null after serialization. */
    public UpdateResult<?> result() {
        return result;
    }
}
