// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.Update;

/**
 * A request that changes something.
 *
 * @param method the HTTP method
 * @param path the path below the base URL
 * @param contentType the type of the body; null when there is none
 * @param body the body, never changed
 * @param isIdempotent whether sending it twice has the effect of sending it once
 * @param expected the statuses of success
 * @param answer makes the result of the object in the answer
 * @param content what the body says
 */
public record UpdateRequest<T extends StoredEntity>(
        String method,
        String path,
        @Nullable String contentType,
        byte[] body,
        boolean isIdempotent,
        Set<Integer> expected,
        Function<Map<String, Object>, T> answer,
        Content content)
        implements Update<T> {
    /** Returns this request saying, for the comparison, something else. */
    UpdateRequest<T> with(Content newContent) {
        return new UpdateRequest<>(method, path, contentType, body, isIdempotent, expected, answer, newContent);
    }

    @Override
    public String request() {
        return method + " " + path;
    }

    /** Returns the request, without the body. */
    @Override
    public String toString() {
        return "Update[" + request() + "]";
    }
}
