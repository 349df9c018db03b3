// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.client.Update;
import org.qti4j.json.api.StimulusUpdate;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qti update stimulus}. */
@Command(
        name = "stimulus",
        sortOptions = false,
        description =
                "Replaces a stimulus: PUT /stimuli/ID. Without metadata in FILE or by an option, those that the service"
                        + " has are read first and sent again, because they would be cleared.")
final class UpdateStimulusCommand extends UpdateRequest {
    private static final String METADATA = "metadata";

    @Parameters(index = "0", paramLabel = "ID", description = "The identifier of the stimulus.")
    private String id = "";

    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "The stimulus, JSON or XML by its content; the endpoint takes JSON, XML is converted first.")
    private String file = "";

    @Option(names = "--metadata", paramLabel = "FILE", description = "The metadata, a JSON object.")
    private @Nullable String metadataFile;

    @Option(names = "--clear-metadata", description = "Let the service forget the metadata.")
    private boolean clear;

    @Option(names = "--create", description = "Create the stimulus when the service does not have it.")
    private boolean create;

    UpdateStimulusCommand(Session session) {
        super(session);
    }

    @Override
    Step prepare() throws IOException {
        Payload payload = payload(file);
        Map<String, Object> json = new LinkedHashMap<>(payload.apiObject(hasPreflight(), "qti-assessment-stimulus"));
        if (metadataFile != null) {
            json.put(METADATA, payload(metadataFile).json());
        }
        return client -> {
            Map<String, Object> kept =
                    json.containsKey(METADATA) || clear ? null : stored(() -> client.getStimulus(id));
            if (kept != null) {
                json.put(METADATA, kept);
            }
            return sendOrCreate(
                    client,
                    Update.stimulus(id, json),
                    create ? Update.newStimulus(StimulusUpdate.fromJson(json)) : null);
        };
    }

    @Override
    String source() {
        return file;
    }

    @Override
    void fill(QtiSandbox sandbox) {
        if (!create) {
            sandbox.putStimulus(SandboxDocuments.stimulus(id));
        }
    }
}
