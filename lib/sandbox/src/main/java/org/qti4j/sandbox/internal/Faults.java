// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.Iterator;
import java.util.LinkedList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.qti4j.sandbox.Fault;
import org.qti4j.sandbox.RecordedRequest;

/** The faults that were ordered and are still to come. Thread-safe. */
public final class Faults {
    private final List<Entry> entries = new LinkedList<>();

    /** One order. */
    private static final class Entry {
        private final Fault fault;
        private final Predicate<RecordedRequest> which;
        private int times;

        Entry(Fault fault, Predicate<RecordedRequest> which, int times) {
            this.fault = fault;
            this.which = which;
            this.times = times;
        }
    }

    Faults() {}

    /** Adds a fault for a number of requests. */
    public synchronized void add(int times, Predicate<RecordedRequest> which, Fault fault) {
        Objects.requireNonNull(fault, "fault");
        Objects.requireNonNull(which, "which");
        if (times < 1) {
            throw new IllegalArgumentException("times is " + times + "; it must be at least 1");
        }
        entries.add(new Entry(fault, which, times));
    }

    /** Forgets the faults. */
    public synchronized void clear() {
        entries.clear();
    }

    @Nullable
    synchronized Fault next(RecordedRequest request) {
        for (Iterator<Entry> all = entries.iterator(); all.hasNext(); ) {
            Entry entry = all.next();
            if (entry.which.test(request)) {
                entry.times--;
                if (entry.times == 0) {
                    all.remove();
                }
                return entry.fault;
            }
        }
        return null;
    }
}
