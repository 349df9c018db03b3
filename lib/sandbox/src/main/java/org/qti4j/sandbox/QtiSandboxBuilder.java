// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.qti4j.sandbox.internal.Secrets;
import org.qti4j.sandbox.internal.Settings;

/** Collects the settings of a {@link QtiSandbox}. Not thread-safe. */
public final class QtiSandboxBuilder {
    private int port;
    private String clientId = "sandbox-client";
    private String clientSecret = Secrets.random();
    private Duration tokenLifetime = Duration.ofHours(1);
    private int maxBodyBytes = 10 * 1024 * 1024;
    private Clock clock = Clock.systemUTC();
    private @Nullable Path folder;
    private final Set<Misbehaviour> misbehaviours = EnumSet.noneOf(Misbehaviour.class);
    private long faultSeed = ThreadLocalRandom.current().nextLong();
    private double faultRate = 0.1;
    private Duration slowness = Duration.ofMillis(200);
    private List<String> graderHosts = List.of("*.lambda-url.*.on.aws", "*.execute-api.*.amazonaws.com");

    QtiSandboxBuilder() {}

    /** Sets the port on loopback; 0, a free one, unless set. */
    public QtiSandboxBuilder port(int value) {
        if (value < 0 || value > 65535) {
            throw new IllegalArgumentException("port " + value + " is not between 0 and 65535");
        }
        port = value;
        return this;
    }

    /** Sets the credentials that obtain a token; {@code sandbox-client} and a random secret unless set. */
    public QtiSandboxBuilder credentials(String id, String secret) {
        clientId = Objects.requireNonNull(id, "id");
        clientSecret = Objects.requireNonNull(secret, "secret");
        return this;
    }

    /** Sets how long a token lives; one hour unless set. */
    public QtiSandboxBuilder tokenLifetime(Duration value) {
        tokenLifetime = Objects.requireNonNull(value, "tokenLifetime");
        return this;
    }

    /** Sets the longest request body; a longer one is answered by 413. 10 MiB unless set. */
    public QtiSandboxBuilder maxBodyBytes(int value) {
        if (value < 1) {
            throw new IllegalArgumentException("maxBodyBytes is " + value + "; it must be at least 1");
        }
        maxBodyBytes = value;
        return this;
    }

    /** Sets the clock of the time stamps and of the tokens. */
    public QtiSandboxBuilder clock(Clock value) {
        clock = Objects.requireNonNull(value, "clock");
        return this;
    }

    /**
     * Keeps everything in this folder, which is made when it is not there, and starts with what is in it; in memory only unless set. Each
     * test, item and stimulus is one JSON file, written whole or not at all. Only one sandbox at a time can have a folder.
     */
    public QtiSandboxBuilder folder(Path value) {
        folder = Objects.requireNonNull(value, "folder");
        return this;
    }

    /** Switches misbehaviours on, in addition to those that are on. */
    public QtiSandboxBuilder misbehave(Misbehaviour... values) {
        return misbehave(List.of(values));
    }

    /** Switches misbehaviours on, in addition to those that are on. */
    public QtiSandboxBuilder misbehave(Collection<Misbehaviour> values) {
        misbehaviours.addAll(values);
        return this;
    }

    /**
     * Sets what decides which requests the misbehaviours of kind {@link Misbehaviour.Kind#RANDOM} hit; a random number unless set. The same
     * seed hits the same requests: it depends on the method, the path, and how often that was requested before, on nothing else.
     */
    public QtiSandboxBuilder faultSeed(long value) {
        faultSeed = value;
        return this;
    }

    /** Sets the share of requests, from 0 to 1, that a misbehaviour of kind {@link Misbehaviour.Kind#RANDOM} hits; 0.1 unless set. */
    public QtiSandboxBuilder faultRate(double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("faultRate is " + value + "; it must be from 0 to 1");
        }
        faultRate = value;
        return this;
    }

    /** Sets how late the answers of {@link Misbehaviour#SLOW_ANSWERS} and {@link Misbehaviour#SLOW_BODIES} are; 200 ms unless set. */
    public QtiSandboxBuilder slowness(Duration value) {
        slowness = Objects.requireNonNull(value, "slowness");
        return this;
    }

    /**
     * Sets the hosts that {@link Misbehaviour#GRADER_HOSTS_CHECKED} approves, in which a star stands for any characters;
     * {@code *.lambda-url.*.on.aws} and {@code *.execute-api.*.amazonaws.com} unless set, which the service was seen to approve.
     */
    public QtiSandboxBuilder graderHosts(List<String> values) {
        graderHosts = List.copyOf(values);
        return this;
    }

    /**
     * Starts the sandbox.
     *
     * @throws UncheckedIOException when the port or the folder cannot be had
     */
    public QtiSandbox start() {
        try {
            return new QtiSandbox(new Settings(
                    port,
                    clientId,
                    clientSecret,
                    tokenLifetime,
                    maxBodyBytes,
                    clock,
                    folder,
                    Set.copyOf(misbehaviours),
                    faultSeed,
                    faultRate,
                    slowness,
                    graderHosts));
        } catch (BindException e) {
            throw new UncheckedIOException("the sandbox cannot listen on port " + port + " of loopback", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot be started: " + e.getMessage(), e);
        }
    }
}
