// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client.internal;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** One call of a user: knows what is under way for it, so that all of it can be called off. Thread-safe. */
final class Scope {
    private final Set<Runnable> actions = new LinkedHashSet<>();
    private boolean cancelled;
    private volatile boolean maybeTaken;
    private volatile String request = "the request";

    /**
     * Has an action run when the call is called off; at once when it already is.
     *
     * @return what takes the action back
     */
    Runnable onCancel(Runnable action) {
        synchronized (this) {
            if (!cancelled) {
                Runnable entry = action::run;
                actions.add(entry);
                return () -> forget(entry);
            }
        }
        action.run();
        return () -> {};
    }

    private synchronized void forget(Runnable entry) {
        actions.remove(entry);
    }

    /** Calls off what is under way and what would come. */
    void cancel() {
        List<Runnable> due;
        synchronized (this) {
            cancelled = true;
            due = new ArrayList<>(actions);
            actions.clear();
        }
        due.forEach(Runnable::run);
    }

    synchronized boolean isCancelled() {
        return cancelled;
    }

    /** Notes that a request is about to be sent. */
    void sending(Call call) {
        request = call.line();
    }

    /** Notes whether a request may have had its effect. */
    void maybeTaken(boolean value) {
        maybeTaken = value;
    }

    boolean mayHaveBeenTaken() {
        return maybeTaken;
    }

    /** Returns method and path of the request that is or was last under way. */
    String request() {
        return request;
    }
}
