// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
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
final class UpdateStimulusCommand extends UpdateReplacement {
    @Parameters(
            index = "1",
            paramLabel = "FILE",
            description = "The stimulus, JSON or XML by its content; the endpoint takes JSON, XML is converted first.")
    private String file = "";

    @Option(names = "--clear-metadata", description = "Let the service forget the metadata.")
    private boolean clear;

    UpdateStimulusCommand(Session session) {
        super(session);
    }

    @Override
    Step prepare() throws IOException {
        Payload payload = payload(file);
        Map<String, Object> json = new LinkedHashMap<>(payload.apiObject(hasPreflight(), "qti-assessment-stimulus"));
        Map<String, Object> metadata = givenMetadata();
        if (metadata != null) {
            json.put(METADATA, metadata);
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
    void put(QtiSandbox sandbox, String identifier) {
        sandbox.putStimulus(SandboxDocuments.stimulus(identifier));
    }
}
