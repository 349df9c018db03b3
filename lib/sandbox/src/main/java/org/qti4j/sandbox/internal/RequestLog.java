// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.qti4j.sandbox.RecordedRequest;

/** The latest requests, bounded in number and size. Thread-safe. */
public final class RequestLog {
    private static final int MOST = 10_000;
    private static final long MOST_CHARACTERS = 32L * 1024 * 1024;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>();
    private long characters;

    RequestLog() {}

    synchronized void add(RecordedRequest request) {
        requests.add(request);
        characters += request.body().length();
        while (requests.size() > MOST || characters > MOST_CHARACTERS && requests.size() > 1) {
            characters -= requests.remove().body().length();
        }
    }

    /** Returns the requests, the latest last. */
    public synchronized List<RecordedRequest> all() {
        return List.copyOf(requests);
    }

    /** Forgets the requests. */
    public synchronized void clear() {
        requests.clear();
        characters = 0;
    }
}
