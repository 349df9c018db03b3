// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** Lets so many calls in at once; the others wait in their order, without a thread. Thread-safe. */
final class Gate {
    private final Deque<CompletableFuture<Void>> waiting = new ArrayDeque<>();
    private int free;

    Gate(int places) {
        free = places;
    }

    /** Completes when there is a place, which {@link #leave} must give back; fails when the call is called off before. */
    CompletableFuture<Void> enter(Scope scope) {
        CompletableFuture<Void> entry = new CompletableFuture<>();
        synchronized (this) {
            if (free > 0) {
                free--;
                return CompletableFuture.completedFuture(null);
            }
            waiting.add(entry);
        }
        Runnable forget = scope.onCancel(() -> {
            boolean left;
            synchronized (this) {
                left = waiting.remove(entry);
            }
            if (left) {
                entry.completeExceptionally(SendFailure.cancelled());
            }
        });
        entry.whenComplete((nothing, thrown) -> forget.run());
        return entry;
    }

    void leave() {
        CompletableFuture<Void> next;
        synchronized (this) {
            next = waiting.poll();
            if (next == null) {
                free++;
            }
        }
        if (next != null) {
            next.complete(null);
        }
    }
}
