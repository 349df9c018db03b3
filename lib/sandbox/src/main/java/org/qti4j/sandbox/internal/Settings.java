// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox.internal;

import java.time.Clock;
import java.time.Duration;
import org.qti4j.sandbox.UpdateMode;

/** The settings of a sandbox, as {@link org.qti4j.sandbox.QtiSandboxBuilder} explains them. */
public record Settings(
        int port,
        String clientId,
        String clientSecret,
        Duration tokenLifetime,
        int maxBodyBytes,
        Clock clock,
        UpdateMode metadataUpdates,
        UpdateMode sectionUpdates,
        boolean xmlUpdateKeepsMetadata,
        Documents documents) {}
