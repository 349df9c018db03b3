// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.qti4j.sandbox.Misbehaviour;

/** What is switched on. Thread-safe; can be changed at any time. */
public final class Behaviour {
    private volatile Set<Misbehaviour> misbehaviours;

    Behaviour(Collection<Misbehaviour> misbehaviours) {
        this.misbehaviours = copy(misbehaviours);
    }

    /** Switches these on and all others off. */
    public void set(Collection<Misbehaviour> newMisbehaviours) {
        misbehaviours = copy(newMisbehaviours);
    }

    /** Returns what is switched on. */
    public Set<Misbehaviour> all() {
        return misbehaviours;
    }

    boolean has(Misbehaviour misbehaviour) {
        return misbehaviours.contains(misbehaviour);
    }

    private static Set<Misbehaviour> copy(Collection<Misbehaviour> values) {
        return values.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(values));
    }
}
