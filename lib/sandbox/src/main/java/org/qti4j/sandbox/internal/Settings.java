// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qti4j.sandbox.Misbehaviour;

/** The settings of a sandbox, as {@link org.qti4j.sandbox.QtiSandboxBuilder} explains them. */
public record Settings(
        int port,
        String clientId,
        String clientSecret,
        Duration tokenLifetime,
        int maxBodyBytes,
        Clock clock,
        @Nullable Path folder,
        Set<Misbehaviour> misbehaviours,
        long faultSeed,
        double faultRate,
        Duration slowness,
        List<String> graderHosts) {}
