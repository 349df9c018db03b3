// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.qti4j.sandbox.Fault;

/** The faults that are still to come. Thread-safe. */
public final class Faults {
    private final Deque<Entry> entries = new ArrayDeque<>();

    private record Entry(Fault fault, int times) {}

    Faults() {}

    /** Adds a fault for a number of requests. */
    public synchronized void add(int times, Fault fault) {
        Objects.requireNonNull(fault, "fault");
        if (times < 1) {
            throw new IllegalArgumentException("times is " + times + "; it must be at least 1");
        }
        entries.add(new Entry(fault, times));
    }

    /** Forgets the faults. */
    public synchronized void clear() {
        entries.clear();
    }

    @Nullable
    synchronized Fault next() {
        Entry entry = entries.poll();
        if (entry == null) {
            return null;
        }
        if (entry.times() > 1) {
            entries.addFirst(new Entry(entry.fault(), entry.times() - 1));
        }
        return entry.fault();
    }
}
