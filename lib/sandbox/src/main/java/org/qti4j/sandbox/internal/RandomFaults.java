// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.sandbox.Fault;
import org.qti4j.sandbox.Misbehaviour;

/**
 * Faults that hit requests at random. Which ones depends on the seed, the method, the path, and how often that was requested before; not
 * on what other threads request meanwhile, so that a run can be repeated. Thread-safe.
 */
final class RandomFaults {
    private static final int MOST_PATHS = 100_000;
    private static final int LONGEST_BURST = 3;
    private static final long OVERSIZE = 33L * 1024 * 1024;

    private final Settings settings;
    private final Behaviour behaviour;
    private final Map<String, Integer> counts = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MOST_PATHS;
        }
    };

    RandomFaults(Settings settings, Behaviour behaviour) {
        this.settings = settings;
        this.behaviour = behaviour;
    }

    /** A fault and what it is called. */
    record Hit(Misbehaviour misbehaviour, Fault fault) {}

    @Nullable
    Hit next(String method, String path) {
        List<Misbehaviour> enabled = behaviour.all().stream()
                .filter(each -> each.kind() == Misbehaviour.Kind.RANDOM)
                .filter(each -> each != Misbehaviour.UPDATE_IGNORED || method.equals("PUT"))
                .toList();
        if (enabled.isEmpty()) {
            return null;
        }
        String key = method + " " + path;
        int count;
        synchronized (counts) {
            count = counts.merge(key, 1, Integer::sum);
        }
        Misbehaviour misbehaviour = drawn(key, count, enabled);
        for (int back = 1; misbehaviour == null && back < LONGEST_BURST && count > back; back++) {
            Misbehaviour before = drawn(key, count - back, enabled);
            if (before != null && isBurst(before) && burst(key, count - back) > back) {
                misbehaviour = before;
            }
        }
        return misbehaviour == null ? null : new Hit(misbehaviour, fault(misbehaviour, random(key, count, 3)));
    }

    private @Nullable Misbehaviour drawn(String key, int count, List<Misbehaviour> enabled) {
        double draw = (random(key, count, 0) >>> 11) * 0x1.0p-53;
        if (draw >= settings.faultRate()) {
            return null;
        }
        return enabled.get((int) Math.floorMod(random(key, count, 1), (long) enabled.size()));
    }

    private static boolean isBurst(Misbehaviour misbehaviour) {
        return misbehaviour == Misbehaviour.RATE_LIMITED || misbehaviour == Misbehaviour.RATE_LIMITED_SILENTLY;
    }

    private long burst(String key, int count) {
        return 1 + Math.floorMod(random(key, count, 2), (long) LONGEST_BURST);
    }

    private Fault fault(Misbehaviour misbehaviour, long random) {
        return switch (misbehaviour) {
            case RATE_LIMITED -> Fault.status(429);
            case RATE_LIMITED_SILENTLY -> Fault.status(429).withoutHeader("Retry-After");
            case UNAVAILABLE -> Fault.page(502 + (int) Math.floorMod(random, 3L));
            case SERVER_ERRORS -> Fault.status(500);
            case SLOW_ANSWERS -> Fault.delay(settings.slowness());
            case SLOW_BODIES -> Fault.slowBody(settings.slowness());
            case CONNECTION_DROPPED -> Fault.dropConnection();
            case ANSWER_DROPPED -> Fault.dropAnswer();
            case ANSWER_TRUNCATED -> Fault.truncated();
            case ANSWER_NOT_JSON -> Fault.otherBody("{\"identifier\": ");
            case ANSWER_HTML -> Fault.otherPage();
            case ANSWER_WRONG_TYPE -> Fault.contentType("text/html");
            case ANSWER_OVERSIZED -> Fault.oversized(OVERSIZE);
            case TOKENS_EXPIRE -> Fault.expiredTokens();
            case UPDATE_IGNORED -> Fault.ignored();
            default -> throw new IllegalArgumentException(misbehaviour + " is not random");
        };
    }

    /** Mixes all bits (the finalizer of SplitMix64). */
    private long random(String key, int count, int purpose) {
        long bits = settings.faultSeed();
        for (int i = 0; i < key.length(); i++) {
            bits = bits * 0x100000001B3L ^ key.charAt(i);
        }
        bits += 0x9E3779B97F4A7C15L * (count * 8L + purpose);
        bits = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        bits = (bits ^ (bits >>> 27)) * 0x94D049BB133111EBL;
        return bits ^ (bits >>> 31);
    }
}
