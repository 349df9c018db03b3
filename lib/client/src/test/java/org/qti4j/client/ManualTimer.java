// SPDX-License-Identifier: Apache-2.0
package org.qti4j.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import org.qti4j.client.internal.Timer;

/** A timer on which no time passes: what it watches is due when the test says so. */
final class ManualTimer implements Timer {
    private final Map<Object, Runnable> tasks = new LinkedHashMap<>();
    private final Map<Object, Duration> times = new LinkedHashMap<>();
    private Executor executor = Runnable::run;

    Timer with(Executor newExecutor) {
        executor = newExecutor;
        return this;
    }

    @Override
    public synchronized Runnable after(Duration time, Runnable task) {
        Object key = new Object();
        tasks.put(key, task);
        times.put(key, time);
        notifyAll();
        return () -> {
            synchronized (this) {
                tasks.remove(key);
                times.remove(key);
                notifyAll();
            }
        };
    }

    /** Lets everything be due that waits this long, as soon as there is something. */
    void pass(Duration time) {
        List<Runnable> due = new ArrayList<>();
        synchronized (this) {
            long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
            while (!times.containsValue(time) && System.nanoTime() < end) {
                try {
                    wait(1000);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
            new ArrayList<>(tasks.keySet()).forEach(key -> {
                if (times.getOrDefault(key, Duration.ZERO).equals(time)) {
                    due.add(tasks.remove(key));
                    times.remove(key);
                }
            });
        }
        due.forEach(executor::execute);
    }

    /** Returns how much is being waited for. */
    synchronized int waiting() {
        return tasks.size();
    }

    /** Returns how much is still being waited for when what is ending has ended, five seconds later at most. */
    synchronized int left() throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        while (!tasks.isEmpty() && System.nanoTime() < end) {
            wait(100);
        }
        return tasks.size();
    }

    @Override
    public synchronized void close() {
        tasks.clear();
        times.clear();
        notifyAll();
    }
}
