// SPDX-License-Identifier: Apache-2.0
package org.qti4j.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.qti4j.sandbox.internal.Documents;
import org.qti4j.sandbox.internal.QtiDocuments;
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
    private UpdateMode metadataUpdates = UpdateMode.MERGE;
    private UpdateMode sectionUpdates = UpdateMode.MERGE;
    private boolean xmlUpdateKeepsMetadata;
    private Documents documents = new QtiDocuments();

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
     * Sets whether an update of metadata keeps the keys that it does not name. MERGE unless set: the documents have an example that
     * updates "just one field". Only the top level is merged.
     */
    public QtiSandboxBuilder metadataUpdates(UpdateMode value) {
        metadataUpdates = Objects.requireNonNull(value, "metadataUpdates");
        return this;
    }

    /**
     * Sets whether an update of a section keeps the fields that it does not name. MERGE unless set: the documents have an example that
     * updates the title alone. {@code visible} always goes back to true, its documented default.
     */
    public QtiSandboxBuilder sectionUpdates(UpdateMode value) {
        sectionUpdates = Objects.requireNonNull(value, "sectionUpdates");
        return this;
    }

    /** Sets whether a test keeps its metadata and other fields beside the XML when it is replaced by XML; false unless set. */
    public QtiSandboxBuilder xmlUpdateKeepsMetadata(boolean value) {
        xmlUpdateKeepsMetadata = value;
        return this;
    }

    /** Sets how documents are converted; for tests of the rest. */
    QtiSandboxBuilder documents(Documents value) {
        documents = value;
        return this;
    }

    /**
     * Starts the sandbox.
     *
     * @throws UncheckedIOException when the port cannot be had
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
                    metadataUpdates,
                    sectionUpdates,
                    xmlUpdateKeepsMetadata,
                    documents));
        } catch (IOException e) {
            throw new UncheckedIOException("the sandbox cannot listen on port " + port + " of loopback", e);
        }
    }
}
