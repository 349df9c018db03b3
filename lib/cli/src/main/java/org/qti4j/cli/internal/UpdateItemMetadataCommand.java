// SPDX-License-Identifier: Apache-2.0
package org.qti4j.cli.internal;

import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qti4j.json.api.ItemEnvelope;
import org.qti4j.sandbox.QtiSandbox;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qti update item-metadata}. */
@Command(
        name = "item-metadata",
        sortOptions = false,
        description = "Updates the metadata of an item: POST /assessment-items/metadata.")
final class UpdateItemMetadataCommand extends UpdateRequest {
    @Parameters(
            index = "0",
            paramLabel = "FILE",
            description = "The item: XML, the JSON of an item, or the body of the request; - is standard input.")
    private String file = "";

    @Option(names = "--metadata", paramLabel = "FILE", description = "The metadata, a JSON object.")
    private @Nullable String metadataFile;

    UpdateItemMetadataCommand(Session session) {
        super(session);
    }

    @Override
    Sending prepare(Session session) throws IOException {
        ItemEnvelope item = item(Payload.read(file, session));
        if (metadataFile == null) {
            return client -> client.updateAssessmentItemMetadata(item);
        }
        Map<String, Object> metadata = Payload.read(metadataFile, session).json();
        return client -> client.updateAssessmentItemMetadata(item.withMetadata(metadata));
    }

    private static ItemEnvelope item(Payload payload) throws IOException {
        if (payload.format() == Format.XML) {
            return ItemEnvelope.xml(payload.xml("qti-assessment-item"));
        }
        Map<String, Object> json = payload.json();
        return payload.located(
                () -> json.containsKey("format") ? ItemEnvelope.fromJson(json) : ItemEnvelope.json(json));
    }

    @Override
    void fill(QtiSandbox sandbox) {
        // An item that is not there yet is created by the endpoint.
    }
}
