// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.NotFoundException;
import org.qti4j.client.QtiClient;
import org.qti4j.client.StoredEntity;
import org.qti4j.client.Update;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the replacements of an item, a test or a stimulus have in common: the name of the command is the one of the object. */
abstract class UpdateReplacement extends UpdateRequest {
    static final String METADATA = "metadata";

    @Parameters(index = "0", paramLabel = "ID", description = "The identifier of the ${COMMAND-NAME}.")
    String id = "";

    @Option(names = "--metadata", paramLabel = "FILE", description = "The metadata, a JSON object.")
    private @Nullable String metadataFile;

    /** Stands behind the commands' own {@code --clear-metadata}. */
    @Option(
            names = "--create",
            order = 1,
            description = "Create the ${COMMAND-NAME} when the service does not have it.")
    boolean create;

    UpdateReplacement(Session session) {
        super(session);
    }

    /** Returns the metadata of the option; null when it is not given. */
    @Nullable
    Map<String, Object> givenMetadata() throws IOException {
        return metadataFile == null ? null : payload(metadataFile).json();
    }

    /** Reads an object. */
    interface Reading {
        /** Returns what the service holds. */
        StoredEntity read();
    }

    /** Returns the metadata that a replacement would clear; null when there are none. */
    static @Nullable Map<String, Object> stored(Reading reading) {
        try {
            return reading.read().metadata();
        } catch (NotFoundException e) {
            return null;
        }
    }

    /** Sends an update, and creates the object when it is not there and may be created. */
    int sendOrCreate(QtiClient client, Update<?> update, @Nullable Update<?> creation) {
        try {
            return send(client, update);
        } catch (NotFoundException e) {
            if (creation == null) {
                throw e;
            }
            return send(client, creation);
        }
    }

    /** Puts an object of that identifier into the sandbox. */
    abstract void put(QtiSandbox sandbox, String identifier);

    @Override
    final void fill(QtiSandbox sandbox) {
        if (!create) {
            put(sandbox, id);
        }
    }
}
